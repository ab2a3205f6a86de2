"""What a key says of the marks of a part and of its cells."""

from fractions import Fraction

import pytest

from genex.paper.marks import share_of_mark, solution_title
from genex.publishing.quiz_files import make_quiz


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("1/2", "½"),
        ("3/2", "1½"),
        ("1/4", "¼"),
        ("1/5", "0.2"),
        ("3/16", "about 0.19"),
        ("1/3", "about 0.33"),
    ],
)
def test_shares_of_a_mark_can_be_added_up(share, words):
    """What a cell is worth is written like all marks, and says so where it is rounded."""
    assert share_of_mark(Fraction(share)) == words


def test_the_key_says_how_cells_share_the_marks():
    """Cell by cell, or all of them or nothing where the blueprint says so."""
    quiz = make_quiz(7)
    part = next(p for p in quiz.parts if p.kind.name == "matrix")
    assert solution_title(part, whole=False) == "Solution (about 0.19 for each of 16 cells)"
    assert solution_title(part, whole=True) == "Solution (all 16 cells, or no marks)"
    assert solution_title(quiz.parts[1], whole=False) == "Solution"
