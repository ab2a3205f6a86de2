"""CPU times of a function, as a table."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def milliseconds(function: Callable[[int], object], count: int) -> list[float]:
    """CPU milliseconds of function(0), function(1), …"""
    found = []
    for k in range(count):
        start = time.process_time_ns()
        function(k)
        found.append((time.process_time_ns() - start) / 1e6)
    return found


def report(name: str, times: Sequence[float], goal: str = "") -> None:
    """One line: median, 90th percentile and largest."""
    ordered = sorted(times)
    high = ordered[int(0.9 * (len(ordered) - 1))]
    note = f"   goal {goal}" if goal else ""
    middle = f"median {statistics.median(ordered):9.3f} ms   p90 {high:9.3f}"
    print(f"{name:44} {middle}   max {ordered[-1]:9.3f}{note}")


def cold(command: Sequence[str], count: int = 7) -> float:
    """The median wall seconds of a whole process; modules are compiled, as after installing."""
    allowed = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    run = partial(subprocess.run, command, check=True, env=allowed, **SILENT)
    run()
    found = []
    for _ in range(count):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def report_cold(name: str, arguments: Sequence[str]) -> None:
    """A command of genex from cold, beside Python doing nothing."""
    nothing = cold([sys.executable, "-c", "pass"])
    taken = cold([sys.executable, "-m", "genex", *arguments])
    print(f"{name:44} {taken:.3f} s   python -c pass {nothing:.3f} s   ratio {taken / nothing:.1f}")
