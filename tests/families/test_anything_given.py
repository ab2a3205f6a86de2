"""Whatever numbers somebody gives, the exercise is proved and issued, or refused with a reason."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genex.errors import CertificateError, GenexError
from genex.families.graphs.expressions import graph
from genex.families.tensors.programs.operations import KINDS
from genex.families.tensors.shapes.operations import RULES
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.quiz import Quiz

NUMBER = st.sampled_from([0, 1, -1, 2, 100, 0.5, -0.25, 1.0005, 4.2, "1/3", "999999/1000000", 1e6])
LIST = st.lists(NUMBER, max_size=4)
SMALL = st.integers(-3, 5)
SIZES = st.lists(st.sampled_from([1, 2, 3, 4, 6, 12]), min_size=1, max_size=4)
PATTERNS = st.sampled_from(["ij,jk->ik", "ij,j->ji", "a b -> b a", "a (b c) -> c b a", "b", "->"])
ARGUMENTS = st.lists(SMALL | SIZES | st.booleans() | PATTERNS, max_size=4)


OPERANDS = st.lists(SMALL | st.sampled_from("abcd"), max_size=3)


def rows(count: int, columns: int) -> st.SearchStrategy[list[Any]]:
    """A matrix."""
    row = st.lists(NUMBER, min_size=columns, max_size=columns)
    return st.lists(row, min_size=count, max_size=count)


@st.composite
def batches(draw: st.DrawFn) -> dict[str, Any]:
    """Logits and labels that belong together, or nearly."""
    count, columns = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    labels = st.lists(st.integers(0, columns), min_size=count, max_size=count)
    return {
        "logits": draw(rows(count, columns)),
        "labels": draw(labels),
        "mean": draw(st.booleans()),
    }


@st.composite
def networks(draw: st.DrawFn) -> dict[str, Any]:
    """A small network."""
    inputs, hidden = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    return {
        "inputs": draw(rows(1, inputs))[0],
        "hidden_weights": draw(rows(hidden, inputs)),
        "weights": draw(rows(1, hidden or inputs))[0],
        "bias": draw(NUMBER),
        "label": draw(st.integers(0, 1)),
    }


LINES = [
    *("Conv2d(2, 4, kernel_size=3)", "Conv2d(4, 4, 2, 2, 1, groups=2, bias=False)", "nn.ReLU()"),
    *("MaxPool2d(2)", "AvgPool2d(3, stride=1, padding=1)", "BatchNorm2d(4)", "Flatten()"),
    *("Embedding(9, 4)", "RNN(4, 4, batch_first=True)", "LSTM(4, 2, 2, bidirectional=True)"),
    *("GRU(4, 2, batch_first=True, bidirectional=True)", "LastStep()", "Linear(_, 3)"),
    *("MultiheadAttention(4, 2, batch_first=True)", "Linear(3, 2)", "Linear(", "relu", ""),
]
PROGRAMS = st.fixed_dictionaries(
    {
        "start": st.sampled_from([[2, 2, 8, 8], [1, 4, 7, 3], [3, 5], [2], [], [0, 4]]),
        "lines": st.lists(st.sampled_from(LINES), max_size=4).map(
            lambda lines: [*lines, "Flatten()", "Linear(_, 3)"]
        ),
        "activations": st.booleans(),
    }
)
GIVEN: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "svm-loss": st.builds(lambda batch, margin: {**batch, "margin": margin}, batches(), NUMBER),
    "cross-entropy": batches(),
    "sigmoid-chain": networks(),
    "init-variance": st.fixed_dictionaries(
        {
            "inputs": st.sampled_from([0, 1, 10, 1000, 100_000, 0.5]),
            "outputs": st.sampled_from([1, 64, 100_000]),
            "relu": st.booleans(),
            "deviation": NUMBER,
            "layers": st.sampled_from([0, 1, 5, 20, 21]),
        }
    ),
    "tensor-values": st.fixed_dictionaries(
        {
            "a": rows(2, 2) | rows(3, 3),
            "b": rows(2, 2) | rows(3, 3),
            "operations": st.lists(
                st.builds(lambda name, rest: [name, *rest], st.sampled_from([*KINDS]), OPERANDS),
                min_size=1,
                max_size=4,
            ),
        }
    ),
    "mlp-parameters": st.fixed_dictionaries(
        {
            "widths": st.lists(st.sampled_from([0, 1, 2, 784, 5000, 5001]), max_size=10),
            "batch": st.sampled_from([0, 1, 100_000]),
            "bias": st.booleans(),
            "activations": st.booleans(),
        }
    ),
    "conv-shapes": PROGRAMS,
    "sequence-shapes": PROGRAMS,
    "box-network": st.fixed_dictionaries(
        {"places": LIST, "heights": LIST, "ends": st.sampled_from(["free", "left", "right", "no"])}
    ),
    "relu-network": st.fixed_dictionaries({"places": LIST, "heights": LIST}),
    "network-function": st.fixed_dictionaries(
        {
            **dict.fromkeys(("inputs", "biases", "outputs"), LIST),
            "output_bias": NUMBER,
            "steps": st.booleans(),
        }
    ),
    "step-approximation": st.fixed_dictionaries(
        {
            **dict.fromkeys(("bend", "tilt", "tolerance"), NUMBER),
            "bound": st.sampled_from([0, 1, 3, 100, 2.5]),
            "midpoint": st.booleans(),
            "boxes": st.sampled_from([0, 1, 3, 20, 21]),
            "dimensions": st.sampled_from([0, 1, 2, 6, 7]),
        }
    ),
    "tensor-shapes": st.fixed_dictionaries(
        {
            "start": SIZES,
            "operations": st.lists(
                st.builds(lambda name, rest: [name, *rest], st.sampled_from([*RULES]), ARGUMENTS),
                min_size=1,
                max_size=4,
            ),
        }
    ),
}

QUANTITIES = st.sampled_from(["x", "y", "constant", "a", "b", "q"])
GIVEN["compute-graph"] = st.fixed_dictionaries(
    {
        "nodes": st.lists(
            st.builds(
                lambda name, rest: [name, *rest],
                st.sampled_from([*graph.RULES, "pow"]),
                st.lists(QUANTITIES, min_size=1, max_size=2),
            ),
            min_size=1,
            max_size=3,
        ),
        "inputs": st.integers(1, 3).flatmap(lambda count: rows(count, 2)),
        "constant": st.integers(-3, 101),
        "order": st.sampled_from([[], [0, 1, 2, 3], [3, 1, 0, 2], [0]]),
    }
)
GIVEN["data-loading"] = st.fixed_dictionaries(
    {
        "examples": st.sampled_from([0, 1, 7, 64, 10**5]),
        "features": st.sampled_from([1, 2, 784]),
        "pairs": st.booleans(),
        "batch_size": st.sampled_from([0, 1, 7, 64, 1000]),
        "drop_last": st.booleans(),
        "epochs": st.sampled_from([1, 1000]),
        "accumulation": st.sampled_from([1, 3, 1000]),
    }
)
GIVEN["autograd-trace"] = st.fixed_dictionaries(
    {
        "program": st.lists(
            st.sampled_from(
                [
                    *(
                        "y = x**2 + 3*x",
                        "y = 2*x*z - x",
                        "z = y + x",
                        "z = y**4",
                        "y = x",
                        "y = w**2",
                        "x = 5",
                    ),
                    *("y.backward()", "z.backward()", "y.backward(retain_graph=True)"),
                    *("print(x.grad)", "print(y.grad)", "print(y.grad is None)", "x.grad.zero_()"),
                    *("z = y.detach()", "z = x.detach()", "x += 1", "y -= 2", "y = sin(x)"),
                    *(
                        "for step in range(2):",
                        "with torch.no_grad():",
                        "    x += 1",
                        "    y = x**2",
                    ),
                    *("    y.backward()", "    print(x.grad)", "x = np.array([1, 2])"),
                    *("a = np.array([1, 2])", "t = torch.from_numpy(a)", "a[1] = 7", "print(t[1])"),
                    *("print(a[2])", "t = torch.tensor(a)", "print(z.requires_grad)"),
                ]
            ),
            max_size=9,
        ).map(lambda lines: ["x = torch.tensor(2., requires_grad=True)", "y = x**3", *lines])
    }
)


def attempt(family: str, fields: dict[str, Any]) -> Quiz | GenexError:
    """The quiz, or what was wrong; JSON writes such values as TOML does."""
    pairs = ", ".join(f"{name} = {json.dumps(value)}" for name, value in fields.items())
    text = f'[[section]]\n[[section.question]]\nfamily = "{family}"\ngiven = {{ {pairs} }}\n'
    try:
        return make_quiz(1, parse_blueprint(text, "paper.toml"))
    except GenexError as refusal:
        return refusal


@pytest.mark.parametrize("family", GIVEN)
@given(data=st.data())
@settings(max_examples=60)
def test_anything_given_is_proved_or_refused(family: str, data: st.DataObject) -> None:
    """Nothing crashes, and where the two routes disagree, a reason was found before."""
    outcome = attempt(family, data.draw(GIVEN[family]))
    assert not isinstance(outcome, CertificateError)
    if isinstance(outcome, Quiz):
        assert outcome.items[0].drawn.attempts == 1
    else:
        assert str(outcome).startswith("paper.toml, question 1")


def test_strategies_reach_both_ends() -> None:
    """Both ends of the law are reached: a plain example is issued, a broken one refused."""
    fine = {"logits": [[1, 4.2, 0.5]], "labels": [0], "mean": False, "margin": 1}
    assert isinstance(attempt("svm-loss", fine), Quiz)
    assert isinstance(attempt("svm-loss", {**fine, "labels": [3]}), GenexError)
