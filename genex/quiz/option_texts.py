"""What stands beside the boxes of a choice, for those who write it in place of a letter."""

from contextlib import suppress

from genex.errors import TemplateError
from genex.exact.cells import dimensions, flat
from genex.exercise.exercise import Exercise
from genex.quiz.parts import Part


def option_texts(exercise: Exercise, part: Part) -> list[str]:
    """The options in Markdown; none where every cell has its own, or where there is no Jinja."""
    if part.count is None:
        return []
    places = [(k,) for k, _ in enumerate(flat(part.value))] if dimensions(part.value) else [()]
    with suppress(ImportError, TemplateError):  # marking runs where there are no templates, too
        from genex.wording.texts import option_lines  # noqa: PLC0415  (few sheets need it)

        found = [option_lines(exercise, part.name, part.count, place) for place in places]
        return found[0] if all(one == found[0] for one in found) else []
    return []
