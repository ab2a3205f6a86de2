"""A class that hands in: a quiz, its key on disk, and sheets of every kind."""

import json

from genex.exercise.graph import possible_slips
from genex.files.writing import as_json
from genex.publishing.quiz_files import make_quiz
from tests.marking.planted import sheet_of

QUIZ = make_quiz(seed=7)


def right_answers(quiz=QUIZ, slip=None):
    """Every answer of a quiz, right or with one slip in the first exercise."""
    answers = {}
    for item in quiz.items:
        twin = item.exercise
        if slip and item is quiz.items[0]:
            twin = twin.with_slips(next(s for s in possible_slips(twin) if s.name == slip))
        answers.update(sheet_of(twin, item.parts))
    return answers


def sheet(student, answers=None, *, quiz=QUIZ.id, name=""):
    """A sheet as it is handed in."""
    found = {"quiz": quiz, "student": {"id": student, "name": name}}
    return json.dumps(found | {"answers": right_answers() if answers is None else answers})


def write_key(out, quiz=QUIZ, folder=""):
    """The key where genex puts it."""
    path = out / (folder or quiz.id) / "key.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_json(quiz.key()))
    return path
