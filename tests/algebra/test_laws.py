"""Laws: what is rendered reads back; equality is reflexive, symmetric and blind to rewriting."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from genex.algebra import Names, compare, read_tree, tree_in_text
from genex.algebra.equality.fields import CIRCLE, GENERATOR, ROOT_OF_MINUS_ONE, P, Q
from genex.algebra.names import canonical
from genex.algebra.tree import Apply, Name, Number, Tree
from genex.errors import AnswerError

LETTERS = ("x", "yhat", "w12", "n_in", "eta", "x1")
NAMES = Names(LETTERS)
MODEST = settings(max_examples=150, derandomize=True, deadline=None)

numbers = st.one_of(
    st.integers(0, 99).map(lambda n: Number(Fraction(n), str(n))),
    st.integers(1, 99).map(lambda n: Number(Fraction(n, 10), str(n / 10))),
)
leaves = st.one_of(numbers, st.sampled_from(LETTERS).map(Name), st.just(Apply("pi", ())))


def sum_of(terms: list[Tree]) -> Tree:
    """Terms as the grammar puts them together: a sum never stands bare in a sum."""
    return Apply("+", tuple(terms))


def branches(below: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Operations on smaller trees."""
    several = st.lists(below, min_size=2, max_size=3)
    return st.one_of(
        several.map(sum_of),
        several.map(lambda factors: Apply("*", tuple(factors))),
        st.tuples(below, below).map(lambda pair: Apply("/", pair)),
        st.tuples(below, below).map(lambda pair: Apply("^", pair)),
        below.map(lambda tree: Apply("neg", (tree,))),
        st.tuples(st.sampled_from(("exp", "log", "abs", "sigmoid", "tanh", "relu", "sqrt")), below)
        .map(lambda pair: Apply(pair[0], (pair[1],))),
        several.map(lambda args: Apply("max", tuple(args))),
    )  # fmt: skip


trees = st.recursive(leaves, branches, max_leaves=12)


@MODEST
@given(trees)
def test_plain_text_reads_back(tree):
    """What is shown in plain text is read back to an equal tree."""
    assert read_tree(tree_in_text(tree, NAMES), NAMES) == tree


BETWEEN = {"+": " + ", "*": " \\cdot "}
LATEX = {
    "/": "\\frac{{{}}}{{{}}}",
    "^": "\\left({}\\right)^{{{}}}",
    "neg": "\\left(-{}\\right)",
    "exp": "\\exp\\left({}\\right)",
    "log": "\\log{{\\left({}\\right)}}",
    "abs": "\\left\\lvert {} \\right\\rvert",
    "sigmoid": "\\sigma\\left({}\\right)",
    "tanh": "\\tanh\\left({}\\right)",
    "relu": "\\operatorname{{ReLU}}\\left({}\\right)",
    "sqrt": "\\sqrt{{{}}}",
    "pi": "\\pi",
}
NAMES_IN_LATEX = {
    "yhat": "\\hat{y}",
    "w12": "w_{12}",
    "n_in": "n_{\\mathrm{in}}",
    "eta": "\\eta",
    "x1": "x_1",
}


def latex(tree: Tree) -> str:
    """A tree in LaTeX, with more brackets than people write."""
    if isinstance(tree, Number):
        return tree.text
    if isinstance(tree, Name):
        return NAMES_IN_LATEX.get(tree.name, tree.name)
    parts = [latex(part) for part in tree.args]
    if tree.op == "max":
        return "\\max\\left(" + ", ".join(parts) + "\\right)"
    if tree.op in BETWEEN:
        return "\\left(" + BETWEEN[tree.op].join(parts) + "\\right)"
    return LATEX[tree.op].format(*parts)


@MODEST
@given(trees)
def test_latex_is_read(tree):
    r"""What LaTeX calls \frac, \cdot, \left( and so on is read to the tree that it shows."""
    assert read_tree(latex(tree), NAMES) == tree


safe = st.recursive(
    st.one_of(st.integers(1, 9).map(str), st.sampled_from(("x", "y", "z"))),
    lambda below: st.one_of(
        st.tuples(below, below).map("({0[0]} + {0[1]})".format),
        st.tuples(below, below).map("({0[0]})*({0[1]})".format),
        st.tuples(below, below).map("(({0[0]}) - ({0[1]}))".format),
        below.map("exp(-({0})^2/50)".format),
        below.map("sigmoid(({0})/9)".format),
        below.map("abs({0})".format),
        st.tuples(below, below).map("max({0[0]}, {0[1]})".format),
        below.map("log(1 + ({0})^2)".format),
    ),
    max_leaves=6,
)
REAL = dict.fromkeys("xyz", "real")


@MODEST
@given(safe)
def test_an_expression_equals_itself_rewritten(text):
    """Adding and taking away, doubling and halving do not change an expression."""
    for rewritten in (f"0 + {text}", f"({text} + 7) - 7", f"2*({text})/2", f"-(-({text}))"):
        assert compare(rewritten, text, REAL).equal


@MODEST
@given(safe)
def test_a_small_change_is_seen(text):
    """Nothing is taken for equal that differs by a term."""
    for changed in (
        f"{text} + 1/10^9",
        f"{text} + x^2 + 1",
        f"({text})*2 + exp(y) + ({text})^2 + 1",
    ):
        assert compare(changed, text, REAL).equal is False


@MODEST
@given(safe, safe)
def test_equality_is_symmetric(one, other):
    """Two expressions that exist everywhere are equal both ways or not at all."""
    there, back = compare(one, other, REAL).equal, compare(other, one, REAL).equal
    assert {there, back} in ({True}, {False}, {None}, {True, None}, {False, None})


@MODEST
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    """No text makes the reader fail otherwise than by its own error."""
    message = "read"
    try:
        compare(text, "x", {"x": "real"})
    except AnswerError as error:
        message = str(error)
    assert message


@MODEST
@given(st.from_regex(r"[A-Za-z]{1,3}[0-9]{0,2}(_[a-z0-9]{1,2}){0,3}", fullmatch=True))
def test_the_canonical_spelling_is_its_own(name):
    """The canonical spelling of a canonical spelling is itself."""
    assert canonical(canonical(name)) == canonical(name)


def test_the_fields_are_what_the_image_needs():
    """P and Q are prime, the generators have order Q, and −1 has its root."""
    from sympy import isprime

    assert isprime(P)
    assert isprime(Q)
    assert pow(GENERATOR, Q, P) == pow(CIRCLE, Q, P) == 1
    assert ROOT_OF_MINUS_ONE**2 % P == P - 1
