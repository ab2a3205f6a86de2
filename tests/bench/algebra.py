"""How long the language of answers takes: `python -m tests.bench algebra`."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from genex.algebra import compare, read_tree, tree_in_text
from genex.algebra.question import question_of
from genex.errors import AnswerError
from tests.algebra import tables
from tests.algebra.test_equality import CASES

ROUNDS = 5


def milliseconds(work: Callable[[], object]) -> float:
    """The best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def line(name: str, times: list[float]) -> str:
    """Median, ninety-ninth percentile and worst of some times."""
    times = sorted(times)
    last = times[int(0.99 * (len(times) - 1))]
    return f"{name:<24}{len(times):>6}{median(times):>10.3f}{last:>10.3f}{times[-1]:>10.3f}"


def judged(row: dict[str, str]) -> Callable[[], object]:
    """The comparison of one row, which may be refused."""
    where = tables.domains(row["domains"])
    definitions = tables.definitions(row.get("definitions", ""))

    def work() -> object:
        try:
            return compare(row["answer"], row["reference"], where, definitions=definitions)
        except AnswerError as error:
            return error

    return work


def lines() -> Iterator[str]:
    """The measurements, one on each line."""
    yield f"{'milliseconds':<24}{'n':>6}{'median':>10}{'p99':>10}{'worst':>10}"
    rows = [row for _, row in CASES]
    for verdict in ("equal", "different", "undecided", "unreadable"):
        chosen = [row for row in rows if row["verdict"] == verdict]
        yield line(verdict, [milliseconds(judged(row)) for row in chosen])
    yield line("all", [milliseconds(judged(row)) for row in rows])
    names = question_of("(yhat - y)*w1 + 0*(n_in + n_out + z + sigma^2)").names
    text = "(ŷ - y) w_1 + n_in σ^2 - 2/(n_in + n_out)"
    tree = read_tree(text, names)
    yield line("read one answer", [milliseconds(lambda: read_tree(text, names))])
    yield line("show one answer", [milliseconds(lambda: tree_in_text(tree, names))])


def main():
    """Print the measurements."""
    for each in lines():
        print(each)
