"""One exercise of a family as text, for its author and for a first look."""

import sys
from collections.abc import Iterator

from genex.answers import kind_of
from genex.catalogue.two_columns import terminal_width
from genex.document.blocks import Block, Framed, Heading, Item, Items, runs
from genex.document.markdown import read_markdown
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, slug
from genex.exercise.steps import FormulaStep
from genex.families import registry
from genex.figures import with_figures
from genex.generation.plan import Plan
from genex.generation.search import Drawn, draw_together
from genex.paper import tick_boxes
from genex.paper.question import slip_words
from genex.quiz.options import level_options
from genex.quiz.parts import part_letters
from genex.terminal.write import to_text
from genex.wording import texts as wording
from genex.wording.texts import fixed_word


def show_family(family: str, seed: int, level: str, *, solution: bool) -> str:
    """The exercise for this terminal."""
    kind = registry.family(family, "genex show")
    exercise = drawn_alone(kind, seed, level, "genex show").exercise
    blocks = tuple(_shown(exercise, solved=solution))
    return to_text(blocks, terminal_width(), styled=sys.stdout.isatty())


def drawn_alone(family: type[Exercise], seed: int, level: str, place: str) -> Drawn:
    """The exercise of a family alone, without a paper around it."""
    plan = Plan(family, level_options(family, level, place))
    (found,) = draw_together([plan], (seed, slug(family), 1))
    return found


def _shown(exercise: Exercise, *, solved: bool) -> Iterator[Block]:
    """The statement and what is asked; with the solutions and slips if they are wanted."""
    source = wording.place_of(type(exercise))
    yield from with_figures(read_markdown(wording.statement(exercise), source), source)
    for k, step in enumerate(asks(exercise)):
        asked = read_markdown(
            wording.question_words(exercise, step.name, step.places(exercise)), source
        )
        value = getattr(exercise, step.name)
        kind = kind_of(value, formula=isinstance(step, FormulaStep))
        if kind.ticks:
            asked = (*asked, *tick_boxes.boxes(exercise, step.name, value, kind, solved=solved))
        yield Items((Item(runs(f"({part_letters(k)})"), asked),))
        if solved:
            worked = wording.solution_words(exercise, step.name, step.places(exercise))
            yield Framed(read_markdown(worked, source), runs(fixed_word("solution")))
    if solved:
        yield Heading(runs(fixed_word("slips")), 2)
        yield slip_words(exercise)
