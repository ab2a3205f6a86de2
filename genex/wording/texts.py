"""Words: Jinja templates and values in, Markdown with mathematics out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import jinja2
import jinja2.nodes

from genex.errors import TemplateError
from genex.exact.rounding import Places
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph, slug
from genex.exercise.witness import Failure
from genex.wording.templates import blocks_of, names_in_block, render, template, where, words_of


def block_words(kind: str, name: str, exercise: Exercise, **values: Any) -> str:
    """One block of a family's template, rendered for an exercise."""
    known = {"e": exercise, "digits": exercise.known_digits}
    return render(words_of(kind, type(exercise)), name, {**known, **values})


def blocks(kind: str, family: type[Exercise]) -> Iterable[str]:
    """The names of the blocks of a family's template."""
    return blocks_of(words_of(kind, family))


def statement(exercise: Exercise, shared: Iterable[str] = ()) -> str:
    """What is given; fields that an earlier part has printed are not printed again."""
    return block_words("templates", "statement", exercise, shared=set(shared))


def question_words(exercise: Exercise, name: str, decimals: Places | None) -> str:
    """What is asked."""
    return block_words("templates", name, exercise, decimals=decimals)


def solution_words(exercise: Exercise, name: str, decimals: Places | None) -> str:
    """How an asked value is worked out, with this exercise's numbers."""
    return block_words("solutions", name, exercise, decimals=decimals)


def feedback(exercise: Exercise, slip: str) -> str:
    """What a student reads who made a slip."""
    because = graph(type(exercise)).slips[slip].because
    if because is None:
        return block_words("solutions", slip, exercise)
    return block_words("solutions", "because", exercise, because=because)


def failure(exercise: Exercise, name: str, found: Failure) -> str:
    """Which condition a student's own answer does not meet."""
    return block_words("solutions", f"{name}_failure", exercise, failure=found)


def cell_label(exercise: Exercise, name: str, indices: tuple[int, ...]) -> str:
    """The LaTeX beside the box of an answer or of one of its cells; empty if it has no name."""
    words, place = words_of("templates", type(exercise)), f"{name}_label"
    if place not in blocks_of(words):
        return ""
    if "e" in names_in_block(words, place):
        return block_words("templates", place, exercise, k=indices)
    return label(words, place, indices)


@lru_cache(maxsize=1024)
def label(words: jinja2.Template, name: str, indices: tuple[int, ...]) -> str:
    """A label that knows its cell's indices `k` and no numbers, for all papers."""
    return render(words, name, {"k": indices})


def option_lines(exercise: Exercise, name: str, count: int, indices: Sequence[int]) -> list[str]:
    """What stands beside the boxes of a choice: one line of its block for each."""
    written = block_words("templates", f"{name}_options", exercise, k=indices)
    found = [line.strip() for line in written.splitlines() if line.strip()]
    if len(found) != count or len(set(found)) < count:
        raise TemplateError(
            f"{where(words_of('templates', type(exercise)))}, block '{name}_options':"
            f" {len(set(found))} different lines where the step chooses among {count} options."
        )
    return found


def place_of(family: type[Exercise]) -> str:
    """The name of a family's words, for messages."""
    return f"{slug(family)}.md.j2"


@lru_cache(maxsize=1024)
def fixed_word(name: str, **values: Any) -> str:
    """One of the fixed words of a paper; papers of one class mostly say the same."""
    return render(template("templates", "words", None), name, values)


def form_words(kind: str, values: Mapping[str, Any]) -> str:
    """The form that an answer of a kind takes."""
    return render(template("templates", "forms", None), kind, values)


def feedback_words(name: str, **values: Any) -> str:
    """One of the sentences of a feedback page, or the page itself."""
    return render(template("templates", "feedback", None), name, values)


@lru_cache(maxsize=4096)
def phrase(name: str, **values: Any) -> str:
    """One of the short phrases of a feedback page, which many students read."""
    return feedback_words(name, **values)


def practice_words(name: str, **values: Any) -> str:
    """One of the sentences of the practice in the terminal."""
    return render(template("templates", "practice", None), name, values)


def new_family(name: str, class_name: str, topic: str) -> dict[str, str]:
    """The texts of a new family's three files; a family of genex has the topic of its folder."""
    words = template("templates", "new-family", None)
    values = {"name": name, "class_name": class_name, "topic": topic}
    return {part: render(words, part, values) + "\n" for part in words.blocks}
