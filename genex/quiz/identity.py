"""What a quiz code stands for: all that the draws of a paper depend on, and nothing else."""

import inspect
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from genex.exact.rounding import Figures, Places
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.generation.plan import Plan, with_shared_pins
from genex.questions.own import FromWords
from genex.quiz.blueprint import Blueprint, Question
from genex.quiz.options import options_of
from genex.quiz.part_key import field_as_json
from genex.quiz.quiz_id import quiz_id
from genex.quiz.task import askable


def code_of(blueprint: Blueprint, seed: int, student: str | None, secret: bytes) -> str:
    """The code of a paper, which tells whether two papers have the same numbers.

    Two texts that ask for the same draws have one code, whatever their words, marks and layout.
    """
    return quiz_id(secret, json.dumps([blueprint.name, seed, student, _questions(blueprint)]))


@lru_cache(maxsize=8)  # a class has one
def _questions(blueprint: Blueprint) -> str:
    """All that is drawn, question by question."""
    questions = [_described(one) for section in blueprint.sections for one in section.questions]
    return json.dumps(questions)


def plans_of(question: Question) -> list[Plan]:
    """What is to be drawn for a question."""
    return [
        Plan(t.family, t.options, t.given, t.decimals, t.place, t.ask, k if t.own else 0)
        for k, t in enumerate(question.tasks)
    ]


def _described(question: Question) -> list[Any]:
    """A question as JSON: the shared fields, and the plan of each part in its order."""
    plans = with_shared_pins(plans_of(question), question.share)
    among = [task.among for task in question.tasks if task.among]
    drawn = [[_of_ones_own(task.family) for task in some] for some in among]
    return [sorted(question.share), *map(_plan_as_json, plans), *drawn]


def _plan_as_json(plan: Plan) -> list[Any]:
    """A plan as JSON; what is left out stands as what it means."""
    options = {**_defaults(plan.family), **plan.options}
    return [
        slug(plan.family),
        plan.family.version,
        *_of_ones_own(plan.family),
        _by_name(options),
        _by_name(plan.pins),
        _places_as_json(plan.decimals),
        _asked(plan.family, plan.ask),
    ]


def _of_ones_own(family: type[Exercise]) -> list[Any]:
    """What the draws of a question of one's own depend on: not its words."""
    return [family.drawn_from()] if issubclass(family, FromWords) else []


def _defaults(family: type[Exercise]) -> dict[str, Any]:
    """The options that hold where a blueprint chooses none."""
    parameters = inspect.signature(family.draw).parameters
    found = {name: parameters[name].default for name in options_of(family)}
    return {name: value for name, value in found.items() if value is not inspect.Parameter.empty}


def _by_name(values: Any) -> list[Any]:
    """Values with their names, in the order of the alphabet."""
    return [[name, field_as_json(values[name])] for name in sorted(values)]


def _places_as_json(places: Places | None) -> Any:
    """Decimals as a number, significant figures as a list of one."""
    return [places.count] if isinstance(places, Figures) else places


def _asked(family: type[Exercise], ask: Sequence[str]) -> list[str]:
    """The parts that are asked, in the order of the alphabet; nothing for all of them."""
    return [] if {*ask} == {*askable(family)} else sorted(ask)
