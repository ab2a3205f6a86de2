"""A whole class: exam and key of 1,000 students, drawn and printed by two processes."""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from genex.paper.pdf import Sheet, write_paper
from genex.quiz.blueprint import load_blueprint
from genex.quiz.quiz import make
from genex.runtime import collect_rarely

STUDENTS, PROCESSES, CHUNK = 1000, 2, 50
UNIT = 2**20 if sys.platform == "darwin" else 2**10  # in which a system counts memory


def papers(first):
    """Print the papers of some students: bytes, seconds of drawing and printing, and peak MB."""
    plan, sheet = load_blueprint("quiz"), Sheet()
    size, drawing, printing = 0, 0.0, 0.0
    for k in range(first, first + CHUNK):
        start = time.process_time()
        quiz = make(plan, 7, f"student {k}", b"")
        drawn = time.process_time()
        size += sum(len(write_paper(quiz, sheet, solved=solved)) for solved in (False, True))
        drawing += drawn - start
        printing += time.process_time() - drawn
    return size, drawing, printing, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNIT


def main():
    """Print the wall time of a class, and how the memory of a process grows."""
    start = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, initializer=collect_rarely) as pool:
        parts = list(pool.map(papers, range(0, STUDENTS, CHUNK)))
    taken = time.perf_counter() - start
    sizes, drawing, printing, peaks = zip(*parts, strict=True)
    print(f"{STUDENTS} students on {PROCESSES} processes: {taken:.1f} s   goal 30 s, then 12 s")
    print(f"processor time: {sum(drawing):.1f} s to draw, {sum(printing):.1f} s to print")
    print(f"written: {sum(sizes) / 1e6:.0f} MB")
    marks = [0, len(peaks) // 4, len(peaks) // 2, len(peaks) - 1]
    shown = ", ".join(f"{peaks[k]:.0f} MB after {(k + 1) * CHUNK}" for k in marks)
    print(f"peak memory of a process: {shown} students")
