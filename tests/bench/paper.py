"""Setting and printing: from a quiz to the bytes of exam and key."""

import shutil
import tempfile

from genex.blueprint import load
from genex.quiz import make
from genex.typeset.math import set_formula
from genex.writers.pdf import Sheet, write_paper
from tests.bench.timing import milliseconds, report, report_cold

UNIQUE = (
    r"\frac{{\partial L}}{{\partial w_{{{0}}}}} = ({1}.{0}3 - {0}.5)\,"
    r"\begin{{bmatrix}} {0}.1 & -2.{1} \\ 0.{0} & {1} \end{{bmatrix}}"
)


def main(count=100):
    """Print milliseconds per formula and per student, and bytes per paper."""
    unique = milliseconds(lambda k: set_formula(UNIQUE.format(k, k + 1)), 500)
    report("one formula, unique", unique, "0.25 ms")
    thousand = milliseconds(lambda _: [formula_cached() for _ in range(1000)], 20)
    report("one formula, cached (a thousand of them)", thousand, "1 ms")
    plan, sheet = load("quiz"), Sheet()

    def both(quiz):
        return [write_paper(quiz, sheet, solved=solved) for solved in (False, True)]

    quizzes = [make(plan, 7, f"student {k}", b"") for k in range(count)]
    both(quizzes[0])
    report(
        "one student, drawn quiz to exam and key",
        milliseconds(lambda k: both(quizzes[k]), count),
        "25 ms",
    )
    exams = milliseconds(lambda k: write_paper(quizzes[k], sheet, solved=False), count)
    report("  the exam alone", exams)
    exam, key = both(quizzes[0])
    print(f"{'bytes of exam and key':44} {len(exam)} and {len(key)}   goal 60000")
    with tempfile.TemporaryDirectory() as folder:
        report_cold(
            "genex make-quiz --seed 7, PDFs included", ["make-quiz", "--seed", "7", "--out", folder]
        )
    for peer in ("typst", "pdflatex"):
        print(f"{peer:44} {shutil.which(peer) or 'is not installed here'}")


def formula_cached():
    """A formula that has been set before."""
    return set_formula(r"\sigma(z) = \frac{1}{1 + e^{-z}}")
