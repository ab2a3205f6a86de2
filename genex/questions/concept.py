"""A point of knowledge as an exercise, in one of four forms; a misconception is a slip."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, make_dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from genex.exact.choices import Choice, Choices, Prose, Truth
from genex.exercise.draw import Draw
from genex.exercise.slips import Slip
from genex.exercise.steps import Step, asked
from genex.questions.definition import Definition
from genex.questions.forms import TICK_ALL, TICK_ONE, TRUE_OR_FALSE, Form
from genex.questions.own import FromWords
from genex.questions.points import Point

if TYPE_CHECKING:
    from genex.questions.placeholders import Pieces

_WRONG_OF_ONE = 3  # beside the right one
_OPTIONS_OF_ALL, _MOST_TRUE = 4, 2  # so that whoever ticks everything gains nothing
_KEPT = 512  # questions of all papers that are marked at once

Shown = tuple[tuple[int, ...], ...]  # the statements on the page: which one, and in which wording


@dataclass(frozen=True)
class FromPoint(FromWords):
    """A point of knowledge: every variant of a class has the same statements, in other words."""

    topic = "Concepts"
    point: ClassVar[Point]
    shown: Shown

    @classmethod
    def draw(cls, d: Draw) -> Self:
        """Draw what all variants have alike, then the wording and the order of one of them."""
        places = _PLACES[cls.definition.form.kind](d.common, cls.point)
        said = cls.point.statements
        worded = tuple((k, d.integer(f"wording/{k}", 0, len(said[k]) - 1)) for k in places)
        return cls(d.permutation("order", worded))

    @classmethod
    def drawn_from(cls) -> list[Any]:
        """What the draws depend on: the point, the form, and how many wordings there are."""
        wordings = [len(one) for one in cls.point.statements]
        return [cls.point.name, str(cls.definition.form), len(cls.point.right), wordings]

    @property
    def statements(self) -> list[str]:
        """The statements on the page."""
        return [self.point.statements[k][wording] for k, wording in self.shown]

    @property
    def printed_options(self) -> "list[Pieces]":
        """What stands beside the boxes."""
        if self.definition.form.kind == TRUE_OR_FALSE:
            return [("True",), ("False",)]
        return [(text,) for text in self.statements]

    @property
    def reasons(self) -> Iterator[tuple[Any, Any]]:
        """What is wrong on the page, and why; of words, all that may come."""
        shown = {one[0]: one[1] for one in self.shown}
        for k, one in self.point.misconceptions():
            if k in shown or not self.shown:
                yield [one.says[shown.get(k, 0)]], [one.because]

    def is_true(self, k: int) -> bool:
        """Whether a statement is a fact."""
        return k < len(self.point.right)

    def place_of(self, k: int) -> int | None:
        """Where a statement stands on the page."""
        return next((place for place, (one, _) in enumerate(self.shown) if one == k), None)


def _of_one(d: Draw, point: Point) -> tuple[int, ...]:
    """One fact among wrong statements."""
    facts, count = len(point.right), len(point.statements)
    wrong = d.permutation("wrong", range(facts, count))[:_WRONG_OF_ONE]
    return (d.integer("fact", 0, facts - 1), *wrong)


def _of_all(d: Draw, point: Point) -> tuple[int, ...]:
    """One or two facts among at least as many wrong statements."""
    facts, count = len(point.right), len(point.statements)
    true = d.integer("true", 1, min(facts, _MOST_TRUE))
    right = d.permutation("facts", range(facts))[:true]
    return (*right, *d.permutation("wrong", range(facts, count))[: _OPTIONS_OF_ALL - true])


def _of_truth(d: Draw, point: Point) -> tuple[int, ...]:
    """One statement, as often true as false."""
    facts, count = len(point.right), len(point.statements)
    ends = d.choice("truth", ((0, facts - 1), (facts, count - 1)))
    return (d.integer("statement", *ends),)


_PLACES: Mapping[str, Callable[[Draw, Point], tuple[int, ...]]] = {
    TICK_ONE: _of_one,
    TICK_ALL: _of_all,
    TRUE_OR_FALSE: _of_truth,
    "": lambda _d, _point: (),
}


@lru_cache(maxsize=_KEPT)
def concept(point: Point, told: Definition) -> type[FromPoint]:
    """The class of a question about a point: equal questions are one."""
    made: dict[str, Any] = {
        "definition": told, "point": point, "as_written": ("answer", "reason"),
        "answer": asked(marks=1)(Step(_rule_of(told.form)).with_reads("shown")),
    }  # fmt: skip
    if told.reason is not None:
        room = told.reason
        made["reason"] = asked(marks=1)(Step(lambda _: room))
    if told.form.kind:
        for k, one in point.misconceptions():
            made[one.name] = _slip(made["answer"], k, one.because)
    found = make_dataclass("Concept", [], bases=(FromPoint,), namespace=made, frozen=True)
    found.__module__ = __name__
    return found


def _rule_of(form: Form) -> Callable[[Any], Any]:
    """The rule of what is right."""
    match form.kind:
        case "tick one":
            return lambda e: Choice(_true_places(e)[0], len(e.shown))
        case "tick all":
            return lambda e: Choices(_true_places(e), len(e.shown))
        case "true or false":
            return lambda e: Truth.of(e.is_true(e.shown[0][0]))
        case _:
            room = form.prose or Prose("lines", 1)
            return lambda _: room


def _true_places(exercise: FromPoint) -> list[int]:
    """Where the facts stand on the page."""
    return [place for place, (k, _) in enumerate(exercise.shown) if exercise.is_true(k)]


def _slip(answer: Step, k: int, because: str) -> Slip:
    """A misconception: its statement is taken for true."""

    def believed(exercise: Any, right: Any) -> Any:
        place = exercise.place_of(k)
        if isinstance(right, Choices):
            return Choices(right.places ^ {place}, right.count)
        return Truth.of(True) if isinstance(right, Truth) else Choice(place, right.count)

    return Slip(answer, believed, lambda e: e.place_of(k) is not None, because=(because,))
