"""Items that people have added to the rubrics of a paper while they marked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from genex.quiz.key_reader import Key
from genex.quiz.parts import Part
from genex.quiz.rubric_text import read_rubric

Added = Mapping[str, Sequence[str]]  # by the part, as they were written
NOTHING_ADDED: Added = {}


def with_added_items(key: Key, added: Added) -> Key:
    """A key whose rubrics have what was added to them."""
    if not added.keys() & key.parts.keys():
        return key
    items = [
        replace(item, parts=tuple(_with_items(part, added.get(part.id, ())) for part in item.parts))
        for item in key.items
    ]
    return replace(key, items=tuple(items))


def _with_items(part: Part, added: Sequence[str]) -> Part:
    """A part whose rubric has what was added to it."""
    if not added:
        return part
    written = [*(part.rubric.written if part.rubric else ()), *added]
    return replace(part, rubric=read_rubric(written, f"rubric of {part.id}"))
