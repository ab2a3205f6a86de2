"""The gallery: each family with an exercise, its solution and its slips, to leaf through."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from genex.catalogue.exercise_view import drawn_alone
from genex.catalogue.listing import summary_line
from genex.document.blocks import Block, Heading, Paragraph, Together, runs
from genex.document.markdown import read_markdown
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.families.topics import Topics, chosen
from genex.files.writing import OUT, write_folder
from genex.paper.answer_space import room
from genex.paper.book import Book, Entry, write_book
from genex.paper.marks import marks_of
from genex.paper.pdf import PaperSize, Sheet
from genex.paper.question import certificate, in_pieces, lettered, slip_words, worked
from genex.paper.slip_table import slip_tables
from genex.quiz.blueprint import Question
from genex.quiz.item import Item
from genex.quiz.parts import parts_of
from genex.quiz.quiz import check_seed
from genex.quiz.task import Task
from genex.runtime import Watch, unwatched
from genex.wording.texts import fixed_word

_PLACE = "genex gallery"


def issue_gallery(
    out: Path | None,
    seed: int,
    level: str,
    names: Sequence[str] = (),
    topics: Sequence[str] = (),
    paper: PaperSize = "a4",
    *,
    force: bool = False,
    watch: Watch = unwatched,
) -> Path:
    """Draw the gallery and write its file."""
    path = out or OUT / "gallery.pdf"
    content = gallery_bytes(chosen(names, topics, _PLACE), seed, level, Sheet(paper), watch)
    return write_folder(path.parent, {path.name: content}, force=force)[0]


def gallery_bytes(
    topics: Topics, seed: int, level: str, sheet: Sheet, watch: Watch = unwatched
) -> bytes:
    """The bytes of the gallery of some families."""
    check_seed(seed)
    families = [(topic, family) for topic, members in topics.items() for family in members]
    items = ((t, item_of(n, f, seed, level)) for n, (t, f) in enumerate(families, 1))
    chapters = ((_entry(topic, item), tuple(_chapter(item))) for topic, item in items)
    book = Book(
        fixed_word("gallery"),
        tuple(_front(len(families), seed, level)),
        fixed_word("gallery_foot", gallery=fixed_word("gallery"), level=level, seed=seed),
    )
    return write_book(book, watch(chapters, len(families)), sheet)


def item_of(place: int, family: type[Exercise], seed: int, level: str) -> Item:
    """The exercise that `genex show` draws, as a question of its own."""
    found = drawn_alone(family, seed, level, _PLACE)
    task = Task(_PLACE, family, {}, {}, (), None, None)
    question = Question(_PLACE, place, slug(family), "", bonus=False, share=(), tasks=(task,))
    return Item(question, found, tuple(parts_of(place, task, found.exercise, 0)))


def _front(families: int, seed: int, level: str) -> Iterator[Block]:
    """The title, and what there is to see."""
    yield Heading(runs(fixed_word("gallery")), 0, listed=False)
    facts = fixed_word("gallery_facts", families=families, level=level, seed=seed)
    yield Paragraph(runs(facts), "center")
    yield from read_markdown(fixed_word("gallery_use", level=level, seed=seed), "words.md.j2")


def _entry(topic: str, item: Item) -> Entry:
    """A family in the table of contents."""
    return Entry(topic, item.question.title, summary_line(type(item.exercise)))


def _chapter(item: Item) -> Iterator[Block]:
    """A family: what it is, the question, the worked solution, the slips."""
    marks = fixed_word("marks", marks=marks_in_words(marks_of([item])))
    title = f"{item.question.number}  {item.question.title}"
    yield Heading(runs(title), 1, runs(f"[{marks}]"))
    yield Paragraph(runs(summary_line(type(item.exercise)), italic=True))
    yield from in_pieces(item, room)  # below the title of a topic there is less space
    yield Heading(runs(fixed_word("worked_solution")), 2, listed=False)
    yield from _solutions(item)
    yield Heading(runs(fixed_word("slips")), 2, listed=False)
    yield from slip_tables(item)
    yield slip_words(item.exercise)


def _solutions(item: Item) -> Iterator[Block]:
    """How the answer to each part comes about; the last stays with what confirms them all."""
    *parts, last = (lettered(part, tuple(worked(item, part))) for part in item.parts)
    yield from parts
    yield Together((last, Paragraph(certificate(item))))
