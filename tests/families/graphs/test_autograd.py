"""Programs that differentiate: which are refused, and what a page of the rule book decides."""

import pytest

from genex.families.graphs.autograd import slips
from genex.families.graphs.autograd.polynomials import Term, derivative, terms_of
from genex.families.graphs.autograd.rules import RULES
from genex.families.graphs.autograd.statements import statements
from genex.families.graphs.autograd.traces import ends, followed, sheet
from genex.families.graphs.autograd_trace import AutogradTrace

START = ("x = torch.tensor(3., requires_grad=True)", "y = x**2 - 2*x*x*x + 5")
REFUSED = {
    "0 lines": (),
    "25 lines": ("print(x.grad)",) * 25,
    "line 3: 'y = sin(x)' is not a statement": (*START, "y = sin(x)"),
    "line 3: 'y = 1*x' is not a statement": (*START, "y = 1*x"),
    "line 3: 'y = x' is not a statement": (*START, "y = x"),
    "line 3: a block begins or is missing": (*START, "with torch.no_grad():", "y = x**2"),
    "line 2: a block begins or is missing": (*START, "    y = x**2"),
    "line 4: there is a loop in a loop": (
        *(*START, "for step in range(2):", "    for step in range(2):", "        y.backward()"),
    ),
    "line 10: 55 ways lead back": (
        *(f"{name} = torch.tensor(1., requires_grad=True)" for name in "xw"),
        *(*("x = x*w", "w = x*w") * 4, "print(x.requires_grad)"),
    ),
    "line 1: is indented": ("    y = x**2",),
    "line 3: there is no tensor 'z'": (*START, "z.backward()"),
    "line 3: there is no array 'x'": (*START, "t = torch.from_numpy(x)"),
    "line 3: 'x' is both an array and a tensor": (*START, "x = np.array([1, 2])"),
    "line 2: there is no cell 3": ("a = np.array([1, 2, 3])", "a[3] = 7"),
    "it prints 0 times": START,
    "line 3: 'x' has no gradient there": (*START, "print(x.grad)"),
    "line 3: 'x' has no gradient yet": (*START, "x.grad.zero_()", "print(y.requires_grad)"),
    "line 3: 'x' is a leaf. Detach": (*START, "z = x.detach()", "print(z.requires_grad)"),
    "line 3: 'y' is not a leaf": (*START, "y += 1", "print(y.requires_grad)"),
    "line 5: 'y' was computed from an older value": (
        *(*START, "with torch.no_grad():", "    x += 1", "y.backward()", "print(x.grad)"),
    ),
    "line 4: 'a' is turned into a tensor twice": (
        *("a = np.array([1, 2])", "print(a[0])", "t = torch.from_numpy(a)", "u = torch.tensor(a)"),
    ),
    "line 4: 429981696 is too large": (
        *(*START[:1], "y = 4*x**2", "y = 4*y**2", "z = y**2 + 5*y**2*x", "print(z.requires_grad)"),
    ),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_cannot_be_asked_is_refused(message):
    """The first thing that is wrong with a program is named with its line."""
    assert message in AutogradTrace(REFUSED[message]).flaw()


def test_a_polynomial_is_read_term_by_term():
    """Signs belong to their terms, and repeated factors are a power."""
    assert terms_of("-3*x**2*w - x*x + 5 - 4*w") == (
        *(Term(-3, (("x", 2), ("w", 1))), Term(-1, (("x", 2),))),
        *(Term(5, ()), Term(-4, (("w", 1),))),
    )


def test_a_derivative_is_written_as_a_formula():
    """Factors of 1 and powers of 1 are not written, and what does not change is left out."""
    assert derivative(terms_of("3*x**2*w - x + w**2 - 7"), "x") == "6xw - 1"
    assert derivative(terms_of("x*w**2 - x*w"), "x") == "w^2 - w"
    assert derivative(terms_of("x**2"), "w") == "0"


def test_loops_run_round_by_round():
    """A statement in a loop runs once in each round, and knows its line and its round."""
    program = (*START, "for step in range(3):", "    print(y.requires_grad)", "print(x.grad)")
    run = statements(program)[2:]
    assert [(s.line, s.rounds) for s in run] == [(4, (1,)), (4, (2,)), (4, (3,)), (5, ())]


def test_the_graph_of_a_sum_has_nothing_to_free():
    """PyTorch saves nothing for a sum, so a second pass through one does not fail."""
    again = ("y.backward()", "y.backward()", "print(x.grad)")
    assert followed(RULES, (START[0], "y = x + 5", *again)).end is None
    assert followed(RULES, (START[0], "y = 2*x + 5", *again)).end == (4, "freed")


def test_each_end_in_mind_can_be_ticked():
    """A program offers its own end, those of wrong beliefs, and that another error ends it."""
    program = (*START, "y.backward()", "x += 1", "z = y.detach()", "z.backward()", "y.backward()")
    assert ends(program) == [
        *(None, (4, "leaf"), (6, "freed"), (6, "unconnected"), (7, "freed"), (0, "elsewhere"))
    ]


@pytest.mark.parametrize(
    ("page", "twin", "numbers"),
    [
        ("frees", slips.never, [-48, -96]),
        ("frees", slips.always, [-48, 0]),
        ("added", slips.second, [-48, 0]),
        ("printed", slips.second, [-40, 0]),
    ],
)
def test_a_wrong_page_gives_a_wrong_sheet(page, twin, numbers):
    """One page of the rule book decides what is believed to be printed."""
    program = (*START, "y.backward()", "print(x.grad)", "y.backward()", "print(x.grad)")
    assert sheet({**RULES, page: twin}, program)[0] == numbers
