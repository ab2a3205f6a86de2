"""How long formulas take to set; run as python -m tests.bench_math."""

import statistics
import time
from collections.abc import Callable
from itertools import count

MATRIX = r"\begin{bmatrix} %s \end{bmatrix}"
FORMULAS = 2000


def numbers() -> Callable[[], str]:
    """Two-decimal numbers between -4 and 4 that hardly ever return."""
    steps = count(1)
    return lambda: f"{(next(steps) * 7919 % 80_000) / 10_000 - 4:.2f}"


def matrix(number: Callable[[], str], size: int) -> str:
    """A square matrix of numbers."""
    row = " & ".join(["%s"] * size)
    return MATRIX % r" \\ ".join(row % tuple(number() for _ in range(size)) for _ in range(size))


def formulas(count_: int) -> list[str]:
    """Formulas as exams have them, all different."""
    n = numbers()
    shapes = (
        lambda _: matrix(n, 4),
        lambda _: rf"\mathbf{{z}} = ({n()}, {n()}, {n()})^\top",
        lambda _: rf"\eta = {n()}",
        lambda i: rf"\hat{{y}}_{{{i}}} = \frac{{e^{{{n()}}}}}{{e^{{{n()}}} + e^{{{n()}}}}} = {n()}",
        lambda _: matrix(n, 3),
        lambda _: rf"w_{{t+1}} = {n()} - {n()} \cdot ({n()}) = {n()}",
        lambda _: rf"L = -\log({n()}) = {n()}",
        lambda _: rf"\sqrt{{{n()}^2 + {n()}^2}} \approx {n()}",
    )
    return [shapes[i % len(shapes)](i) for i in range(count_)]


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the time of loading, of unique formulas and of cached ones."""
    start = time.process_time()
    from genex.typeset.math import load, set_formula

    imported = time.process_time() - start
    print(f"import            {imported * 1e3:8.2f} ms")
    print(f"load the font     {seconds(load) * 1e3:8.2f} ms")
    print(f"first formula     {seconds(lambda: set_formula('x', True).piece) * 1e3:8.2f} ms")
    times = [seconds(lambda f=f: set_formula(f, True).piece) for f in formulas(FORMULAS)]
    print(f"unique, mean      {statistics.mean(times) * 1e3:8.3f} ms")
    print(f"unique, median    {statistics.median(times) * 1e3:8.3f} ms")
    inline = [seconds(lambda f=f: set_formula(f).segments) for f in formulas(FORMULAS)]
    print(f"inline, mean      {statistics.mean(inline) * 1e3:8.3f} ms")
    cached = formulas(1)[0]
    rounds = range(100_000)
    total = seconds(lambda: [set_formula(cached, True).piece for _ in rounds])
    print(f"cached            {total / len(rounds) * 1e6:8.3f} us")


if __name__ == "__main__":
    main()
