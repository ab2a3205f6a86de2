"""What stands beside the boxes of a choice, for those who write it in place of a letter."""

from contextlib import suppress

from genex.errors import TemplateError
from genex.exact.cells import dimensions, flat
from genex.exercise.exercise import Exercise
from genex.quiz.parts import Part


def option_texts(exercise: Exercise, part: Part) -> list[str]:
    """The options in Markdown, empty where cells have different ones; none without Jinja."""
    if part.count is None:
        return []
    places = [(k,) for k, _ in enumerate(flat(part.value))] if dimensions(part.value) else [()]
    with suppress(ImportError, TemplateError):  # marking runs where there are no templates, too
        from genex.wording.texts import option_lines  # noqa: PLC0415  (few sheets need it)

        cells = [option_lines(exercise, part.name, part.count, place) for place in places]
        return [lines[0] if len({*lines}) == 1 else "" for lines in zip(*cells, strict=True)]
    return []
