"""What people write for fields and options is read as the declared type, or refused."""

from fractions import Fraction
from typing import Any, Literal

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from genex.errors import AuthorError
from genex.exact.values import Matrix, Shape, Vector
from genex.families.tensors.shapes.kind import Operation
from genex.messages import LONGEST, shortly
from genex.quiz.field_values import read_value

READ: list[tuple[Any, Any, Any]] = [
    (3, int, 3),
    (-1_000_000, int, -1_000_000),
    (3, Fraction, Fraction(3)),
    (3.5, Fraction, Fraction(7, 2)),
    (0.1, Fraction, Fraction(1, 10)),
    (1e-05, Fraction, Fraction(1, 100_000)),
    ("7/2", Fraction, Fraction(7, 2)),
    ("-0.25", Fraction, Fraction(-1, 4)),
    (True, bool, True),
    ("a", str, "a"),
    ("relu", Literal["relu", "tanh"], "relu"),
    (None, Fraction | None, None),
    (2, Fraction | None, Fraction(2)),
    ([1, 2], tuple[int, ...], (1, 2)),
    ([], Vector, ()),
    ([0.5, "1/3"], Vector, (Fraction(1, 2), Fraction(1, 3))),
    ([[1, 2], [3, 4]], Matrix, ((1, 2), (3, 4))),
    ([], Matrix, ()),
    ([2, 3], Shape, Shape((2, 3))),
    (
        [["view", 2, -1], ["sum", 0, True]],
        tuple[Operation, ...],
        (("view", 2, -1), ("sum", 0, True)),
    ),
    ([["add", [1, 3]]], tuple[Operation, ...], (("add", Shape((1, 3))),)),
]
REFUSED: list[tuple[Any, Any, str]] = [
    (3.0, int, "a whole number"),
    (True, int, "a whole number"),
    ("3", int, "a whole number"),
    (10**7, int, "from -1000000 to 1000000"),
    (1, bool, "true or false"),
    (3, str, "a text"),
    ("Relu", Literal["relu", "tanh"], "one of 'relu', 'tanh'"),
    (["relu"], Literal["relu", "tanh"], "one of 'relu', 'tanh'"),
    (True, Fraction, "a number"),
    (float("nan"), Fraction, "a number"),
    (float("inf"), Fraction, "a number"),
    ("1/0", Fraction, "a number"),
    ("1/00", Fraction, "a number"),
    ("1e999999999", Fraction, "a number"),
    ("٣", Fraction, "a number"),
    (" 3", Fraction, "a number"),
    ("3\n", Fraction, "a number"),
    ("1_000", Fraction, "a number"),
    ("0x10", Fraction, "a number"),
    ("1e9", Fraction, "at most six digits"),
    ("1/1000001", Fraction, "at most six digits"),
    (None, Fraction, "a number"),
    ({}, Vector, "a list"),
    ([[1], [2, 3]], Matrix, "rows of the same length"),
    ([[], []], Matrix, "rows of the same length"),
    ([1], Matrix, "a list"),
    ([2, 0], Shape, "sizes of a tensor"),
    ([1000, 1000], Shape, "sizes of a tensor"),
    ([["view", 2.5]], tuple[Operation, ...], "a whole number"),
    ([["view", {}]], tuple[Operation, ...], "a whole number"),
]


@pytest.mark.parametrize(("value", "hint", "wanted"), READ, ids=repr)
def test_values_are_read(value: Any, hint: Any, wanted: Any) -> None:
    """Each value becomes what the field holds, of its very type."""
    found = read_value(value, hint, "here")
    assert found == wanted
    assert type(found) is type(wanted)


@pytest.mark.parametrize(("value", "hint", "wanted"), REFUSED, ids=repr)
def test_other_values_are_refused(value: Any, hint: Any, wanted: str) -> None:
    """A value of another type is refused with its place, what is wanted and what is there."""
    with pytest.raises(AuthorError) as refusal:
        read_value(value, hint, "paper.toml, here")
    assert str(refusal.value).startswith("paper.toml, here: expected ")
    assert wanted in str(refusal.value)
    assert ", found " in str(refusal.value)


def test_unknown_types_are_the_authors_concern() -> None:
    """A field of a type without a reader says so."""
    with pytest.raises(
        AuthorError, match=r"fields of type .*complex.* genex\.quiz\.field_values has no reader"
    ):
        read_value(1, complex, "here")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
HINTS = (int, bool, str, Fraction, Fraction | None, Vector, Matrix, Shape, tuple[Operation, ...])


def outcome(value: Any, hint: Any) -> str:
    """What was read, or the message."""
    try:
        return repr(read_value(value, hint, "here"))
    except AuthorError as refusal:
        return str(refusal)


@examples(ANYTHING)
def test_nothing_escapes(value: Any) -> None:
    """Whatever stands in a file is read or refused with a message, for every type."""
    assert all(len(outcome(value, hint)) < 10_000 for hint in HINTS)


@examples(st.fractions(-1000, 1000, max_denominator=1000))
def test_numbers_survive_key_json(number: Fraction) -> None:
    """A number as key.json writes it is read back as itself, so that a key can be pinned."""
    assert read_value(str(number), Fraction, "here") == number


@pytest.mark.parametrize(
    "value", ["x" * 10**6, list(range(10**5)), 1 << 100_000], ids=["text", "list", "number"]
)
def test_long_values_are_shown_shortly(value: Any) -> None:
    """A message never shows more than a line of a value."""
    assert len(shortly(value)) <= LONGEST
