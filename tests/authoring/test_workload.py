"""How much work a family asks for, as `genex check` reports it."""

import re

import pytest

from genex.authoring.family_check import check_family
from genex.authoring.workload import (
    Variants,
    length,
    spread_in_words,
    spread_of,
    variant_lines,
    variants,
)
from genex.catalogue.exercise_view import drawn_alone
from genex.errors import AuthorError
from genex.exercise.graph import slug
from genex.families.losses.svm_loss import SvmLoss
from genex.families.registry import our_families
from genex.generation.plan import Plan
from tests.process import genex

FAMILIES = our_families()


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_levels_grow_in_work(family):
    """The worked solutions of hard exercises are longer than those of warm-ups."""
    warm_up, hard = (
        sum(
            length(drawn_alone(family, seed, level, "here").exercise).characters
            for seed in range(4)
        )
        for level in ("warm-up", "hard")
    )
    assert warm_up < hard


def test_lines_of_formulas_count():
    """Lines of formulas and rows of matrices are lines of work; those of mere markup are none."""
    found = length(drawn_alone(SvmLoss, 7, "warm-up", "here").exercise)
    assert found.lines == 10
    assert found.characters > 500


def test_variants_agree():
    """All students' variants have the features of the common exercise, and are other exercises."""
    found = variants(Plan(SvmLoss), 7, 12)
    assert (len(found.attempts), len(found.features), found.failures) == (12, 1, [])
    assert "12 variants of seed 7: equal features" in list(variant_lines(found))


def test_unfair_variants_are_told():
    """Where features differ, the report says in how many ways."""
    found = Variants(7, 3, attempts=[1, 2, 3], lengths=[(1, 9), (2, 5), (3, 7)])
    found.features |= {"one", "two"}
    first, *others = variant_lines(found)
    assert first == "3 variants of seed 7: 2 different sets of features"
    assert others[-1].endswith("1, 2, 3 lines; 5, 7, 9 characters")


def test_students_without_a_variant_are_named(monkeypatch):
    """One for whom nothing can be drawn is in the report, with the reason; the others count."""

    def picky(_plans, _stream, *, student):
        if student == "student 2":
            raise AuthorError("nothing is telling.")
        return [found]

    (found,) = [drawn_alone(SvmLoss, 7, "exam", "here")]
    monkeypatch.setattr("genex.authoring.workload.draw_together", picky)
    told = list(variant_lines(variants(Plan(SvmLoss), 7, 3)))
    assert told[0].startswith("2 variants of seed 7")
    assert told[-1] == "  no variant for student 2: nothing is telling."


@pytest.mark.parametrize(
    ("numbers", "text"), [([3], "3, 3, 3"), ([5, 1, 2], "1, 2, 5"), ([1, 2, 3, 4], "1, 3, 4")]
)
def test_spread(numbers, text):
    """Smallest, median and largest, whatever the order."""
    assert spread_in_words(numbers) == text


def test_spread_of_lengths():
    """Lines and characters are spread apart from each other."""
    assert spread_of([(1, 50), (3, 40)]) == "1, 3, 3 lines; 40, 50, 50 characters"


def test_the_report_has_both():
    """`genex check` tells the length of solutions and how the variants compare."""
    text = "\n".join(check_family("tensor-shapes", 20, "exam", 5))
    assert re.search(r"worked solution \(of \d+ draws\): \d+, \d+, \d+ lines; ", text)
    assert "  5 variants of seed 7: equal features" in text


def test_variants_may_be_left_out():
    """--variants 0 compares none."""
    done = genex("check", "tensor-shapes", "--seeds", 5, "--variants", 0)
    assert "worked solution" in done.stdout
    assert "variants" not in done.stdout
