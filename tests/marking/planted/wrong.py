"""Wrong answers that no slip gives: haphazard sheets, and right ones with a few wrong cells."""

from math import isfinite

from genex.exact.cells import flat
from genex.exact.choices import Choice, Choices
from genex.exact.rounding import Figures
from genex.exact.values import Shape
from genex.quiz.parts import each_cell
from tests.marking.planted import fewer, number

WRONG_WORD = "something else"


def haphazard(d, part, right, short=0):
    """Wrong values of the right form: numbers of the same size, other shapes, boxes, formulas."""
    cells, places = cells_of(part, right), fewer(places_of(part, right), short)
    largest = max((abs(x) for x in cells if isinstance(x, float)), default=1.0)
    own = isinstance(places, Figures)  # figures count in small numbers, too
    most = [2 * abs(x) if own else 1 + largest for x in cells]
    count = iter(range(1000))
    return each_cell(lambda _: cell(d, part, k := next(count), most[k], places), part.value)


def cells_of(part, right):
    """The right cells; of an answer of which many are right, those that the key prints."""
    if part.witness:
        return [float(x) for x in flat(part.value)]
    return [1.0 if isinstance(x, float) and not isfinite(x) else x for x in flat(right)]


def places_of(part, right):
    """Where wrong numbers are cut; exact ones as the right ones, but with a decimal at least."""
    if part.kind.name == "expression":
        return 3
    if part.decimals is not None:
        return part.decimals
    numbers = [f"{x:.3f}".rstrip("0") for x in cells_of(part, right) if isinstance(x, float)]
    return max((len(x) - x.index(".") - 1 for x in numbers), default=1) or 1


def cell(d, part, k, size, places):
    """One wrong cell."""
    if part.kind.name in OTHERS:
        return OTHERS[part.kind.name](d, f"{part.id}/{k}", part.count)
    sign = 1 - 2 * d.integer(f"{part.id}/{k}/sign", 0, 1)
    return number(sign * size * d.integer(f"{part.id}/{k}", 1, 99_999) / 100_000, places)


def sizes(d, name, _):
    """A shape."""
    return [str(size) for size in Shape(d.integers(name, 3, 1, 12))]


def box(d, name, count):
    """A ticked box."""
    return str(Choice(d.integer(name, 0, count - 1), count))


def boxes(d, name, count):
    """Some ticked boxes, or none."""
    ticks = d.integers(name, count, 0, 1)
    return str(Choices((k for k, tick in enumerate(ticks) if tick), count))


OTHERS = {"shape": sizes, "choice": box, "several": boxes, "words": lambda *_: WRONG_WORD}


def all_wrong(d, expected, short=0):
    """A sheet on which everything is haphazard."""
    return {p.id: haphazard(d, p, expected.right[p.id], short) for p in expected.parts}


def with_blunders(d, expected, sheet, short=0):
    """A sheet with one to three haphazard cells in one of its parts."""
    part = d.choice("part", expected.parts)
    cells = len(flat(part.value))
    places = set(d.integers("places", d.integer("blunders", 1, 3), 0, cells - 1))
    wrong = haphazard(d, part, expected.right[part.id], short)
    return sheet | {part.id: mixed(sheet[part.id], wrong, part.value, places)}


def mixed(first, second, like, places):
    """The cells of the first answer, but those of the second at some places."""
    pairs = enumerate(zip(cells(first, like), cells(second, like), strict=True))
    picked = iter([pair[k in places] for k, pair in pairs])
    return each_cell(lambda _: next(picked), like)


def cells(answer, like):
    """The cells of an answer that has the form of a value."""
    if isinstance(like, (list, tuple)) and not isinstance(like, Shape):
        return [c for part, inner in zip(answer, like, strict=True) for c in cells(part, inner)]
    return [answer]
