"""What speaks for a slip, and what speaks against it."""

from fractions import Fraction

from genex.families.initialisation.conv_init import ConvInit
from genex.families.initialisation.signal_scale import SignalScale
from tests.marking.planted import expected_of, marked, named, sheet_of

CONV = expected_of(ConvInit(*map(Fraction, (13, 47, 3, 4))))
SIGNAL = expected_of(
    SignalScale(Fraction(200), 8, relu=True, deviations=(Fraction(3, 25), Fraction(1, 10)))
)


def with_slips(expected, *slips):
    """The sheet of a student with these slips."""
    return sheet_of(expected.here.with_slips(*slips), expected.parts)


def test_two_slips_that_cancel_are_both_named():
    """Whoever exchanges the fans has Glorot's bound right, which speaks against neither slip."""
    sheet = with_slips(CONV, ConvInit.filters_for_channels, ConvInit.channels_for_filters)
    right = sheet_of(CONV.here, CONV.parts)
    found = marked(CONV, sheet)
    assert sheet["1e"] == right["1e"]
    assert named(found) == {"filters_for_channels", "channels_for_filters"}
    assert [d.verdict for d in found] == ["slip", "slip", "follows", "follows", "right"]


def test_ticks_do_not_outweigh_numbers():
    """Boxes as after a slip show nothing where the numbers before them are those of no slip."""
    slipped = with_slips(SIGNAL, SignalScale.deviation_not_squared)
    right = sheet_of(SIGNAL.here, SIGNAL.parts)
    assert slipped["1c"] != right["1c"]
    assert named(marked(SIGNAL, right | {"1c": slipped["1c"]})) == set()
    assert named(marked(SIGNAL, slipped)) == {"deviation_not_squared"}
