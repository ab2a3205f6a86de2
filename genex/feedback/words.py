"""What a student reads of one part: verdict, slips, solution."""

import re
from collections.abc import Iterator
from string import ascii_uppercase

from genex.exact.cells import dimensions
from genex.marking.verdicts import Decision, Verdict
from genex.quiz.key_reader import KeyItem
from genex.quiz.parts import Part
from genex.terminal.cells import cells_of_line
from genex.wording import texts as wording

_NEW_PARAGRAPH = "\n\n"
_GENERAL = {"transposed"}  # slips of any matrix, which no family describes


def chosen(item: KeyItem, part: Part, decision: Decision) -> Iterator[str]:
    """What stands beside the boxes that were ticked."""
    if part.count is None:
        return
    for k, cell in enumerate(decision.cells):
        indices = (k,) if isinstance(part.value, (list, tuple)) else ()
        options = wording.option_lines(item.exercise, part.name, part.count, indices)
        for letter, option in zip(ascii_uppercase, options, strict=False):
            if letter in cell.read and not cell.problem:
                yield wording.feedback_words("chosen", letter=letter, option=option, line=indices)


def verdict_in_words(decision: Decision) -> str:
    """The verdict in words."""
    some = any(cell.verdict == "right" for cell in decision.cells)
    partly = any(cell.share > 0 for cell in decision.cells)
    return wording.feedback_words(decision.verdict, some=some, partly=partly)


def unreadable_in_words(part: Part, decision: Decision) -> Iterator[str]:
    """What could not be read, cell by cell or as a whole, and why."""
    if decision.problem:
        yield wording.feedback_words("fault_of_all", problem=escaped(decision.problem))
    for k, cell in enumerate(decision.cells):
        if cell.problem:
            text, problem = code(cell.read), escaped(cell.problem)
            where = _place_of_cell(part, k)
            values = {"where": where, "text": text, "problem": problem, "place": cell.place}
            if cell.caret is None:
                yield wording.feedback_words("fault", **values)
            else:
                before = " " * cells_of_line(text[: cell.caret])
                yield wording.feedback_words("fault_shown", **values, before=before)


def _place_of_cell(part: Part, k: int) -> list[int]:
    """A cell's row and its number in it, its number alone, or nothing where it is the only one."""
    size = dimensions(part.value)
    indices = divmod(k, size[1]) if size[1:] else (k,) if size else ()
    return [index + 1 for index in indices]


def slips(item: KeyItem, part: Part, decision: Decision) -> Iterator[str]:
    """What went wrong and where, and what follows from it."""
    yield from places_in_words("made_in", part, decision, Verdict.SLIP)
    yield from (_slip_words(item, name) for name in decision.charged)
    yield from places_in_words("follows_in", part, decision, Verdict.FOLLOWS)


def places_in_words(block: str, part: Part, decision: Decision, verdict: Verdict) -> Iterator[str]:
    """The rows or cells that have a verdict, where cells have their own."""
    width = len(part.value[0]) if part.kind.in_rows else 1
    cells = [k for k, cell in enumerate(decision.cells) if cell.verdict is verdict]
    numbers = [*dict.fromkeys(1 + k // width for k in cells)]
    if decision.divided and numbers:
        where = wording.feedback_words("numbered", numbers=numbers, rows=part.kind.in_rows)
        yield wording.feedback_words(block, where=where)


def _slip_words(item: KeyItem, name: str) -> str:
    """What went wrong, by its name, and how to mend it."""
    if name in _GENERAL:
        return wording.feedback_words(name)
    words = wording.feedback(item.exercise, name)
    title = f"**{getattr(type(item.exercise), name).title}.**"
    return f"{title}{' ' if words[0].isalnum() else _NEW_PARAGRAPH}{words}"


def failure_words(item: KeyItem, decision: Decision) -> str:
    """Where an answer of which many are right does not do what is asked."""
    if decision.failure is None:
        return ""
    return wording.failure(item.exercise, decision.name, decision.failure)


def worked_solution(item: KeyItem, part: Part) -> str:
    """The worked solution."""
    return wording.solution_words(item.exercise, part.name, part.decimals)


def escaped(text: str) -> str:
    """A text in which Markdown finds nothing to set."""
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|$~&])", r"\\\1", text)


def code(text: str) -> str:
    """A text that can stand between backticks."""
    return text.replace("`", "'") or " "
