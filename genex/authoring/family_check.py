"""The author's stress report: how a family behaves over many seeds."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import cycle, islice
from typing import Any

from genex.authoring.missing_words import unprintable, unsaid
from genex.authoring.workload import length, spread_in_words, spread_of, variant_lines, variants
from genex.errors import AuthorError, CertificateError, TemplateError
from genex.exact.cells import flat
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, features, graph, slug
from genex.exercise.hidden_reads import hidden_reads
from genex.families import registry
from genex.generation.certificate import certify
from genex.generation.plan import Plan
from genex.generation.search import Source, tried
from genex.generation.telling import FastTwins, coinciding_pairs, showing
from genex.quiz.options import level_options, settings
from genex.runtime import Watch, unwatched

_PLACE = "genex check"
_MOST_PRINTED = 20  # exercises whose words are set
_MOST_MEASURED = 200  # worked solutions: to write them takes longer than to draw
_MOST_WATCHED = 100  # exercises whose rules are watched as they read
_LONG_SEARCH = 1_000  # draws in which each slip must show once
_VARIANTS_OF = 7  # the seed whose variants are drawn


@dataclass
class Report:
    """What was counted; a family in order has no failures."""

    family: str
    seeds: int
    telling: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    hidden: dict[str, None] = field(default_factory=dict)  # what rules read out of sight
    shown: set[str] = field(default_factory=set)  # slips that change what is asked
    pairs: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    answers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    sample: list[Exercise] = field(default_factory=list)
    features: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def check_family(
    family: str, seeds: int, level: str, students: int = 0, watch: Watch = unwatched
) -> Iterator[str]:
    """The report on a family by name, and on the variants of one of its exercises."""
    kind = registry.family(family, _PLACE)
    options = level_options(kind, level, _PLACE)
    report = stress(kind, seeds, options, watch)
    yield from lines(report)
    if students:
        found = variants(Plan(kind, options), _VARIANTS_OF, students, watch)
        yield from (f"  {line}" for line in variant_lines(found))
    if wrong := [*graph_faults(kind, report), *family_faults(kind, report)]:
        raise AuthorError(f"{family}: {'; '.join(wrong)}.")


def family_faults(kind: type[Exercise], report: Report) -> Iterator[str]:
    """What must not be: keys that are not confirmed, and words that are not there."""
    if report.failures:
        yield f"{len(report.failures)} keys were not confirmed"
    try:
        lacking = [*unsaid(kind)]
    except TemplateError as error:
        lacking = [str(error).rstrip(".")]
    unprinted = filter(None, map(unprintable, report.sample[:_MOST_PRINTED]))
    yield from lacking or islice(unprinted, 1)


def graph_faults(kind: type[Exercise], report: Report) -> Iterator[str]:
    """What the graph does not know of the rules; otherwise, slips that never show."""
    if report.hidden:
        yield from islice(report.hidden, 1)
    else:
        for name in _never_shown(kind, report):
            yield (
                f"the slip '{name}' never shows in {_LONG_SEARCH:,} draws of all levels: either no"
                f" asked part follows from '{graph(kind).slips[name].spoils}', or it can never be"
                " made. Ask for what follows from it, or remove the slip"
            )


def _never_shown(kind: type[Exercise], report: Report) -> list[str]:
    """The slips that no draw shows, whatever its level and switches."""
    left = {name: None for name in graph(kind).slips if name not in report.shown}
    plans = cycle([Plan(kind, options) for options in settings(kind)])
    for seed, plan in zip(range(_LONG_SEARCH if left else 0), plans, strict=False):
        twins = _telling_twins(plan, seed)
        for slip in showing(twins.right, asks(twins.right)) if twins else ():
            left.pop(slip.name, None)
        if not left:
            break
    return [*left]


def _telling_twins(plan: Plan, seed: int) -> FastTwins | None:
    """The draw for a seed, if it is telling."""
    draws, objection = tried([plan], Source((seed, "stress"), (), b""), 1)
    return None if objection else draws[0]


def stress(
    family: type[Exercise],
    seeds: int,
    options: Mapping[str, Any] | None = None,
    watch: Watch = unwatched,
) -> Report:
    """Try one draw for each seed and look at what comes out."""
    report = Report(slug(family), seeds)
    plan = Plan(family, options or {})
    start = time.process_time()
    for seed in watch(range(seeds), seeds):
        _look_at(plan, seed, report)
    report.seconds = time.process_time() - start
    return report


def _look_at(plan: Plan, seed: int, report: Report) -> None:
    """One draw, into the report."""
    draws, objection = tried([plan], Source((seed, "stress"), (), b""), 1)
    if seed < _MOST_WATCHED:
        report.hidden.update(
            dict.fromkeys(line for t in draws for line in hidden_reads(t.exercise))
        )
    if objection:
        report.refused[objection] += 1
        return
    (twins,) = draws
    exercise = twins.exercise
    report.telling += 1
    report.shown.update(slip.name for slip in showing(twins.right, asks(twins.right)))
    try:
        certify(exercise)
    except CertificateError as error:
        report.failures.append(f"seed {seed}: {error}")
    _count(exercise, report)


def _count(exercise: Exercise, report: Report) -> None:
    """The spread of answers and features, and pairs of slips that look like one."""
    if len(report.sample) < _MOST_MEASURED:
        report.sample.append(exercise)
    fast = exercise.floats()
    for step in asks(exercise):
        numbers = [
            float(x)
            for x in flat(getattr(fast, step.name))
            if isinstance(x, (int, float, Fraction))
        ]
        report.answers[step.name] += numbers
    for name, value in features(fast).items():
        report.features[name][str(value)] += 1
    for one, other, single in coinciding_pairs(exercise):
        report.pairs[f"{one.name} + {other.name} = {single.name}"] += 1


def lines(report: Report) -> Iterator[str]:
    """The report as lines of text."""
    yield f"{report.family}: {report.seeds} seeds"
    yield f"  telling: {report.telling} ({report.telling / report.seeds:.1%} of the draws)"
    yield f"  time per draw: {1000 * report.seconds / report.seeds:.2f} ms"
    yield f"  certificate failures: {len(report.failures)}"
    yield from (f"    {failure}" for failure in report.failures[:10])
    if report.refused:
        yield "  refused draws:"
        yield from (f"    {count:6}  {reason}" for reason, count in report.refused.most_common(12))
    if report.pairs:
        yield "  pairs of slips that look like a single one:"
        yield from (f"    {count:6}  {pair}" for pair, count in report.pairs.most_common(12))
    yield "  answers (smallest, median, largest):"
    yield from (
        f"    {name}: {spread_in_words(found)}" for name, found in report.answers.items() if found
    )
    with suppress(TemplateError):  # words that are missing are among the faults
        lengths = [length(exercise) for exercise in report.sample]
        if lengths:
            yield f"  worked solution (of {len(lengths)} draws): {spread_of(lengths)}"
    yield "  features:"
    for name, counts in report.features.items():
        yield f"    {name}: {', '.join(f'{v} ({n})' for v, n in counts.most_common(6))}"
