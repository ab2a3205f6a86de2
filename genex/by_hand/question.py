"""What was asked in a student's variant: in words, and with what is right."""

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


def asked_at(key: Key, name: str) -> Question:
    """The question at a part of a key."""
    item = next(item for item in key.items for part in item.parts if part.id == name)
    part = key.parts[name]
    words = wording.question_words(item.exercise, part.name, part.decimals)
    source = wording.place_of(type(item.exercise))
    return Question(
        _set(words or wording.statement(item.exercise), source), cache(lambda: _solved(item, part))
    )


def _solved(item: KeyItem, part: Part) -> Blocks:
    """What stands above the question, and what is right."""
    exercise = item.exercise
    words = wording.question_words(exercise, part.name, part.decimals)
    texts = (wording.statement(exercise), words, *_right(part), worked_solution(item, part))
    return _set("\n\n".join(filter(None, texts)), wording.place_of(type(exercise)))


def _right(part: Part) -> list[str]:
    """The right answer; of words there is none but the solution."""
    return [] if part.kind.by_person else [f"**Right:** `{code(_written(part.shown))}`"]


def _written(value: Any) -> str:
    """A value as the key holds it, lists in brackets."""
    return f"[{', '.join(map(_written, value))}]" if isinstance(value, list) else str(value)


def _set(text: str, source: str) -> Blocks:
    """Markdown as blocks."""
    return tuple(with_figures(read_markdown(text, source), source))
