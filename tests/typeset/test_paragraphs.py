"""Laws of paragraphs: measure, justification, baselines, hyphens."""

from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genex.document.blocks import Code, LineBreak, Math, Meta, Paragraph, Text, runs
from genex.typeset import Margins, PageSetup, Style, write_pdf
from genex.typeset.pages.galley import distance
from genex.typeset.text import linebreak
from genex.typeset.text.atoms import atoms
from genex.typeset.text.hyphenation import divisions
from genex.typeset.text.linebreak import Fit, break_lines, fill_lines
from genex.typeset.text.lines import Type, _label, _lines, set_label, set_lines
from genex.typeset.text.numerals import DIGITS, FONT, codes
from genex.typeset.text.textfont import face, missing, set_word
from tests.typeset import specimen
from tests.typeset.reading import lines, texts

WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14), min_size=1, max_size=80
)
KIND = Type(10.0, 13.0)
LOREM = (
    "The network is trained with stochastic gradient descent on mini-batches, and the learning"
    " rate is small. Compute the error signal, using the definition of backpropagation, and give"
    " all intermediate results to two decimals; regularization influences generalization of"
    " convolutional architectures considerably, as does the initialization of all weights."
)


def narrow(width: float, **style: float) -> PageSetup:
    """Return a page whose text is so many millimetres wide."""
    return PageSetup(margins=Margins(25, 210 - 25 - width, 25, 25), style=Style(**style))


def right_edge(setup: PageSetup) -> float:
    """Return where the text of a page ends."""
    return setup.left + setup.measure


@settings(max_examples=150, deadline=None)
@given(WORDS, st.floats(60, 500))
def test_no_line_is_wider_than_its_measure(words, measure):
    """Whatever the words and the measure, ink ends at the right edge or before it."""
    for strip in set_lines(runs(" ".join(words)), measure, KIND):
        assert strip.reach <= measure + 0.01


@settings(max_examples=60, deadline=None)
@given(WORDS, st.floats(60, 500))
def test_every_word_is_set_once_and_in_order(words, measure):
    """Lines hold the words of the paragraph, no more and no less, but for hyphens."""
    line = atoms(runs(" ".join(words)))
    spans = break_lines(line, measure / 10, Fit(1e6, 3.0)) or fill_lines(line, measure / 10)
    assert [a for start, stop in spans for a in line[start:stop]] == list(line)
    assert all(first[1] == second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("width", [45, 60, 75, 90, 120, 160])
def test_justified_lines_end_at_the_margin(width):
    """On paper, the ink of every line but the last ends within half a point of the edge."""
    setup = narrow(width)
    pages = write_pdf((Paragraph(runs(LOREM)),), setup, Meta("Justified"))
    *full, last = lines(pages)
    for line in full:
        assert abs(max(c.right for c in line) - right_edge(setup)) < 1.2
    assert max(c.right for c in last) <= right_edge(setup) + 0.1


def test_lines_on_paper_hold_mathematics_and_code_within_the_measure():
    """Mixed content keeps to the measure too, on every line of a narrow column."""
    setup = narrow(70)
    pages = write_pdf((specimen.PROSE,), setup, Meta("Mixed"))
    assert max(c.right for line in lines(pages) for c in line) <= right_edge(setup) + 1.0


@pytest.mark.parametrize("width", [9, 11, 13, 16])
@pytest.mark.parametrize("first", range(0, 36, 4))
def test_no_other_breaks_are_better(first, width, monkeypatch):
    """Of all ways to break eleven words into lines, the one with the least badness is taken."""
    monkeypatch.setattr(linebreak, "UNEVEN", 0.0)
    line = atoms(runs(" ".join(LOREM.split()[first : first + 11])))
    found = break_lines(line, width, Fit(1e6, 1.0))
    count = len(line)
    ways = (
        tuple(pairwise((0, *places, count)))
        for many in range(count)
        for places in combinations(range(1, count), many)
    )
    best = min(cost(line, way, width, 1.0) for way in ways)
    assert (cost(line, found, width, 1.0) if found else inf) == pytest.approx(best)


def test_total_fit_is_never_worse_than_first_fit():
    """Its lines cost at most what lines cost that each take all they can hold."""
    line = atoms(runs(LOREM))
    for width in range(14, 60):
        best = break_lines(line, width, Fit(1e6, 3.0))
        assert best is not None
        assert cost(line, best, width, 3.0) <= cost(line, fill_lines(line, width), width, 3.0)


def cost(line, spans, width, extra) -> float:
    """Return what lines cost in all: the square of each one's badness, and ten more."""
    total = 0.0
    for start, stop in spans:
        part = line[start:stop]
        natural = sum(a.width + a.glue for a in part) - part[-1].glue
        room = width - natural
        shrink = sum(a.shrink for a in part[:-1])
        if room < -shrink - 1e-6:
            return inf
        give = sum(a.stretch for a in part[:-1]) + extra if room >= 0 else shrink
        last = stop == len(line)
        ratio = 0.0 if last and room >= 0 else abs(room / give) if give else 0.0
        total += (10 + min(100 * ratio**3, 1e4)) ** 2 + (0 if last else part[-1].penalty ** 2)
        total += 2500 if last and start and natural < 0.12 * width else 0
    return total


def test_lines_are_a_line_apart():
    """Baselines of plain text are one distance apart, whatever letters are in them."""
    setup = narrow(80)
    apart = [
        upper[0].baseline - lower[0].baseline
        for upper, lower in pairwise(lines(write_pdf((Paragraph(runs(LOREM)),), setup, Meta("x"))))
    ]
    assert all(abs(distance - setup.style.line) < 0.11 for distance in apart)


def test_a_tall_formula_moves_its_line_away():
    """A fraction in the line does not touch the lines above and below."""
    tall = r"\frac{\sum_{i=1}^n x_i^2}{\sqrt{\frac{a}{b}}}"
    content = (Text(LOREM[:200] + " "), Math(tall), Text(" " + LOREM[200:]))
    strips = set_lines(content, 200, KIND)
    heights = [(s.height, s.depth) for s in strips]
    assert max(h for h, _ in heights) > KIND.up
    for upper, lower in pairwise(strips):
        assert distance(upper, lower) > upper.depth + lower.height + 1


def test_formulas_stand_on_the_baseline_of_the_text():
    """The digits of a formula and those of the words around it share one baseline."""
    content = (Text("value 123 and "), Math("123"), Text(" and 123"))
    assert len(lines(write_pdf((Paragraph(content),), PageSetup(), Meta("Baseline")))) == 1


def test_words_are_divided_only_when_that_helps():
    """A wide paragraph has no hyphen at its line ends; a narrow one is not set without."""
    wide, slim = (
        texts(write_pdf((Paragraph(runs(LOREM)),), narrow(w), Meta("x")))[0] for w in (160, 38)
    )
    assert "-\r\n" not in wide.replace("mini-\r\n", "")
    assert "\ufffe" in slim or "-\r\n" in slim


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("backpropagation", "back-prop-a-ga-tion"),
        ("regularization", "reg-u-lar-iza-tion"),
        ("hyperparameter", "hy-per-pa-ram-e-ter"),
        ("table", "table"),
        ("associate", "as-so-ciate"),
        ("(differentiable),", "(dif-fer-en-tiable),"),
        ("x1_hidden", "x1_hidden"),
    ],
)
def test_words_are_divided_as_tex_divides_them(word, parts):
    """Liang's patterns divide these words as TeX does."""
    places = (0, *divisions(word), len(word))
    assert "-".join(word[a:b] for a, b in pairwise(places)) == parts


def test_no_line_breaks_within_a_name():
    """A no-break space holds two words on one line at every measure."""
    for measure in range(40, 200, 5):
        for strip in set_lines(
            runs("see Figure\u00a01 and Figure\u00a01 and Figure\u00a01"), measure, KIND
        ):
            assert strip.reach <= measure


def test_a_line_break_is_kept():
    """A line ends where the author ended it, and is not stretched."""
    strips = set_lines((Text("short"), LineBreak(), Text("next")), 300, KIND)
    assert [round(s.reach) for s in strips] == [
        round(set_label(runs(w), 10).reach) for w in ("short", "next")
    ]


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_alignment(align, share):
    """Text stands at the left, in the middle or at the right of its measure."""
    setup = narrow(100)
    (line,) = lines(write_pdf((Paragraph(runs("HIH"), align),), setup, Meta("x")))
    width = set_label(runs("HIH"), setup.style.size).reach
    assert abs(line[0].left - setup.left - share * (setup.measure - width)) < 0.6


def test_marks_stand_at_the_right_end():
    """What stands aside ends at the margin, on the last line if it has room, else below."""
    setup = narrow(100)
    for text, count in (("Short.", 1), ("word " * 18, 2)):
        found = lines(
            write_pdf((Paragraph(runs(text), aside=runs("(4 points)")),), setup, Meta("x"))
        )
        assert len(found) == count
        assert abs(max(c.right for c in found[-1]) - right_edge(setup)) < 1


def test_pairs_are_kerned():
    """A and V stand closer together than their widths say."""
    apart = sum(set_word("R", letter).width for letter in "AV")
    assert set_word("R", "AV").width < apart - 0.03


@pytest.mark.parametrize("font", ["R", "I", "B", "BI"])
def test_letters_after_f_are_joined(font):
    """The letters fi have shapes of their own, and still say f and i."""
    (stretch,) = set_word(font, "fi").stretches
    plain = {face(font).glyphs["f"], face(font).glyphs["i"]}
    assert stretch.glyphs.isdisjoint(plain)


def test_accents_may_be_typed_apart():
    """A letter and a combining accent are the same word as the accented letter."""
    assert set_word("R", "e\u0301") == set_word("R", "\u00e9")


def test_signs_come_from_the_mathematics_font():
    """What the text font lacks and mathematics has is printed, not boxed."""
    assert [s.font for s in set_word("R", "a∇b").stretches] == ["R", "M", "R"]


def test_what_cannot_be_printed_is_named():
    """Characters of no font are told, in order and once."""
    assert missing("Li 李 明 李 → ok") == "李明"


def test_code_is_not_hyphenated():
    """A name in code is broken only after its own signs, without a hyphen."""
    strips = set_lines((Code("torch.nn.functional.softmax_with_temperature"),), 90, KIND)
    assert len(strips) > 1
    assert max(s.reach for s in strips) <= 90.01


NUMBERED = st.text("0123456789.,() −-–abcfi→≥ΣÜ", min_size=1, max_size=60)


@given(NUMBERED, st.booleans(), st.sampled_from(["justified", "left", "center"]))
@settings(max_examples=300, deadline=None)
def test_digits_may_be_put_in_afterwards(text, bold, align):
    """What was set with zeros and then got its digits is what is set with them at once."""
    content, kind = (Text(text), Text(" 47", bold)), Type(10.0, 13.0, align)
    assert bare(set_label(content, 10.0)) == bare(*_label(content, 10.0))
    for measure in (40.0, 90.0):
        assert list(map(bare, set_lines(content, measure, kind))) == list(
            map(bare, _lines(content, measure, kind))
        )


def bare(strip):
    """A strip without its glyphs: a file carries all digits of the text font, or none."""
    return strip._replace(glyphs=())


def test_the_digits_of_the_text_font_are_alike():
    """They are equally wide, and kern with nothing: one may stand in the place of another."""
    metrics = face(FONT)
    digits = {metrics.glyphs[digit] for digit in DIGITS}
    assert len({metrics.widths[glyph] for glyph in digits}) == 1
    assert not digits & metrics.kerns.keys()
    assert not any(digits & row.keys() for row in metrics.kerns.values())
    assert len(metrics.widths) < 0xD00
    assert codes()["0"] == "00DB"
