"""Questions of an author's own as exercises: what is right is a step, what is wrong are slips."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, make_dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from genex.errors import AuthorError
from genex.exact.choices import Choice, Choices, Truth, Words
from genex.exact.values import ERROR, Shape
from genex.exercise.draw import Draw, Unsuitable
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph
from genex.exercise.slips import Slip, slip_in_words
from genex.exercise.steps import FormulaStep, Step, asked
from genex.questions.definition import Definition, Wrong
from genex.questions.forms import FORMULA, IN_NUMBERS, TICK_ALL, TICK_ONE, TICKED, TRUE_OR_FALSE
from genex.questions.names_of_formulas import sample_values

if TYPE_CHECKING:
    from genex.questions.expressions import Expression
    from genex.questions.placeholders import Hole, Pieces

_AT = "at_"  # before the name of a field that stands for a name in a formula
_ALL_MARKS = Fraction(1000)  # more than any part has
_KEPT = 512  # questions of all papers that are marked at once


@dataclass(frozen=True)
class FromWords(Exercise):
    """An exercise that an author described in a paper: fields are what is drawn for it."""

    topic = "Questions of one's own"
    definition: ClassVar[Definition]

    @classmethod
    def draw(cls, d: Draw) -> Self:
        """Draw the values of names, and the order of options."""
        told = cls.definition
        drawn: dict[str, Any] = {one.name: d.choice(one.name, one.values) for one in told.ranges}
        if told.where is not None and not told.where.holds(_numbers_among(drawn)):
            raise Unsuitable("the condition of what is drawn does not hold")
        found = cls(**drawn, **cls.fixed_fields(), **cls.order(d))
        try:
            getattr(found, "answer")  # noqa: B009  (which the class that is made has)
        except (ArithmeticError, ValueError) as error:
            raise Unsuitable(f"the right answer cannot be worked out: {error}") from None
        return found

    @classmethod
    def drawn_from(cls) -> list[Any]:
        """What the draws depend on: the ranges, what is right and wrong, and how many options."""
        told = cls.definition
        ranges = [[one.name, *map(str, one.values)] for one in told.ranges]
        worked_out = [str(told.right), [str(wrong.says) for wrong in told.wrong]]
        condition = told.where.text if told.where else ""
        return [str(told.form), ranges, condition, worked_out if ranges else len(told.options)]

    @classmethod
    def fixed_fields(cls) -> dict[str, Any]:
        """Numbers that stand for the names of a formula, one no simple function of another."""
        return {f"{_AT}{name}": value for name, value in sample_values(cls.definition.names)}

    @classmethod
    def order(cls, d: Draw) -> dict[str, Any]:
        """The order of the options, where there are some whose order is drawn."""
        told = cls.definition
        if told.form.kind not in {TICK_ONE, TICK_ALL}:
            return {}
        places = tuple(range(len(told.options)))
        return {"order": places if told.in_order else d.permutation("order", places)}

    @property
    def values(self) -> dict[str, Any]:
        """The value behind each name."""
        told = self.definition
        found = {one.name: getattr(self, one.name) for one in told.ranges}
        return found | {name: getattr(self, f"{_AT}{name}") for name, _ in told.names}

    def filled(self, pieces: "Pieces") -> Iterator[Any]:
        """The pieces of a text: as they are, or the hole and the value that fills it."""
        for piece in pieces:
            if isinstance(piece, str):
                yield piece
            else:
                yield from _filled(piece, piece.value(self.values))

    @property
    def printed_options(self) -> "list[Pieces]":
        """What stands beside the boxes."""
        if self.definition.form.kind == TRUE_OR_FALSE:
            return [("True",), ("False",)]
        return [self.definition.options[k] for k in self.order]  # type: ignore[attr-defined]

    @property
    def shown_answer(self) -> Any:
        """What the key prints as the answer: a number, a formula or a word; boxes are ticked."""
        kind = self.definition.form.kind
        return None if not kind or kind in TICKED else self.answer  # type: ignore[attr-defined]

    @property
    def reasons(self) -> Iterator[tuple[Any, Any]]:
        """What is wrong, as it is printed, and why."""
        for k, wrong in enumerate(self.definition.wrong, 1):
            if any(wrong.because):
                yield self.said(wrong, k), self.filled(wrong.because)

    def said(self, wrong: Wrong, number: int) -> list[Any]:
        """A wrong answer as the key prints it."""
        told = self.definition
        if told.form.kind in {TICK_ONE, TICK_ALL}:
            return [*self.filled(told.options[wrong.says])]
        if told.form.kind == TRUE_OR_FALSE:
            return ["True" if wrong.says else "False"]
        value = self.with_slips(graph(type(self)).slips[wrong.name(number)]).answer  # type: ignore[attr-defined]
        return [value if isinstance(value, str) else ("text", value)]

    def direct(self) -> Mapping[str, Any]:
        """Numbers by the route on which those of students are worked out."""
        told = self.definition
        if told.form.kind == FORMULA:
            return {"value": told.right.in_floats(_floats(self.values))}
        if told.form.kind in IN_NUMBERS:
            return {"answer": _each(lambda one: one.in_floats(_floats(self.values)), told.right)}
        return {}


def _filled(hole: "Hole", value: Any) -> Iterator[Any]:
    """What fills a hole: words and code as they are, numbers for the template to write."""
    if isinstance(value, str):
        yield value
    elif hole.within == "code":
        yield _plain_number(value)
    else:
        yield hole.within, value


def _plain_number(value: Any) -> str:
    """A number as it stands in a program: 3, 0.25, or 1/3 where no decimal writes it."""
    if isinstance(value, Fraction) and value.denominator > 1:
        short = f"{float(value):.10g}"
        return short if Fraction(short) == value else str(value)
    return str(value)


def _numbers_among(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are numbers."""
    return {name: value for name, value in values.items() if not isinstance(value, str)}


def _floats(values: Mapping[str, Any]) -> dict[str, float]:
    """The numbers among values, in floats."""
    return {name: float(value) for name, value in _numbers_among(values).items()}


@lru_cache(maxsize=_KEPT)
def own_question(told: Definition) -> type[FromWords]:
    """The class of a question: equal questions are one."""
    fields = [(one.name, str if one.worded else Fraction) for one in told.ranges]
    fields += [(f"{_AT}{name}", Fraction) for name, _ in told.names]
    if told.form.kind in {TICK_ONE, TICK_ALL}:
        fields.append(("order", tuple[int, ...]))  # type: ignore[arg-type]
    found = make_dataclass(
        "OwnQuestion", fields, bases=(FromWords,), namespace=_made_of(told), frozen=True
    )
    found.__module__ = __name__
    return found


def _made_of(told: Definition) -> dict[str, Any]:
    """The steps and slips of a question."""
    reads = tuple(one.name for one in told.ranges) + tuple(f"{_AT}{n}" for n, _ in told.names)
    if told.form.kind in {TICK_ONE, TICK_ALL}:
        reads += ("order",)
    made: dict[str, Any] = {"definition": told, "as_written": _taken_as_written(told)}
    if told.form.kind == FORMULA:
        made["value"] = spoiled = Step(_value_of(told.right)).with_reads(reads)
        made["answer"] = asked(marks=1)(FormulaStep(spoiled))
        made["names"] = {f"{_AT}{name}": name for name, _ in told.names}
        made["domains"] = dict(told.names)
    else:
        made["answer"] = spoiled = asked(marks=1, decimals=told.places)(  # type: ignore[arg-type]
            Step(_value_of_answer(told)).with_reads(reads)
        )
    made["answer"].within = told.within
    if told.reason is not None:
        room = told.reason
        made["reason"] = asked(marks=1)(Step(lambda _: room))
    return made | dict(_slips_of(told, spoiled))


def _taken_as_written(told: Definition) -> tuple[str, ...]:
    """The parts that no second route confirms: boxes, words, and what a person reads."""
    worked_out = told.form.kind in {FORMULA, *IN_NUMBERS}
    return ("reason",) if worked_out else ("answer", "reason")


def _value_of(right: Any) -> Callable[[Any], Any]:
    """The rule of a value: each expression in it worked out."""
    return lambda e: _each(lambda one: one.exactly(_numbers_among(e.values)), right)


def _each(function: "Callable[[Expression], Any]", value: Any) -> Any:
    """A function applied to each expression in nested lists."""
    return [_each(function, one) for one in value] if isinstance(value, tuple) else function(value)


def _value_of_answer(told: Definition) -> Callable[[Any], Any]:
    """The rule of what is right."""
    if not told.form.kind:
        return lambda _: told.form.prose
    return _rule_of(told, told.right)


def _rule_of(told: Definition, says: Any) -> Callable[[Any], Any]:
    """The rule of an answer, right or wrong."""
    match told.form.kind:
        case "tick one":
            return lambda e: Choice(e.order.index(says), len(e.order))
        case "tick all":
            return lambda e: Choices({e.order.index(one) for one in says}, len(e.order))
        case "true or false":
            return lambda _: Truth.of(says)
        case "word":
            return lambda e: Words(*(_plain(e, one) for one in says))
        case "shape":
            return lambda e: _shape(_value_of(says)(e)) if says != ERROR else ERROR
        case _:
            return _value_of(says)


def _plain(exercise: FromWords, pieces: "Pieces") -> str:
    """A text with its holes filled, as it is typed."""
    parts = exercise.filled(pieces)
    return "".join(p if isinstance(p, str) else _plain_number(p[1]) for p in parts)


def _shape(sizes: Sequence[Any]) -> Shape:
    """Sizes as a shape."""
    if any(size != int(size) or size < 1 for size in sizes):
        raise ValueError(f"{', '.join(map(str, sizes))} are not the sizes of a tensor")
    return Shape(map(int, sizes))


def _slips_of(told: Definition, spoiled: Step) -> Iterator[tuple[str, Slip]]:
    """What is wrong, as slips with reasons of their own."""
    for k, wrong in enumerate(told.wrong, 1):
        rule, costs = _wrong_rule(told, wrong), _costs(told, wrong)
        if any(wrong.because) or wrong.misconception or wrong.costs is not None:
            yield wrong.name(k), Slip(spoiled, rule, because=wrong.because, costs=costs)


def _costs(told: Definition, wrong: Wrong) -> Fraction | None:
    """What a wrong answer costs: all there is if nobody says; of boxes the policy decides."""
    return wrong.costs if wrong.costs is not None or told.form.kind in TICKED else _ALL_MARKS


def _wrong_rule(told: Definition, wrong: Wrong) -> Callable[[Any, Any], Any]:
    """What a wrong answer makes of the right one; of boxes to tick it adds one."""
    if told.form.kind == TICK_ALL:
        return lambda e, right: Choices(right.places ^ {e.order.index(wrong.says)}, len(e.order))
    rule = _rule_of(told, wrong.says)
    return lambda e, _: rule(e)


def check_question(told: Definition) -> None:
    """Refuse names that mean something else to an exercise, and wrong answers that are right."""
    taken = {*dir(FromWords), "answer", "reason", "value", "order"}
    for one in told.ranges:
        if one.name in taken or not one.name.isidentifier():
            raise AuthorError(
                f"{told.place}, draw: '{one.name}' cannot be the name of what is drawn."
                " Take another one, such as n."
            )
    if not told.ranges:  # otherwise draws are telling
        _check_wrong_answers(told)


def _check_wrong_answers(told: Definition) -> None:
    """Refuse a wrong answer that is the right one, or that stands twice."""
    kind = own_question(told)
    order = {"order": tuple(range(len(told.options)))} if "order" in graph(kind).fields else {}
    exercise = kind(**kind.fixed_fields(), **order)
    slips = graph(kind).slips
    step = "value" if told.form.kind == FORMULA else "answer"
    known = [getattr(exercise, step)]
    for name, slip in slips.items():
        wrong = getattr(exercise.with_slips(slip), step)
        if wrong in known:
            what = "the right one" if wrong == known[0] else "another one"
            raise AuthorError(
                f"{told.place}, wrong: '{slip_in_words(name)}' is {what}. Change or remove it."
            )
        known.append(wrong)
