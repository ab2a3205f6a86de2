"""What an author lets genex draw."""

from fractions import Fraction

import pytest

from genex.questions.drawn import read_ranges

F = Fraction


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("2..5", (F(2), F(3), F(4), F(5))),
        ("0.1..0.4", (F(1, 10), F(1, 5), F(3, 10), F(2, 5))),
        ("0.2..0.8 by 0.3", (F(1, 5), F(1, 2), F(4, 5))),
        ("-1..1", (F(-1), F(0), F(1))),
        ("−1..0", (F(-1), F(0))),
        ([1, 2.5, "1/3"], (F(1), F(5, 2), F(1, 3))),
        (["ReLU", "tanh"], ("ReLU", "tanh")),
    ],
)
def test_ranges_and_lists(source, values):
    """A range counts in units of its last decimal unless it says by what."""
    (found,) = read_ranges({"n": source}, "paper.toml, draw")
    assert found.values == values
    assert found.worded is isinstance(values[0], str)
