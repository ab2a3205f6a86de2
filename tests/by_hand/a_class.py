"""A class that has handed in answers in words, marked by genex as far as it can."""

import json
from pathlib import Path

from click.testing import CliRunner

from genex.commands.cli import main
from genex.files.writing import as_json
from genex.grading.run import grading_run
from genex.grading.store import store_of_class
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.quiz import make

PAPER = """
name = "words"
title = "Words"

[[section]]
[[section.question]]
text = "Why is softmax used before cross-entropy?"
answer = "4 lines"
marks = 2
rubric = ["-1/2 no reason", ["-1/2 a detail missing", "-2 no clear explanation"], "-1 wrong term"]
solution = "It makes probabilities of logits."

[[section.question]]
text = "The gradient of cross-entropy needs the margin."
answer = "true or false"
right = false
reason = "2 lines"
marks = 2
rubric = ["+1 right box #right", "+1 names the logits"]

[[section.question]]
text = "How many parameters?"
answer = "number"
right = 12
"""
QUIZ = make(parse_blueprint(PAPER, "words.toml"), 7, None, b"")
ANSWERS = {  # of each student, part by part
    "s01": ("It makes probabilities.", "F", "only logits", "12"),
    "s02": ("it makes probabilities", "T", "only logits", "12 or so"),
    "s03": ("exp is positive", "F", "", "13"),
    "s04": ("paper", "F", "Only logits!", "12"),
    "s05": ("", "", "", ""),
}
PARTS = ("1a", "2a", "2a.reason", "3a")


def hand_in(folder: Path, answers=None) -> Path:
    """The folder out/ of a class that was graded."""
    out, desk = folder / "out", folder / "desk"
    (out / QUIZ.id).mkdir(parents=True, exist_ok=True)
    (out / QUIZ.id / "key.json").write_bytes(as_json(QUIZ.key()))
    desk.mkdir(exist_ok=True)
    for student, texts in (answers or ANSWERS).items():
        written = dict(zip(PARTS, texts, strict=True))
        who = {"id": student, "name": f"Ada {student.title()}"}
        sheet = {"quiz": QUIZ.id, "student": who, "answers": written}
        (desk / f"{student}.json").write_text(json.dumps(sheet), "utf-8")
    grading_run([desk], None, out, feedback=False)
    return out


def mark(out: Path, *words: str, keys: str = "", by: str = "Ada") -> str:
    """What `genex mark` prints while these keys come out of a pipe, in one line."""
    found = CliRunner().invoke(main, ["mark", *words, "--out", str(out), "--by", by], input=keys)
    assert not found.exception or isinstance(found.exception, SystemExit), found.output
    return " ".join(found.output.split())


def standing(out: Path, part: str) -> dict[str, tuple]:
    """Marks, items, comment and marker by student, as they stand in the store."""
    with store_of_class(out / "results" / "class.sqlite") as store:
        every = store.answers(part, every=True)
        return {
            one.student: (one.ruling.marks, one.ruling.items, one.ruling.comment, one.ruling.by)
            for one in every
            if one.ruling
        }
