"""One exercise on paper: what is given, what is asked, and room for the answers or solutions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from genex.document.blocks import Block, Blocks, Framed, Items, Paragraph, Runs, Together, runs
from genex.document.blocks import Item as Listed
from genex.document.markdown import read_markdown
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.exercise import Exercise
from genex.exercise.graph import possible_slips
from genex.figures import with_figures
from genex.generation.certificate import AS_WRITTEN
from genex.paper import tick_boxes
from genex.paper.marks import marks_of, solution_title
from genex.paper.rubric_boxes import rubric_boxes
from genex.quiz.item import Item
from genex.quiz.parts import Part
from genex.quiz.task import REASON
from genex.wording import texts as wording
from genex.wording.texts import fixed_word

_PRINTED = 128  # what an exam prints is kept, as its key prints it too
Answer = Callable[[Item, Part], Iterator[Block]]  # what stands under what is asked


def printed(item: Item, answer: Answer, shared: Iterable[str] = ()) -> Iterator[Block]:
    """What is given and what is asked; fields that are shared were printed before."""
    given, first, *rest = in_pieces(item, answer, shared)
    yield Together((given, first))  # who answers the first part needs what is given
    yield from rest


def in_pieces(item: Item, answer: Answer, shared: Iterable[str] = ()) -> Iterator[Block]:
    """What is given, then each part, none of which has to share a page with another."""
    yield _given(item, frozenset(shared))
    for part in item.parts:
        if not part.is_reason:
            yield lettered(part, tuple(asked_and_answered(item, part, answer)))


@lru_cache(maxsize=_PRINTED)
def _given(item: Item, shared: frozenset[str]) -> Block:
    """What is given, under the title of the part if it has one."""
    title = (Paragraph(runs(item.title, bold=True), clings=True),) if item.title else ()
    words = read_markdown(wording.statement(item.exercise, shared), _source(item))
    return Together((*title, *with_figures(words, _source(item))))


def asked_and_answered(item: Item, part: Part, answer: Answer) -> Iterator[Block]:
    """What a part asks, with room for its answer or with its solution; then the reason for it."""
    yield from _asked(item, part)
    yield from answer(item, part)
    for reason in item.parts:
        if reason.id == f"{part.id}.{REASON}":
            yield Paragraph(runs(wording.question_words(item.exercise, REASON, None)))
            yield from answer(item, reason)


@lru_cache(maxsize=_PRINTED)
def _asked(item: Item, part: Part) -> Blocks:
    """What is asked in a part, and its marks."""
    words = read_markdown(
        wording.question_words(item.exercise, part.name, part.decimals), _source(item)
    )
    marks = part.marks or marks_of([item])  # a reason has those of both
    return _with_aside(with_figures(words, _source(item)), runs(f"[{marks_in_words(marks)}]"))


def lettered(part: Part, body: Blocks) -> Block:
    """Blocks beside the letter of a part."""
    label = runs(f"({part.id.lstrip('0123456789')})")
    return Together((Items((Listed(label, body),)),))


def worked(item: Item, part: Part, *, whole: bool = False) -> Iterator[Block]:
    """The answer and how it comes about; `whole` if its cells are marked together."""
    if part.kind.ticks:
        yield from tick_boxes.boxes(item.exercise, part.name, part.value, part.kind, solved=True)
    words = wording.solution_words(item.exercise, part.name, part.decimals)
    title = runs(solution_title(part, whole=whole))
    if words:
        yield Framed(with_figures(read_markdown(words, _source(item)), _source(item)), title, "bar")
    if part.rubric:
        yield from rubric_boxes(part.rubric, _source(item))


def slip_words(exercise: Exercise) -> Items:
    """What a student would read after each slip, behind its name."""
    place = wording.place_of(type(exercise))
    found = []
    for slip in possible_slips(exercise):
        words = read_markdown(wording.feedback(exercise, slip.name), place)
        found.append(Listed(runs("•"), _run_in(f"{slip.title}. ", words)))
    return Items(tuple(found))


def _run_in(title: str, words: Blocks) -> Blocks:
    """Blocks that begin with a title in bold, in the first line if that is text."""
    first, *others = words
    if not isinstance(first, Paragraph):
        return (Paragraph(runs(title, bold=True)), *words)
    return (replace(first, content=(*runs(title, bold=True), *first.content)), *others)


def _source(item: Item) -> str:
    """The name of a family's words, for messages."""
    return wording.place_of(type(item.exercise))


def _with_aside(asked: Blocks, aside: Runs) -> Blocks:
    """The marks at the end of the last paragraph."""
    last = asked[-1]
    if isinstance(last, Paragraph):
        return (*asked[:-1], Paragraph(last.content, last.align, aside))
    return (*asked, Paragraph((), aside=aside))


def certificate(item: Item) -> Runs:
    """The line that says how the key was confirmed."""
    parts: dict[str, list[str]] = {}
    for part in item.parts:
        route = item.drawn.certificate.routes[part.name]
        if route != AS_WRITTEN:
            parts.setdefault(fixed_word(route.replace(" ", "_")), []).append(part.id)
    routes = tuple((route, tuple(ids)) for route, ids in parts.items())
    return runs(fixed_word("certificate", routes=routes), italic=True) if routes else ()
