"""Numbers: tolerances, values to many digits, arrays."""

from decimal import Decimal
from fractions import Fraction

import pytest

from genex.algebra import compare
from genex.algebra.arrays import read_matrix, read_shape, read_vector
from genex.algebra.numeric.values import number_value, rational_value, value_at_point
from genex.algebra.reading.read import read_tree
from genex.algebra.writing.show import tree_in_text
from genex.errors import AnswerError, AuthorError
from tests.algebra import tables
from tests.algebra.test_equality import WORDS

NUMBERS = tables.rows("numbers.md")
ARRAYS = tables.rows("arrays.md")


def tolerance(cell):
    """`rel 1%` as the mapping that compare takes."""
    if not cell:
        return None
    kind, size = cell.split()
    if kind in ("abs", "rel"):
        value = float(size.rstrip("%")) / (100 if size.endswith("%") else 1)
        return {"type": kind, "value": value}
    return {"type": {"figures": "sigfigs"}.get(kind, kind), "digits": int(size)}


@pytest.mark.parametrize("row", NUMBERS, ids=[f"{r['answer']} {r['tolerance']}" for r in NUMBERS])
def test_a_number_is_close_enough(row):
    """A number is judged as its table says."""
    try:
        found = WORDS[
            compare(row["answer"], row["reference"], None, tolerance(row["tolerance"])).equal
        ]
    except AnswerError:
        found = "unreadable"
    assert found == row["verdict"]


@pytest.mark.parametrize("row", ARRAYS, ids=[f"{r['kind']} {r['text']}" for r in ARRAYS])
def test_an_array_is_read(row):
    """A vector, a matrix or a shape is read, or refused with the place, as its table says."""
    assert array(row["kind"], tables.decoded(row["text"])) == row["read as"]


def array(kind, text):
    """An array as the table writes it, or what is said of it."""
    try:
        if kind == "shape":
            return "; ".join(map(str, read_shape(text)))
        rows = [read_vector(text)] if kind == "vector" else read_matrix(text)
    except AnswerError as error:
        return str(error) if error.place is None else f"{error.place}: {error}"
    return " / ".join("; ".join(tree_in_text(cell) for cell in row) for row in rows)


def test_json_lists_are_arrays():
    """Vectors, matrices and shapes may come as JSON lists."""
    assert [tree_in_text(cell) for cell in read_vector([1, "2/3"])] == ["1", "2/3"]
    assert [[rational_value(cell) for cell in row] for row in read_matrix([[1, 2], [3, 4.5]])] == [
        [1, 2],
        [3, Fraction(9, 2)],
    ]
    assert read_shape([32, 84, 28]) == (32, 84, 28)
    assert read_shape([]) == ()


def test_too_large_an_array_is_refused():
    """Cells, dimensions and characters are counted before they are read."""
    for read_array, text in (
        (read_vector, "1," * 2000 + "1"),
        (read_vector, "1" * 30_000),
        (read_matrix, ";".join(["1 2 3"] * 1000)),
        (read_shape, "x".join(["2"] * 20)),
        (read_vector, "[" * 1000),
    ):
        with pytest.raises(AnswerError):
            read_array(text)


@pytest.mark.parametrize(
    ("text", "digits", "value"),
    [
        ("1/3", 5, "0.33333"),
        ("2/3", 5, "0.66667"),
        ("pi", 30, "3.14159265358979323846264338328"),
        ("exp(1)", 30, "2.71828182845904523536028747135"),
        ("log(2)", 20, "0.69314718055994530942"),
        ("sqrt(2)", 50, "1.4142135623730950488016887242096980785696718753769"),
        ("1 + 10^-40 - 1", 5, "1E-40"),
        ("exp(-50) + 1 - 1", 10, "1.928749848E-22"),
        ("exp(1000)", 8, "1.9700711E+434"),
        ("sigmoid(2)", 15, "0.880797077977882"),
        ("tanh(1/2)", 15, "0.462117157260010"),
        ("atan(1)*4 - pi + 1", 10, "1.000000000"),
    ],
)
def test_a_value_has_all_the_digits_that_are_asked(text, digits, value):
    """Values are correctly rounded to the digits that are asked for."""
    assert value_at_point(read_tree(text), {}, digits) == Decimal(value)


def test_a_tree_is_evaluated_at_a_point():
    """Names take exact values: integers, fractions, decimals or their texts."""
    tree = read_tree("a*x + b/3")
    values = {"a": 2, "x": Fraction(1, 7), "b": "0.3"}
    assert value_at_point(tree, values, 10) == Decimal("0.3857142857")
    assert value_at_point(tree, {**values, "b": Decimal("0.3")}, 10) == Decimal("0.3857142857")


def test_a_name_without_a_value_is_told():
    """Evaluating needs a value for every name."""
    with pytest.raises(AnswerError, match="no value is given for x"):
        value_at_point(read_tree("x + 1"), {})


def test_a_number_is_exact_or_to_sixty_digits():
    """A rational expression gives its fraction, any other one that is right to sixty digits."""
    assert number_value(read_tree("1/3 + 0.5")) == Fraction(5, 6)
    assert abs(number_value(read_tree("sqrt(2)")) ** 2 - 2) < Fraction(1, 10**58)


def test_a_tolerance_that_means_nothing_is_the_authors_fault():
    """A tolerance of an unknown type, or without a number, is not held against the student."""
    for wrong in ({"type": "about"}, {"type": "abs"}, {"type": "sigfigs", "digits": 0}):
        with pytest.raises(AuthorError):
            compare("1", "1", None, wrong)


@pytest.mark.parametrize(
    ("reference", "domains", "definitions"),
    [
        ("x +", None, None),
        ("1/0", None, None),
        ("x", {"x": "complex"}, None),
        ("x", {"x": [2, 1]}, None),
        ("x", {"2x": "real"}, None),
        ("a", None, {"a": "b", "b": "a"}),
        ("a", None, {"a": "b +"}),
    ],
)
def test_a_question_that_cannot_be_used_is_the_authors_fault(reference, domains, definitions):
    """A fault in reference, domains or definitions is an AuthorError, whatever the answer."""
    with pytest.raises(AuthorError):
        compare("1", reference, domains, definitions=definitions)
