"""Marking: µs per answer by kind, and a class of 10,000 from bytes to results."""

import json
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from genex.exercise.draw import Draw
from genex.exercise.graph import possible_slips
from genex.files.writing import as_json
from genex.grading.grade import grade_class
from genex.grading.pages import Feedback
from genex.grading.regrade import again
from genex.marking.clues import Clues
from genex.marking.expected import Expected
from genex.marking.explain import explain
from genex.marking.written_answers import read_written
from genex.publishing.quiz_files import make_quiz
from genex.quiz.key_reader import read_key
from genex.quiz.parts import each_cell
from genex.runtime import collect_rarely
from tests.marking.planted import sheet_of

CLASS = 10_000
QUIZ = make_quiz(seed=7)


def sheets_of(item):
    """The right sheet of an exercise, and one for each slip."""
    twins = [item.exercise, *(item.exercise.with_slips(s) for s in possible_slips(item.exercise))]
    return [sheet_of(twin, item.parts) for twin in twins]


def with_mistake(d, k, answers):
    """The answers with one number that nobody else wrote."""
    part = d.choice(f"{k}/part", [p for p in QUIZ.parts if p.kind.name in {"vector", "matrix"}])
    place, number = iter(range(100)), d.integer(f"{k}/number", 0, 10**6) / 10**5
    cells = iter(flat_texts(answers[part.id]))
    wrong = [f"{number:.4f}" if next(place) == 0 else cell for cell in cells]
    again = iter(wrong)
    return answers | {part.id: each_cell(lambda _: next(again), part.value)}


def flat_texts(value):
    """The texts in nested lists."""
    return [t for part in value for t in flat_texts(part)] if isinstance(value, list) else [value]


def hand_in(folder, count):
    """A class: most exercises right, others with a slip, every second sheet with a mistake."""
    d, choices = Draw("bench", "marking"), [sheets_of(item) for item in QUIZ.items]
    for k in range(count):
        answers = {}
        for n, sheets in enumerate(choices):
            right = d.integer(f"{k}/{n}", 1, 5) <= 3
            answers |= sheets[0] if right else d.choice(f"{k}/{n}/slip", sheets)
        answers = with_mistake(d, k, answers) if k % 2 else answers
        content = {"quiz": QUIZ.id, "student": {"id": f"s{k}", "name": ""}, "answers": answers}
        (folder / f"{k}.json").write_text(json.dumps(content))


def by_kind(count=300):
    """Print the µs per answer of each kind, right and wrong, without remembering any."""
    key = read_key(as_json(QUIZ.key()), "key.json")
    for item in key.items:
        expected = Expected(item.exercise, item.parts)
        right = sheet_of(item.exercise, item.parts)
        slips = [s for (s,) in expected.singles]
        wrong = sheet_of(item.exercise.with_slips(slips[0]), item.parts)
        for part in item.parts:
            times = [
                microseconds(lambda e=expected, p=part, s=sheet: mark_one(e, p, s), count)
                for sheet in (right, wrong)
            ]
            name = f"{part.id} {part.name} ({part.kind.name})"
            print(f"{name:44} right {times[0]:8.1f} µs   with a slip {times[1]:8.1f} µs")


def mark_one(expected, part, sheet):
    """Read and explain one answer."""
    answers = [sheet[p.id] if p is part else None for p in expected.parts]
    read = [read_written(expected, *pair) for pair in zip(expected.parts, answers, strict=True)]
    return explain(Clues(expected), read)


def microseconds(function, count):
    """CPU µs of a call, in the mean, behind one to warm up."""
    function()
    start = time.process_time_ns()
    for _ in range(count):
        function()
    return (time.process_time_ns() - start) / count / 1e3


def main():
    """Print the times of answers, and the time and memory of a class."""
    collect_rarely()
    by_kind()
    with tempfile.TemporaryDirectory() as name:
        out, desk = Path(name) / "out", Path(name) / "desk"
        (out / QUIZ.id).mkdir(parents=True)
        desk.mkdir()
        (out / QUIZ.id / "key.json").write_bytes(as_json(QUIZ.key()))
        hand_in(desk, CLASS)
        start = time.process_time()
        found = grade_class([desk], None, out, out / "results", Feedback(wanted=False))
        seconds = time.process_time() - start
        print(f"{CLASS} submissions, files to results     {seconds:.2f} s   goal 10 s, then 2 s")
        assert len(found.rows) == CLASS
        start = time.process_time()
        again(out / "results", None, out, Feedback(wanted=False), lower=True)
        print(f"{CLASS} marked again, nothing new         {time.process_time() - start:.2f} s")
        change_policy(out / QUIZ.id / "key.json")
        start = time.process_time()
        again(out / "results", None, out, Feedback(wanted=False), lower=True)
        print(f"{CLASS} marked again, slips cost more     {time.process_time() - start:.2f} s")
        peaks = [peak(desk, out, part) for part in (500, 2000)]
        print(f"peak memory of 500 and of 2000            {peaks[0]:.1f} and {peaks[1]:.1f} MB")
    sys.stdout.flush()


def change_policy(path):
    """Let a slip cost more than before."""
    key = json.loads(path.read_text())
    key["marking"]["slip"] = "1/4"
    path.write_text(json.dumps(key))


def peak(desk, out, count):
    """The peak of what Python allocates for a class, in MB."""
    tracemalloc.start()
    paths = sorted(desk.iterdir())[:count]
    grade_class(paths, None, out, out / "results", Feedback(wanted=False))
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return most
