"""What was asked in a student's variant: in words, and with what is right."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from genex.by_hand.screen import Question
from genex.document.blocks import Blocks
from genex.document.markdown import read_markdown
from genex.feedback.escaped import code
from genex.feedback.words import worked_solution
from genex.figures import with_figures
from genex.quiz.key_reader import Key, KeyItem
from genex.quiz.parts import Part
from genex.wording import texts as wording

_NO_SOLUTION = "The key has no solution."


def asked_at(key: Key, name: str) -> Question:
    """The question at a part of a key."""
    item = next(item for item in key.items for part in item.parts if part.id == name)
    part = key.parts[name]
    return Question(_set(item, _asked(item, part)), cache(lambda: _set(item, _solved(item, part))))


def _asked(item: KeyItem, part: Part) -> list[str]:
    """What is asked; what stands above it is needed for a reason, or where that is all."""
    words = [_words(item, one) for one in _with_above(item, part)]
    enough = any(words) and not part.is_reason
    return words if enough else [wording.statement(item.exercise), *words]


def _solved(item: KeyItem, part: Part) -> list[str]:
    """What stands above it if it is not shown anyway, what is right, and how it comes about."""
    above = wording.statement(item.exercise)
    shown = above in _asked(item, part)
    values = [_right(one) for one in _with_above(item, part) if not one.kind.by_person]
    solution = worked_solution(item, part)
    return ["" if shown else above, *values, solution or ("" if values else _NO_SOLUTION)]


def _with_above(item: KeyItem, part: Part) -> Sequence[Part]:
    """A part, and the one above it if it is the reason for that."""
    place = item.parts.index(part)
    return item.parts[place - part.is_reason : place + 1]


def _words(item: KeyItem, part: Part) -> str:
    """The words that ask for a part."""
    return wording.question_words(item.exercise, part.name, part.decimals)


def _right(part: Part) -> str:
    """The right answer."""
    return f"**Right:** `{code(_written(part.shown))}`"


def _written(value: Any) -> str:
    """A value as the key holds it, lists in brackets."""
    return f"[{', '.join(map(_written, value))}]" if isinstance(value, list) else str(value)


def _set(item: KeyItem, texts: Iterable[str]) -> Blocks:
    """Texts in Markdown as blocks."""
    source = wording.place_of(type(item.exercise))
    return tuple(with_figures(read_markdown("\n\n".join(filter(None, texts)), source), source))
