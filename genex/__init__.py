"""Exercises for a first deep-learning course: drawn, proved, printed and marked from one graph."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from genex.version import __version__ as __version__

if TYPE_CHECKING:
    from genex.algebra import Verdict, compare
    from genex.errors import AnswerError, AuthorError, GenexError
    from genex.exercise.exercise import Exercise
    from genex.families.registry import all_families
    from genex.publishing.quiz_files import make_quiz
    from genex.quiz.quiz import Quiz
__all__ = [
    "AnswerError",
    "AuthorError",
    "Exercise",
    "GenexError",
    "Quiz",
    "Verdict",
    "all_families",
    "compare",
    "make_quiz",
]

HOMES = {
    "Verdict": "algebra",
    "compare": "algebra",
    "AnswerError": "errors",
    "AuthorError": "errors",
    "Exercise": "exercise",
    "GenexError": "errors",
    "Quiz": "quiz.quiz",
    "all_families": "families.registry",
    "make_quiz": "publishing.quiz_files",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `genex --help` is quick."""
    if name not in HOMES:
        raise AttributeError(f"module 'genex' has no attribute '{name}'")
    return getattr(import_module(f"genex.{HOMES[name]}"), name)
