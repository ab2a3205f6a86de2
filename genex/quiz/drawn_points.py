"""Which points of the bank a paper asks, where its blueprint leaves that to the draw."""

from collections.abc import Iterator
from dataclasses import replace

from genex.errors import BlueprintError
from genex.exercise.draw import Draw
from genex.questions.concept import FromPoint
from genex.quiz.blueprint import Blueprint, Question
from genex.quiz.task import Task


def points_named(blueprint: Blueprint) -> set[str]:
    """The points that a paper asks whatever is drawn."""
    questions = (one for section in blueprint.sections for one in section.questions)
    tasks = (task for question in questions for task in question.tasks if not task.among)
    return {name for task in tasks for name in _point_of(task)}


def _point_of(task: Task) -> Iterator[str]:
    """The name of the point that a task asks, if it asks one."""
    if issubclass(task.family, FromPoint):
        yield task.family.point.name


def with_points(
    question: Question, paper: tuple[str, int], secret: bytes, asked: set[str]
) -> Question:
    """A question with its points drawn: the same for all variants, and none that was asked."""
    if not any(task.among for task in question.tasks):
        return question
    d = Draw("points", *paper, question.number, secret=secret)
    tasks = tuple(_drawn(task, k, d, asked) for k, task in enumerate(question.tasks))
    return replace(question, tasks=tasks)


def _drawn(task: Task, k: int, d: Draw, asked: set[str]) -> Task:
    """A task, or the first of those it may be whose point was not asked yet."""
    if not task.among:
        return task
    for found in d.permutation(f"part {k}", task.among):
        (name,) = _point_of(found)
        if name not in asked:
            asked.add(name)
            return found
    raise BlueprintError(
        f"{task.place}: all of its {len(task.among)} points are asked elsewhere in the paper."
        " Ask fewer of them."
    )
