"""Numbers: tolerances, values in doubles, in fractions and to many digits."""

from decimal import Context, Decimal
from fractions import Fraction

import pytest

from genex.algebra import Unclear, Undefined, compare, in_doubles, in_fractions, read_tree
from genex.algebra.numeric.constants import constant_value
from genex.algebra.program.lower import Lowering
from genex.algebra.program.program import Program
from genex.errors import AnswerError, AuthorError
from tests.algebra import tables
from tests.algebra.test_equality import WORDS

NUMBERS = tables.rows("numbers.md")


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
    """Constants are right to the digits that are asked for, however large, small or cancelled."""
    value_found = constant(text)
    quotient = Context(prec=digits).divide(
        Decimal(value_found.numerator), Decimal(value_found.denominator)
    )
    assert quotient == Decimal(value)


def constant(text):
    """The value of a text without names, as precise comparisons take it."""
    lowering = Lowering(Program({}))
    return constant_value(lowering.program, lowering.put(read_tree(text)))


def test_a_constant_is_exact_or_to_sixty_digits():
    """A rational expression gives its fraction, any other one that is right to sixty digits."""
    assert constant("1/3 + 0.5") == Fraction(5, 6)
    assert abs(constant("sqrt(2)") ** 2 - 2) < Fraction(1, 10**58)


def test_a_tree_has_a_value_at_a_point():
    """In doubles a value comes with a bound of its error."""
    value, radius = in_doubles(read_tree("a*x + b/3"), {"a": 2.0, "x": 1 / 7, "b": 0.3})
    assert abs(value - (2 / 7 + 0.1)) <= radius < 1e-14


@pytest.mark.parametrize(
    ("text", "names"), [("log(1 - sqrt(7))", {}), ("sqrt(x)", {"x": -1.0}), ("1/x", {"x": 0.0})]
)
def test_what_has_no_value_is_undefined(text, names):
    """Where a tree has no real value in doubles, that is said and no number is given."""
    with pytest.raises(Undefined):
        in_doubles(read_tree(text), names)


@pytest.mark.parametrize(
    ("text", "names"), [("exp(10^9)", {}), ("x + 1", {}), ("log(x - 0.1)", {"x": 0.1})]
)
def test_what_cannot_be_told_in_doubles_is_unclear(text, names):
    """Values beyond doubles, and names without a value, are unclear: neither right nor wrong."""
    with pytest.raises(Unclear):
        in_doubles(read_tree(text), names)


def test_a_fraction_is_exact():
    """Sums, products, quotients and whole powers are worked out without rounding."""
    assert in_fractions(read_tree("(1/3 - 0.5)^-2 + 1e-3")) == 36 + Fraction(1, 1000)


def test_a_division_by_zero_is_said_with_its_place():
    """What is seen before anything is worked out is told like any other fault of the text."""
    for value in (in_doubles, in_fractions):
        with pytest.raises(AnswerError, match="division by zero") as caught:
            value(read_tree("2 + 1/(x - x)"))
        assert caught.value.place == 5


@pytest.mark.parametrize("text", ["pi", "x", "2^(1/2)", "((9^64)^64)^64", "exp(1)"])
def test_what_is_no_short_fraction_is_unclear(text):
    """Names, functions, roots and fractions that grow for ever have no exact value here."""
    with pytest.raises(Unclear):
        in_fractions(read_tree(text))


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
