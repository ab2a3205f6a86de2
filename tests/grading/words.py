"""A paper with words in it: a class that hands in, and decides by table."""

import csv
import io
import json

from genex.grading.decide import deciding_run
from genex.grading.run import grading_run
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from tests.grading.sheets import right_answers as answers_of
from tests.grading.sheets import sheet as sheet_of_quiz
from tests.grading.sheets import write_key

PAPER = """
title = "Words"
[[section]]
[[section.question]]
[[section.question.part]]
family = "svm-loss"
[[section.question]]
text = "Why is softmax used?"
answer = "4 lines"
marks = 2
rubric = ["-1/2 no reason", "-1 vague", ["-1/2 a detail missing", "-2 nothing right"]]
[[section.question]]
text = "Which one, and why?"
answer = "tick one"
right = "this"
wrong = [{ says = "that", because = "No." }]
reason = "2 lines"
marks = 3
rubric = ["+1 right box #right", "+2 says why"]
"""
QUIZ = make_quiz(7, parse_blueprint(PAPER, "paper.toml"))
WHY = "It makes a distribution."
BOX = next(part.shown for part in QUIZ.parts if part.id == "3a")
RIGHT = {part: text for part, text in answers_of(QUIZ).items() if part[0] == "1"}
RIGHT |= {"2a": WHY, "3a": BOX, "3a.reason": "Because."}


def sheet(student, changed=None, **options):
    """A sheet of this paper, right where genex can tell."""
    return sheet_of_quiz(student, {**RIGHT, **(changed or {})}, quiz=QUIZ.id, **options)


class Class:
    """A class on disk: what it hands in, its results, and its table of open answers."""

    def __init__(self, folder):
        self.out, self.desk = folder / "out", folder / "desk"
        self.results = self.out / "results"
        self.desk.mkdir()
        write_key(self.out, QUIZ)

    def hand_in(self, student, changed=None, *, file="", **options):
        """Put a sheet on the desk."""
        path = self.desk / f"{file or student}.json"
        path.write_text(sheet(student, changed, **options))
        return path

    def grade(self, *paths, feedback=False, **options):
        """Mark what lies on the desk, or some of it."""
        return grading_run([*(paths or [self.desk])], None, self.out, feedback=feedback, **options)

    def again(self, **options):
        """Mark what is stored once more."""
        return grading_run([], None, self.out, again=True, feedback=False, **options)

    def decide(self, text=None, *, by="Ann", file="open.csv", **options):
        """Take a table back, with another text in it if one is given."""
        path = self.results / file
        if text is not None:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return deciding_run(path, None, self.out, by=by, **options)

    def open_rows(self, file="open.csv"):
        """The rows of the table."""
        text = (self.results / file).read_text("utf-8")
        return [*csv.DictReader(io.StringIO(text, newline=""))]

    def table(self, name):
        """The rows of another table, each a list."""
        return [*csv.reader(io.StringIO((self.results / name).read_text("utf-8"), newline=""))]

    def filled_in(self, fill, **how):
        """The table with something filled in: columns by student and part."""
        rows = self.open_rows()
        for row in rows:
            row.update(fill.get((row["student"], row["part"]), {}))
        return as_table(rows, **how)

    def marks(self):
        """The marks of each student."""
        return {one["student"]["id"]: one["marks"] for one in self.stored()}

    def stored(self):
        """All results."""
        return json.loads((self.results / "results.json").read_text())["results"]

    def part(self, student, part):
        """What results.json says of a part."""
        (one,) = (one for one in self.stored() if one["student"]["id"] == student)
        return next(found for found in one["parts"] if found["id"] == part)


def as_table(rows, delimiter=",", encoding="utf-8"):
    """Rows as a spreadsheet saves them."""
    file = io.StringIO()
    table = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    table.writeheader()
    table.writerows(rows)
    return file.getvalue().encode(encoding)
