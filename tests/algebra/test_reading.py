"""How answers are read, and what is said of those that cannot be."""

import pytest

from genex.algebra import Names, compare, read_tree, tree_in_text
from genex.errors import AnswerError
from tests.algebra import tables

NAMES = Names(
    ["x", "y", "z", "w1", "w12", "yhat", "yhat_k", "z_k", "n_in", "n_out", "eta", "b"],
    indices=("j", "k"),
    families=("z", "yhat"),
)
READINGS = tables.rows("readings.md")
UNREADABLE = tables.rows("unreadable.md")
QUESTION = dict.fromkeys(["x", "y", "z", "w1", "w2", "yhat", "sigma", "n_in"], "real")


def ids(rows):
    """The answers, as names of tests."""
    return [row["answer"] for row in rows]


@pytest.mark.parametrize("row", READINGS, ids=ids(READINGS))
def test_an_answer_is_shown_as_it_was_read(row):
    """An answer is shown in plain text as the table says."""
    assert tree_in_text(read_tree(tables.decoded(row["answer"]), NAMES), NAMES) == row["plain"]


@pytest.mark.parametrize("row", READINGS, ids=ids(READINGS))
def test_other_notations_are_read_alike(row):
    """What is shown is read back to the same tree, and so is the answer in LaTeX."""
    tree = read_tree(tables.decoded(row["answer"]), NAMES)
    assert read_tree(row["plain"], NAMES) == tree
    assert read_tree(row["LaTeX"], NAMES) == tree


@pytest.mark.parametrize("row", UNREADABLE, ids=ids(UNREADABLE))
def test_what_cannot_be_read_is_said_with_its_place(row):
    """The message and the place are those of the table."""
    with pytest.raises(AnswerError) as caught:
        compare(tables.decoded(row["answer"]), "x + sigma*n_in", QUESTION)
    place = "" if caught.value.place is None else str(caught.value.place)
    assert (place, str(caught.value)) == (row["place"], row["message"])


@pytest.mark.parametrize("name", ["lambda", "E", "I", "N", "S", "gamma", "beta1", "pi", "e", "max"])
def test_a_declared_name_is_a_symbol(name):
    """A name that means something elsewhere is a symbol where the question declares it."""
    assert compare(f"{name} + {name}", f"2*{name}", {name: "real"}).equal
    assert compare(f"{name}^2", f"2*{name}", {name: "real"}).equal is False


def test_sigma_is_a_function_where_it_is_applied():
    """σ(z) is the sigmoid unless the question has a symbol σ."""
    assert compare("σ(z)", "1/(1 + exp(-z))").equal
    assert compare("σ(z + 1)", "sigma*z + sigma", {"sigma": "real", "z": "real"}).equal


def test_declared_spellings_are_kept_apart():
    """A question with both x1 and x_1 means two different symbols."""
    both = {"x1": "real", "x_1": "real"}
    assert compare("x_1", "x_1", both).equal
    assert compare("x1", "x_1", both).equal is False


@pytest.mark.parametrize(
    "answer", [None, True, {"x": 1}, b"x", float("nan"), float("inf"), [None], []]
)
def test_what_is_no_text_is_unreadable(answer):
    """Anything but texts, numbers and lists of them is refused, not judged."""
    with pytest.raises(AnswerError):
        compare(answer, "x", {"x": "real"})


def test_numbers_and_lists_are_answers():
    """A JSON answer may be a number or lists of numbers and texts."""
    assert compare(0.5, "1/2").equal
    assert compare(-3, "-3").equal
    assert compare([[1, "x"], ["2/4", 0]], "[[1, x], [1/2, 0]]").equal
    assert compare([1, 2], "[1, 2, 3]").equal is False
