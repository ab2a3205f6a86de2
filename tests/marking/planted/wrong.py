"""Wrong answers that no slip gives: haphazard sheets, and right ones with a few wrong cells."""

from genex.exact import Shape, flat
from genex.quiz import each_cell


def haphazard(d, part, right):
    """Wrong values of the right form: numbers of the same size, other shapes, other formulas."""
    numbers = [x for x in flat(right) if isinstance(x, float)]
    largest = max(map(abs, numbers), default=1.0)
    places = part.decimals if part.decimals is not None else 1
    count = iter(range(1000))
    return each_cell(lambda _: cell(d, part, next(count), largest, places), part.value)


def cell(d, part, k, largest, places):
    """One wrong cell."""
    if part.kind == "shape":
        return [str(size) for size in Shape(d.integers(f"{part.id}/{k}", 3, 1, 12))]
    sign = 1 - 2 * d.integer(f"{part.id}/{k}/sign", 0, 1)
    value = sign * (1 + largest) * d.integer(f"{part.id}/{k}", 1, 99_999) / 100_000
    return f"{value:.{places}f}" if part.kind != "expression" else f"{value:.3f}"


def all_wrong(d, expected):
    """A sheet on which everything is haphazard."""
    return {p.id: haphazard(d, p, expected.right[p.id]) for p in expected.parts}


def with_blunders(d, expected, sheet):
    """A sheet with one to three haphazard cells in one of its parts."""
    part = d.choice("part", expected.parts)
    cells = len(flat(part.value))
    places = set(d.integers("places", d.integer("blunders", 1, 3), 0, cells - 1))
    wrong = haphazard(d, part, expected.right[part.id])
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
