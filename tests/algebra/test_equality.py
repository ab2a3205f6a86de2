"""Answers in the words of the course against their references."""

import pytest

from genex.algebra import compare
from genex.errors import AnswerError
from tests.algebra import tables

TABLES = (
    "activations.md", "losses.md", "softmax.md", "indices.md", "backpropagation.md",
    "initialisation.md", "soundness.md",
)  # fmt: skip
CASES = [(name, row) for name in TABLES for row in tables.rows(name)]
WORDS = {True: "equal", False: "different", None: "undecided"}


def verdict(row: dict[str, str]) -> str:
    """The word for what the checker says of a row."""
    where = tables.domains(row["domains"])
    definitions = tables.definitions(row.get("definitions", ""))
    try:
        answer = compare(row["answer"], row["reference"], where, definitions=definitions)
    except AnswerError:
        return "unreadable"
    return WORDS[answer.equal]


@pytest.mark.parametrize(("table", "row"), CASES, ids=[f"{n}: {r['answer']}" for n, r in CASES])
def test_verdict(table, row):
    """An answer is judged as its table says."""
    assert verdict(row) == row["verdict"], table


def test_half_of_the_pairs_are_unequal():
    """The tables hold at least three hundred pairs, and nearly as many unequal as equal ones."""
    verdicts = [row["verdict"] for _, row in CASES]
    assert len(verdicts) >= 300
    assert verdicts.count("different") >= 0.45 * len(verdicts)
