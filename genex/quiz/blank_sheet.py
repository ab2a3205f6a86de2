"""A blank answer sheet: empty places, and the form of each answer in words."""

from collections.abc import Iterable
from string import ascii_uppercase
from typing import Any

from genex.exact.cells import dimensions, names_of
from genex.quiz.parts import Part, each_cell
from genex.wording import texts as wording


def blank_answer(value: Any) -> Any:
    """An empty answer: of what has names, an empty place for each of them."""
    names = names_of(value)
    return dict.fromkeys(names) if names else each_cell(lambda _: None, value)


def form_of(part: Part, names: Iterable[str]) -> str:
    """The form of an answer, in words."""
    names = names_of(part.value) or names
    values = {
        "size": dimensions(part.value),
        "decimals": part.decimals,
        "names": list(names),
        "last": ascii_uppercase[(part.count or 1) - 1],
        "room": part.value,
    }
    return wording.form_words(part.kind.name, values)
