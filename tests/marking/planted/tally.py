"""How many planted slips are found again, and what they are taken for."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

from genex.exact.formula import formula_text
from genex.exercise.draw import Draw
from genex.marking.slipped_slopes import differentiated
from genex.marking.verdicts import Verdict
from genex.quiz.parts import each_cell
from tests.marking.planted import drawn, expected_of, marked, named, sheet_of
from tests.marking.planted.wrong import all_wrong, cells, with_blunders

RECOVERED, CHANCE = 0.99, 0.005  # what marking must reach
WRONG = 2  # wrong sheets of each kind, of each variant


@dataclass
class Tally:
    """The counts of one family."""

    planted: Counter = field(default_factory=Counter)  # sets of one slip and of two
    recovered: Counter = field(default_factory=Counter)
    hidden: Counter = field(default_factory=Counter)  # sets that a set no larger looks like
    confusions: Counter = field(default_factory=Counter)
    wrong: int = 0  # sheets of each kind
    haphazard: int = 0  # of them named as a slip
    blunders: int = 0

    def share(self, size):
        """The share of the planted sets of a size that was recovered."""
        return self.recovered[size] / self.planted[size] if self.planted[size] else 1.0

    @property
    def chance(self):
        """The share of wrong sheets that were named as slips, of the worse kind."""
        return max(self.haphazard, self.blunders) / self.wrong if self.wrong else 0.0

    @property
    def passed(self):
        """Is that good enough?"""
        return min(map(self.share, (1, 2))) >= RECOVERED and self.chance < CHANCE


def tally(family, seeds, options, short=0):
    """The counts over some variants of a family, written so many places short."""
    found = Tally()
    for seed in seeds:
        expected = expected_of(drawn(family, seed, **options))
        plant(found, expected, short)
        mislead(found, expected, seed, short)
    return found


def plant(found, expected, short=0):
    """Plant every slip and pair of slips into one variant, and mark."""
    for names, sheet, hidden in sheets_with_slips(expected, short):
        if hidden or is_nothing(expected, sheet):
            found.hidden[f"{label(names)} = {hidden or 'nothing'}"] += 1
            continue
        decisions = marked(expected, sheet)
        found.planted[len(names)] += 1
        left = any(d.verdict is Verdict.WRONG for d in decisions)
        if named(decisions) == names and not left:
            found.recovered[len(names)] += 1
        else:
            rest = ", a part unexplained" if left else ""
            found.confusions[f"{label(names)} → {label(named(decisions))}{rest}"] += 1


def is_nothing(expected, sheet):
    """Are there only noughts in the parts that are not right, as anybody writes them?"""
    right = as_written(expected, ())
    changed = [part for part in expected.parts if sheet[part.id] != right[part.id]]
    values = [x for part in changed for x in cells(sheet[part.id], part.value)]
    return all(value in ("0", "0.0000", "error") for value in values)


def sheets_with_slips(expected, short=0):
    """Each set of slips with its sheet, and what else gives this sheet."""
    written, told = {}, {}
    givers = defaultdict(list)
    for slips in [(), *expected.singles, *combinations([s for (s,) in expected.singles], 2)]:
        if expected.sheet(slips) is not None:
            written[slips] = as_written(expected, slips, short)
            told[slips] = as_judged(expected, slips, written[slips])
            givers[repr(told[slips])].append(slips)
    for slips in expected.singles:
        if expected.derived(slips) is not None:  # what follows from a derivative of a slipped rule
            told[f"{slips}, derived"] = as_derived(expected, slips, short)
            givers[repr(told[f"{slips}, derived"])].append(slips)
    for slips, sheet in written.items():
        others = [s for s in givers[repr(told[slips])] if s != slips and len(s) <= len(slips)]
        others += [less for less in combinations(slips, 1) if all_right(told, less, slips)]
        if slips:
            names = {slip.name for slip in slips}
            yield names, sheet, label({s.name for s in others[0]}) if others else ""


def all_right(told, less, slips):
    """Does all that a second slip changes come out right, so that nobody can see it?"""
    if less == slips or less not in told:
        return False
    pairs = zip(told[less].items(), told[slips].items(), strict=True)
    return all(one == other or other[1] == told[()][other[0]] for one, other in pairs)


def as_written(expected, slips, short=0):
    """The sheet of a student with these slips; what is rounded is worked out in floats."""
    rounded = [part for part in expected.parts if part.decimals is not None]
    exact = [part for part in expected.parts if part.decimals is None]
    twins = expected.here.with_slips(*slips), expected.exercise.with_slips(*slips)
    sheet = sheet_of(twins[0], rounded, short) | sheet_of(twins[1], exact)
    return {part.id: sheet[part.id] for part in expected.parts}


def as_derived(expected, slips, short=0):
    """The sheet of a student who differentiates rightly what a slip has spoiled."""
    twin = differentiated(expected.here.with_slips(*slips), slips)
    exact = [part for part in expected.parts if part.decimals is None]
    rounded = [part for part in expected.parts if part.decimals is not None]
    right = sheet_of(expected.exercise.with_slips(*slips), exact)
    changed = {p.id: expected.derived(slips)[p.id] != expected.sheet(slips)[p.id] for p in exact}
    sheet = sheet_of(twin, rounded, short) | {
        p.id: fractions(getattr(twin, p.name)) if changed[p.id] else right[p.id] for p in exact
    }
    return {part.id: sheet[part.id] for part in expected.parts}


def fractions(value):
    """Numbers that were measured, as the exact ones are written."""
    return each_cell(lambda x: formula_text(Fraction(x).limit_denominator(10_000)), value)


def as_judged(expected, slips, sheet):
    """What can be told from such a sheet: of a witness only what it stands for."""
    judged = expected.sheet(slips)
    return {p.id: judged[p.id] if p.witness else sheet[p.id] for p in expected.parts}


def mislead(found, expected, seed, short=0):
    """Mark wrong sheets of one variant."""
    right = sheet_of(expected.exercise, expected.parts, short)
    for attempt in range(WRONG):
        found.wrong += 1
        everywhere = all_wrong(Draw("haphazard", seed, attempt), expected, short)
        found.haphazard += bool(named(marked(expected, everywhere)))
        few = with_blunders(Draw("blunders", seed, attempt), expected, right, short)
        found.blunders += bool(named(marked(expected, few)))


def label(names):
    """Names of slips in one line."""
    return " + ".join(sorted(names)) or "none"
