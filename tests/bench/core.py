"""Drawing, solving, proving: from a seed to a certified key."""

import json

from genex.exercise.draw import Draw, Unsuitable
from genex.exercise.graph import asks, slug
from genex.families.registry import our_families
from genex.generation.certificate import certify
from genex.generation.search import Plan, draw_together
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import load_blueprint
from genex.quiz.quiz import make
from tests.bench.timing import milliseconds, report, report_cold

FAMILIES = our_families()


def drawn(family, seed):
    """The first draw that is an exercise."""
    for attempt in range(1000):
        try:
            return family.draw(Draw("bench", seed, attempt))
        except Unsuitable:
            continue
    raise AssertionError(family)


def solve(exercise):
    """Every asked value, exactly."""
    return [getattr(exercise, step.name) for step in asks(exercise)]


def main(count=200):
    """Print the times of each stage."""
    plan = load_blueprint("quiz")
    make(plan, 0, None, b"")
    whole = milliseconds(lambda seed: make(plan, seed, None, b""), count)
    report("default quiz, drawn, telling, certified, rounded", whole, "10 ms")
    families = [task.family for s in plan.sections for q in s.questions for task in q.tasks]
    alone = milliseconds(lambda seed: [solve(drawn(f, seed)) for f in families], count)
    report("default quiz, drawn and solved alone", alone, "2 ms")
    variants = milliseconds(lambda k: make(plan, 7, f"student {k}", b""), count)
    report("one student's variant of equal work", variants)
    keys = milliseconds(lambda k: json.dumps(make_quiz(k, plan).key()), count)
    report("the same, with key.json", keys)
    for family in FAMILIES:
        name = slug(family)
        times = milliseconds(lambda s, f=family: draw_together([Plan(f)], (s, "bench")), count)
        report(f"  {name}: telling and certified", times)
        exercise = draw_together([Plan(family)], (1, "bench"))[0].exercise
        report(
            f"  {name}: certificate alone", milliseconds(lambda _, e=exercise: certify(e), count)
        )
    report_cold("genex --help", ["--help"])
