"""What rules read out of sight of the graph changes no marks, and is told to the author."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial

import pytest

from genex.authoring.family_check import graph_faults, stress
from genex.errors import AuthorError
from genex.exercise import Exercise, asked, derivative, feature, relu, slip, step
from genex.exercise.graph import graph
from genex.exercise.hidden_reads import hidden_reads
from tests.marking.planted import expected_of, marked, sheet_of


def losses_of(e):
    """What a helper function works out."""
    return [relu(x + e.margin) for x in e.inputs]


def by_helper(e):
    """A rule that hands the exercise to a helper, out of sight of the graph."""
    return losses_of(e)


@dataclass(frozen=True)
class Plainly(Exercise):
    """Losses by a rule that reads what it needs."""

    inputs: tuple[Fraction, ...]
    margin: Fraction

    @classmethod
    def draw(cls, d):
        """Draw the fields."""
        return cls(d.decimals("inputs", 3, "0.5", "4"), d.decimal("margin", "1", "3"))

    losses = asked(marks=3)(lambda e: [relu(x + e.margin) for x in e.inputs])
    total = asked(marks=1)(lambda e: sum(e.losses))
    twice = asked(marks=1)(lambda e: 2 * e.total)
    no_margin = slip("margin", lambda _, margin: 0 * margin)
    no_sum = slip(total, lambda _, total: total / 3)

    def direct(self):
        """The same by other means."""
        found = [max(0, float(x + self.margin)) for x in self.inputs]
        return {"losses": found, "total": sum(found), "twice": 2 * sum(found)}


class ByHelper(Plainly):
    """Losses by a helper function."""

    losses = asked(marks=3)(by_helper)


class ByProperty(Plainly):
    """Losses by a property."""

    @property
    def shifted(self):
        """Inputs with the margin."""
        return [x + self.margin for x in self.inputs]

    losses = asked(marks=3)(lambda e: [relu(x) for x in e.shifted])


def total_of(e):
    """What another helper works out."""
    return sum(e.losses)


def total_by_helper(e):
    """A rule that hands the exercise to it."""
    return total_of(e)


class TotalByHelper(ByHelper):
    """Losses and their total by helper functions."""

    total = asked(marks=1)(total_by_helper)
    no_sum = slip(total, lambda _, total: total / 3)


class ByHelperTold(ByHelper):
    """A helper of which the graph is told."""

    losses = asked(marks=3, reads=("inputs", "margin"))(by_helper)


FORMS = (Plainly, ByHelper, ByProperty, TotalByHelper, ByHelperTold)
HIDDEN = (ByHelper, ByProperty)


def exercise(family):
    """Inputs 1, 2 and 1/2 with the margin 3/2: losses 5/2, 7/2 and 2, in all 8."""
    return family((Fraction(1), Fraction(2), Fraction(1, 2)), Fraction(3, 2))


def sheets():
    """Sheets with slips, with a wrong cell that is followed, and with both."""
    right = exercise(Plainly)
    parts = expected_of(right).parts
    for names in (["no_margin"], ["no_sum"], ["no_margin", "no_sum"]):
        yield sheet_of(right.with_slips(*(graph(Plainly).slips[n] for n in names)), parts)
    yield {"1a": ["2.5", "3.5", "4.1"], "1b": "10.1", "1c": "20.2"}
    yield {"1a": ["2.5", "3.5", "4.1"], "1b": "3.366666667", "1c": "6.733333333"}
    yield {"1a": ["2.5", "3.5", "2"], "1b": "9", "1c": "18"}


@pytest.mark.parametrize("family", FORMS)
def test_a_sheet_earns_the_same_however_a_rule_reads(family):
    """Marks, verdicts and slips do not depend on how the author wrote the rule."""
    plainly, other = expected_of(exercise(Plainly)), expected_of(exercise(family))
    for sheet in sheets():
        one, two = marked(plainly, sheet), marked(other, sheet)
        assert [(d.marks, d.verdict, d.charged) for d in two] == [
            (d.marks, d.verdict, d.charged) for d in one
        ]


@pytest.mark.parametrize("family", FORMS)
def test_a_twin_keeps_nothing_that_was_worked_out(family):
    """A slip reaches what follows from it even if the graph does not know that it follows."""
    e = exercise(family)
    assert (e.total, e.with_slips(graph(family).slips["no_margin"]).total) == (8, Fraction(7, 2))


@pytest.mark.parametrize(("family", "place"), [(ByHelper, "losses_of"), (ByProperty, "shifted")])
def test_hidden_reads_are_told_with_the_way_out(family, place):
    """The author reads which rule, what it reads and where, and what to write."""
    (line,) = hidden_reads(exercise(family))
    assert line.startswith("the rule of 'losses' reads '")
    assert f"in {place}()" in line
    assert 'reads=("inputs", "margin")' in line or 'reads=("margin", "inputs")' in line


@pytest.mark.parametrize("family", [Plainly, ByHelperTold])
def test_what_the_graph_knows_is_not_told(family):
    """A rule that reads in sight, or of which the graph is told, is in order."""
    assert [*hidden_reads(exercise(family))] == []
    assert [*graph_faults(family, stress(family, 5))] == []


@pytest.mark.parametrize("family", HIDDEN)
def test_the_check_refuses_hidden_reads(family):
    """One line is enough: what follows from them is no news."""
    (line,) = graph_faults(family, stress(family, 5))
    assert "out of sight" in line


def test_a_slip_that_never_shows_is_a_fault():
    """A slip in a step that nothing asked follows from is an error."""

    class Aside(Plainly):
        """A slip that leads nowhere."""

        aside = step(lambda e: e.margin + 1)
        lost = slip(aside, lambda _, aside: aside + 9)

    (line,) = graph_faults(Aside, stress(Aside, 5))
    assert line.startswith("the slip 'lost' never shows in 1,000 draws of all levels")


def test_a_derivative_past_a_hidden_read_is_an_authors_error():
    """Where the graph ends, sympy cannot go on, and the author reads where that is."""

    class Sloped(ByHelper):
        """A derivative through the helper."""

        slope = derivative(Plainly.total, by="margin")

    class HalfSeen(Plainly):
        """A rule that shows one of two reads."""

        losses = asked(marks=3)(lambda e: [x + e.margin for x in losses_of(e)])
        slope = derivative(Plainly.total, by="margin")

    for family, text in ((Sloped, "does not follow from 'margin'"), (HalfSeen, "reads 'inputs'")):
        with pytest.raises(AuthorError, match=text):
            _ = exercise(family).slope


def test_what_is_told_must_exist():
    """A name that is neither a field nor a step is refused."""

    class Misnamed(Plainly):
        """It reads what there is not."""

        losses = asked(marks=3, reads="inputz")(by_helper)

    with pytest.raises(AuthorError, match="is said to read 'inputz', which is neither"):
        graph(Misnamed)


def test_a_chain_and_a_partial_rule_are_watched():
    """Whatever form a rule has, what it reads is seen."""

    class Chained(Plainly):
        """A rule behind another one."""

        losses = asked(marks=3)(lambda e: partial(losses_of, e)())

    (line,) = hidden_reads(exercise(Chained))
    assert "in losses_of()" in line


def test_a_rule_that_fails_where_it_is_not_asked_stops_nobody():
    """Marking and checking go on, with what the rule read before it failed."""

    class Divided(Plainly):
        """A step that is asked of some exercises, and one that looks at its own class."""

        share = asked(marks=1, when=lambda e: e.total > 99)(lambda e: e.total / (e.margin - 1.5))
        kind = step(lambda e: type(e).version)

    e = exercise(Divided)
    assert [*hidden_reads(e)] == []
    expected = expected_of(e)
    assert marked(expected, sheet_of(e, expected.parts))[0].marks == 3


def test_nothing_but_fields_and_steps_can_be_clamped():
    """A misspelt name is told, not passed over."""
    with pytest.raises(AuthorError, match="has no field or step 'margn'"):
        exercise(Plainly).twin(margn=1)


def test_a_feature_is_no_hiding_place():
    """What a rule reads by way of a feature is seen like everything else."""

    class ByFeature(Plainly):
        """Losses by a feature."""

        shifted = feature(lambda e: [x + e.margin for x in e.inputs])
        losses = asked(marks=3)(lambda e: [relu(x) for x in e.shifted])

    (line,) = hidden_reads(exercise(ByFeature))
    assert 'reads=("inputs", "margin")' in line or 'reads=("margin", "inputs")' in line


def test_a_method_that_keeps_its_values_is_refused():
    """Two twins are equal, so that one would get what was worked out for the other."""

    class Keeping(Plainly):
        """A cached method."""

        @cache  # noqa: B019  (that is what must be refused)
        def losses_kept(self):
            return losses_of(self)

    with pytest.raises(AuthorError, match="'losses_kept' keeps its values"):
        graph(Keeping)
