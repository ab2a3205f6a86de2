"""A question of a paper as text, for its author."""

import sys
from collections.abc import Iterator

from genex.catalogue.two_columns import terminal_width
from genex.document.blocks import Block
from genex.document.markdown import read_markdown
from genex.errors import AuthorError
from genex.figures import with_figures
from genex.messages import guess
from genex.paper.answer_space import room
from genex.paper.question import printed, worked
from genex.quiz.blueprint import load_blueprint
from genex.quiz.item import Item
from genex.quiz.quiz import Quiz, make
from genex.terminal.write import to_text


def show_part(path: str, part: str, seed: int, *, solution: bool) -> str:
    """A part of a paper such as 2b, a question such as 2, or all of it, for this terminal."""
    quiz = make(load_blueprint(path), seed, None, b"")
    items = _chosen(quiz, part, path)
    blocks = tuple(block for item in items for block in _shown(item, items, solved=solution))
    return to_text(blocks, terminal_width(), styled=sys.stdout.isatty())


def _chosen(quiz: Quiz, part: str, path: str) -> list[Item]:
    """The exercises with that part or of that question."""
    found = [
        item
        for item in quiz.items
        if part in {"", str(item.question.number), *(one.id for one in item.parts)}
    ]
    if not found:
        raise AuthorError(f"{path}: has no part '{part}'.{guess(part, [p.id for p in quiz.parts])}")
    return found


def _shown(item: Item, items: list[Item], *, solved: bool) -> Iterator[Block]:
    """What stands above the question, what is asked, and the solution if it is wanted."""
    question = item.question
    first = next(one for one in items if one.question.number == question.number)
    if question.text and item is first:
        yield from with_figures(read_markdown(question.text, question.place), question.place)
    yield from printed(item, worked if solved else room)
