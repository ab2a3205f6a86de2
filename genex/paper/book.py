"""A book as a PDF file: chapters under a table of contents, with running heads."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, groupby
from typing import NamedTuple

from genex.document.blocks import Block, Blocks, Heading, Item, Items, Meta, Paragraph, Text, runs
from genex.paper.pdf import Sheet, style_of
from genex.typeset import Chapter, Marginal, PageSetup, part_of, set_chapter, write_chapters
from genex.wording.texts import fixed_word


class Entry(NamedTuple):
    """A chapter in the table of contents, and the part of the book to which it belongs."""

    part: str
    title: str
    summary: str


@dataclass(frozen=True)
class Book:
    """What is on the first page and in every foot; the chapters come one after the other."""

    title: str
    front: Blocks
    foot: str


def write_book(book: Book, chapters: Iterable[tuple[Entry, Blocks]], sheet: Sheet) -> bytes:
    """The book; each chapter is set when it is its turn, and begins a page."""
    setup = PageSetup(sheet.paper, style=style_of(sheet))
    entries: list[Entry] = []
    bodies: list[Chapter] = []
    for entry, blocks in chapters:
        title = entry.part if _new_part(entries, entry) else ""
        bodies.append(part_of(title, set_chapter((*_part_title(title), *blocks), setup)))
        entries.append(entry)
    front = _set_front(book, entries, bodies, setup)
    every = [front, *bodies]
    bound = _around(book, entries, _starts(front.pages, bodies), setup)
    return write_chapters(every, bound, Meta(book.title, language=fixed_word("language")))


def _new_part(before: Sequence[Entry], entry: Entry) -> bool:
    """Whether a part of the book begins with this chapter."""
    return not before or before[-1].part != entry.part


def _part_title(title: str) -> Blocks:
    """The title of a part, above its first chapter."""
    return (Heading(runs(title), 0, listed=False),) if title else ()


def _starts(front: int, bodies: Sequence[Chapter]) -> list[int]:
    """The first page of each chapter, behind so many pages of front matter."""
    return [*accumulate((body.pages for body in bodies), initial=front + 1)][:-1]


def _set_front(
    book: Book, entries: Sequence[Entry], bodies: Sequence[Chapter], setup: PageSetup
) -> Chapter:
    """The front matter; its contents count its own pages, which are more only if they grow."""
    for pages in count(1):
        contents = _table_of_contents(entries, _starts(pages, bodies))
        front = set_chapter((*book.front, *contents), setup)
        if front.pages <= pages:
            break
    return front


def _table_of_contents(entries: Sequence[Entry], pages: Sequence[int]) -> Iterator[Block]:
    """The chapters of each part, with their pages."""
    lines = [
        (entry, _contents_line(number, entry, page))
        for number, (entry, page) in enumerate(zip(entries, pages, strict=True), 1)
    ]
    for part, group in groupby(lines, key=lambda line: line[0].part):
        yield Heading(runs(part), 3, listed=False)
        yield Items(tuple(line for _, line in group))


def _contents_line(number: int, entry: Entry, page: int) -> Item:
    """A chapter's number, its title and summary, and its page at the end of the line."""
    words = (Text(entry.title, bold=True), Text(f"  {entry.summary}"))
    return Item(runs(str(number)), (Paragraph(words, "left", runs(str(page))),))


def _around(
    book: Book, entries: Sequence[Entry], first: Sequence[int], setup: PageSetup
) -> PageSetup:
    """The sheet with its heads, which name part and chapter, and its feet."""

    def head(page: int, _pages: int) -> Marginal:
        place = bisect_right(first, page) - 1
        if place < 0:
            return Marginal()
        entry = entries[place]
        return Marginal(left=runs(entry.part), right=runs(entry.title), rule=True)

    def foot(page: int, pages: int) -> Marginal:
        return Marginal(runs(book.foot), right=runs(fixed_word("page", page=page, pages=pages)))

    return PageSetup(setup.paper, setup.margins, setup.style, head, foot)
