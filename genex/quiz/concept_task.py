"""Questions from the bank: which points a part names, in what form, for how many marks."""

from collections.abc import Iterator
from fractions import Fraction

from genex.errors import BlueprintError
from genex.questions.concept import FromPoint, concept
from genex.questions.definition import Definition
from genex.questions.forms import MARKED, TICK_ALL, TICK_ONE, TRUE_OR_FALSE, Form, read_form
from genex.questions.forms import read_prose as read_room
from genex.questions.points import Point
from genex.quiz.points import Points, point_named, points_of_topic
from genex.quiz.rubric import Rubric
from genex.quiz.rubric_text import read_rubric
from genex.quiz.toml_table import Table

OF_CONCEPTS = ("concept", "topic", "count", "answer", "reason", "text")
_FORMS = (TICK_ONE, TICK_ALL, TRUE_OR_FALSE)
_MOST = 50


def points_asked(table: Table, points: Points) -> tuple[list[Point], int]:
    """The points that a part may ask, and how many of them."""
    named = table.values.get("concept")
    if named is None:
        topic: str = table.take("topic", str, "")
        found, usual = points_of_topic(topic, points, f"{table.place}, topic"), 1
    else:
        names = named if isinstance(named, list) else [named]
        found = [point_named(str(one), points, f"{table.place}, concept") for one in names]
        usual = len(found)
    count: int = table.take("count", int, usual)
    if not 1 <= count <= min(len(found), _MOST):
        raise BlueprintError(
            f"{table.place}, count: {count} of {len(found)} points. Give 1 to {len(found)}."
        )
    return found, count


def form_of_concept(table: Table) -> Form:
    """In which of its forms a point is asked."""
    found = read_form(table.take("answer", str, "4 lines"), f"{table.place}, answer")
    if found.kind in MARKED and found.kind not in _FORMS:
        raise BlueprintError(
            f"{table.place}, answer: a point is asked as {', '.join(_FORMS)} or as lines, not as"
            f' "{found.kind}".'
        )
    return found


def class_of_point(point: Point, table: Table, form: Form) -> type[FromPoint]:
    """The exercise of a point, as the key can build it again."""
    reason: str = table.take("reason", str, "")
    text: str = table.take("text", str, point.asks)
    written = {"point": point.written, "answer": str(form)}
    written |= {"reason": reason} if reason else {}
    written |= {"text": text} if "text" in table.values else {}
    room = read_room(reason, f"{table.place}, reason") if reason else None
    told = Definition((text,), form, reason=room, written=written, place=table.place)
    return concept(point, told)


def rubric_of_point(point: Point, table: Table, form: Form, marks: Fraction) -> Rubric | None:
    """The rubric of words: the part's own, or that of the point for so many marks."""
    place = f"{table.place}, rubric"
    if "rubric" in table.values:
        return read_rubric(table.values["rubric"], place, marks)
    if "reason" in table.values:
        return read_rubric([*_halves(marks)], place, marks)
    if form.kind or point.rubric is None:
        return None
    return read_rubric(point.rubric, place).scaled(marks)


def _halves(marks: Fraction) -> Iterator[str]:
    """Half of the marks for the box, half for the reason."""
    yield f"+{marks / 2} the right box #right"
    yield f"+{marks / 2} a sound reason"


def marks_of_point(point: Point, form: Form) -> Fraction:
    """The marks of a point where the paper does not say: those of its rubric, or one."""
    if form.kind or point.rubric is None:
        return Fraction(1)
    rubric = read_rubric(point.rubric, "rubric")
    return rubric.most if rubric.gives else Fraction(1)
