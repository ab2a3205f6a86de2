"""Derives ahead of time what the families need: `python -m genex.authoring.derive_ahead`."""

import json
from collections.abc import Iterator
from typing import Any

from genex.exercise.derived_rules import KEPT, known
from genex.exercise.draw import Draw, Unsuitable
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph
from genex.exercise.steps import DerivedStep
from genex.families.registry import our_families
from genex.quiz.blueprint import load_blueprint, shipped
from genex.quiz.options import settings

_TRIES = 200


def _drawn(family: type[Exercise], chosen: dict[str, Any]) -> Exercise:
    """Any exercise with these options; only its shape matters."""
    for attempt in range(_TRIES):
        try:
            return family.draw(Draw("keep", attempt), **chosen)
        except Unsuitable:
            continue
    raise AssertionError(f"{family.__name__} draws nothing with {chosen}")


def _wanted() -> Iterator[tuple[type[Exercise], dict[str, Any]]]:
    """The families with the options of their levels, and with those of the papers of genex."""
    for family in our_families():
        yield from ((family, chosen) for chosen in settings(family))
    for name in shipped():
        questions = (q for section in load_blueprint(name).sections for q in section.questions)
        yield from ((t.family, dict(t.options)) for q in questions for t in q.tasks)


def derive_all() -> dict[str, str]:
    """Every derivation that the levels of the families and the papers of genex need."""
    known().clear()
    for family, chosen in _wanted():
        exercise = _drawn(family, chosen)
        for name, step in graph(family).steps.items():
            if isinstance(step, DerivedStep):
                getattr(exercise, name)
    return dict(sorted(known().items()))


if __name__ == "__main__":
    KEPT.write_text(json.dumps(derive_all(), indent=0, ensure_ascii=False) + "\n", "utf-8")
