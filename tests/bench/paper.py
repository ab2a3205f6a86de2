"""Setting and printing: from a quiz to the bytes of exam and key."""

import shutil
import tempfile
from itertools import count
from statistics import median
from time import process_time_ns

from genex.paper import pdf
from genex.paper.document import Paper
from genex.paper.pdf import Sheet, write_paper
from genex.quiz.blueprint import load_blueprint
from genex.quiz.quiz import make
from genex.runtime import collect_rarely
from genex.typeset import set_chapter, write_chapters
from genex.typeset.math import set_formula
from tests.bench.peers import pdflatex
from tests.bench.timing import milliseconds, report, report_cold
from tests.bench.typst_paper import compiler, source

MATRIX = r"\begin{bmatrix} %s \end{bmatrix}"
WARM = 20  # students after whom the caches hold what a class shares


def formulas(wanted):
    """Formulas as exams have them, no two of them with the same numbers."""
    steps = count(1)

    def n():
        return f"{(next(steps) * 7919 % 80_000) / 10_000 - 4:.4f}"

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
    return [shapes[k % len(shapes)](k) for k in range(wanted)]


def matrix(number, size):
    """A square matrix of numbers."""
    rows = (" & ".join(number() for _ in range(size)) for _ in range(size))
    return MATRIX % r" \\ ".join(rows)


def report_formulas(wanted=2000):
    """Print how long formulas take to set."""
    unique = formulas(wanted)
    set_formula("x").piece  # noqa: B018  (the font is read)
    display = milliseconds(lambda k: set_formula(unique[k], display=True).piece, wanted)
    report("one formula in display, unique", display, "0.25 ms")
    report("the same in a line", milliseconds(lambda k: set_formula(unique[k]).segments, wanted))
    known = unique[-1]
    thousand = milliseconds(lambda _: [set_formula(known).segments for _ in range(1000)], 20)
    report("one formula, cached (a thousand of them)", thousand, "1 ms")


class Stages:
    """Exam and key in three stages, each with its own clock."""

    def __init__(self):
        self.times = {}

    def timed(self, name, work, *values):
        """Do some work and note how long the processor took."""
        start = process_time_ns()
        result = work(*values)
        self.times.setdefault(name, []).append((process_time_ns() - start) / 1e6)
        return result

    def both(self, quiz):
        """Set exam and key, as write_paper does."""
        for name, solved in (("exam", False), ("key", True)):
            blocks = self.timed(f"  {name}: words to blocks", Paper(quiz, solved).blocks)
            setup, meta = pdf.page_setup_of(quiz, Sheet(), solved=solved)
            chapter = self.timed(f"  {name}: blocks to pages", set_chapter, blocks, setup)
            self.timed(f"  {name}: pages to bytes", write_chapters, [chapter], setup, meta)


def report_papers(wanted=100):
    """Print how long the papers of one class take, one student after the other."""
    collect_rarely()
    plan, sheet, stages = load_blueprint("quiz"), Sheet(), Stages()
    quizzes = [make(plan, 7, f"student {k}", b"") for k in range(WARM + wanted)]
    for quiz in quizzes[:WARM]:
        stages.both(quiz)
    stages.times.clear()
    whole = milliseconds(lambda k: stages.both(quizzes[WARM + k]), wanted)
    report("one student, drawn quiz to exam and key", whole, "25 ms, then 12")
    for name, times in stages.times.items():
        report(name, times)
    exam, key = (write_paper(quizzes[0], sheet, solved=solved) for solved in (False, True))
    print(f"{'bytes of exam and key':44} {len(exam)} and {len(key)}   goal 60000")


def main():
    """Print milliseconds per formula and per student, and seconds from cold."""
    report_formulas()
    report_papers()
    with tempfile.TemporaryDirectory() as folder:
        report_cold(
            "genex make-quiz --seed 7, PDFs included", ["make-quiz", "--seed", "7", "--out", folder]
        )
    report_cold("genex --help", ["--help"])
    report_peers()


def report_peers():
    """Print what other typesetters take for the same words and formulas, where they are here."""
    report_typst()
    report_pdflatex()


def report_typst(wanted=30):
    """Print what Typst takes for papers of one class, one after the other by one compiler."""
    try:
        compile_paper = compiler()
    except ImportError:
        print("typst is not installed here")
        return
    quizzes = [make(load_blueprint("quiz"), 7, f"student {k}", b"") for k in range(WARM + wanted)]
    papers = [[source(Paper(quiz, s).blocks()) for s in (False, True)] for quiz in quizzes]
    for paper in papers[:WARM]:
        list(map(compile_paper, paper))
    times = milliseconds(lambda k: list(map(compile_paper, papers[WARM + k])), wanted)
    report("Typst, exam and key from its own source", times)
    sizes = [len(compile_paper(text)) for text in papers[0]]
    print(f"{'bytes of exam and key by Typst':44} {sizes[0]} and {sizes[1]}")


def report_pdflatex():
    """Print what a run of pdflatex takes."""
    if not shutil.which("pdflatex"):
        print("pdflatex is not installed here")
        return
    quiz = make(load_blueprint("quiz"), 7, None, b"")
    runs = [sum(pdflatex(Paper(quiz, s).blocks()) for s in (False, True)) for _ in range(5)]
    print(f"{'pdflatex, exam and key, one process each':44} {median(runs):.3f} s")
