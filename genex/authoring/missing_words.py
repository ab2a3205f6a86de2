"""What a family's words lack: blocks that nobody wrote, and texts that cannot be printed."""

from collections.abc import Iterator

from genex.document.markdown import read_markdown
from genex.errors import TemplateError
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, graph, possible_slips, slug
from genex.exercise.witness import Witness
from genex.figures import with_figures
from genex.typeset import Style
from genex.typeset.blocks.flow import set_blocks
from genex.wording import texts as wording
from genex.wording.hints import hint

_MEASURE = 460.0  # points, about as wide as the text of a page


def wanted_blocks(family: type[Exercise]) -> dict[str, list[str]]:
    """The blocks that the templates and the solutions of a family must have."""
    steps = graph(family).steps.values()
    asked = [step.name for step in steps if step.marks is not None]
    failures = [f"{step.name}_failure" for step in steps if isinstance(step, Witness)]
    return {
        "templates": ["statement", *asked],
        "solutions": [*asked, *graph(family).slips, *failures],
    }


def unsaid(family: type[Exercise]) -> Iterator[str]:
    """Which blocks there are none of, a line for each file."""
    for kind, names in wanted_blocks(family).items():
        there = set(wording.blocks(kind, family))
        lacking = [f"'{name}'" for name in names if name not in there]
        if lacking:
            yield f"{kind}/{slug(family)}.md.j2 has no block {', '.join(lacking)}"


def unprintable(exercise: Exercise) -> str:
    """Why the words of an exercise cannot be printed; empty if they can."""
    place = wording.place_of(type(exercise))
    try:
        for text in _words(exercise):
            set_blocks(with_figures(read_markdown(text, place), place), _MEASURE, Style())
    except TemplateError as error:
        return str(error)
    return ""


def _words(exercise: Exercise) -> Iterator[str]:
    """All that is said of an exercise: what is given, asked, worked out, and to those who slip."""
    yield wording.statement(exercise)
    for step in asks(exercise):
        places = step.places(exercise)
        yield wording.question_words(exercise, step.name, places)
        yield wording.solution_words(exercise, step.name, places)
        yield hint(exercise, step.name, places, ())
    for slip in possible_slips(exercise):
        yield wording.feedback(exercise, slip.name)
