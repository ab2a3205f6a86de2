"""PyTorch as the oracle: it finds what genex finds, on its own way."""

import math
from itertools import pairwise

import pytest

from genex.exact import Evaluator, Shape, flat
from genex.exercise import symbols
from genex.families import CrossEntropy, InitVariance, SigmoidChain, SvmLoss, TensorShapes
from genex.generate import Plan, draw_together
from genex.shapes import ERROR

torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is an oracle only")

SEEDS = range(25)
MEAN_OR_TOTAL = pytest.mark.parametrize("mean", [False, True])


def drawn(family, **options):
    """Exercises of some seeds."""
    plan = Plan(family, options)
    return [draw_together([plan], (seed, "oracle", 1))[0].exercise for seed in SEEDS]


def tensor(value, *, grad=False):
    """Exact numbers as a tensor of doubles."""
    return torch.tensor(in_floats(value), dtype=torch.float64, requires_grad=grad)


def in_floats(value):
    """Exact numbers as nested lists of floats."""
    if isinstance(value, (list, tuple)):
        return [in_floats(part) for part in value]
    return Evaluator({})(value)


def assert_close(expected, value):
    """A tensor has the exact values, cell by cell."""
    assert list(expected.shape) == list(tensor(value).shape)
    assert torch.allclose(expected.detach(), tensor(value), rtol=1e-9, atol=1e-12)


def numbers(exercise, value):
    """Formulas at the exercise's point, as a tensor."""
    evaluate = Evaluator(symbols(exercise.floats()))
    return torch.tensor([evaluate(x) for x in flat(value)], dtype=torch.float64)


@MEAN_OR_TOTAL
def test_the_hinge_loss_is_pytorch_s(mean):
    """Losses, batch loss and gradient are multi_margin_loss's, which divides by the classes."""
    for e in drawn(SvmLoss, mean=mean):
        logits, labels = tensor(e.logits, grad=True), torch.tensor(e.labels)
        losses = len(e.logits[0]) * torch.nn.functional.multi_margin_loss(
            logits, labels, margin=float(e.margin), reduction="none"
        )
        loss = losses.mean() if mean else losses.sum()
        loss.backward()
        assert_close(losses, e.losses)
        assert_close(loss, e.batch_loss)
        assert_close(logits.grad, e.gradient)


@MEAN_OR_TOTAL
def test_cross_entropy_is_pytorch_s(mean):
    """Probabilities, losses, batch loss and gradient are softmax's and cross_entropy's."""
    for e in drawn(CrossEntropy, mean=mean):
        logits, labels = tensor(e.logits, grad=True), torch.tensor(e.labels)
        losses = torch.nn.functional.cross_entropy(logits, labels, reduction="none")
        loss = losses.mean() if mean else losses.sum()
        loss.backward()
        assert_close(torch.softmax(logits, 1), e.probabilities)
        assert_close(losses, e.losses)
        assert_close(loss, e.batch_loss)
        assert_close(logits.grad, e.gradient)


def linear(weights, bias):
    """A layer with these weights."""
    layer = torch.nn.Linear(len(weights[0]), len(weights), bias=bias is not None)
    layer.double()
    with torch.no_grad():
        layer.weight.copy_(tensor(weights))
        if bias is not None:
            layer.bias.fill_(float(bias))
    return layer


def network(e):
    """The exercise's network as a module."""
    hidden = [linear(e.hidden_weights, None), torch.nn.Sigmoid()] if e.hidden_weights else []
    return torch.nn.Sequential(*hidden, linear((e.weights,), e.bias), torch.nn.Sigmoid())


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("hidden", [0, 2])
def test_the_sigmoid_network_is_pytorch_s(hidden, bias):
    """Output, loss and all formulas are what a module and its autograd find."""
    for e in drawn(SigmoidChain, hidden=hidden, bias=bias):
        model, inputs = network(e), tensor(e.inputs, grad=True)
        output = model(inputs)
        target = torch.tensor([float(e.label)], dtype=torch.float64)
        loss = torch.nn.functional.binary_cross_entropy(output, target)
        loss.backward()
        assert_close(output[0], e.output)
        assert_close(loss, e.loss)
        assert_close(inputs.grad, e.slopes_here)
        assert torch.allclose(inputs.grad, numbers(e, e.input_formulas))
        assert torch.allclose(model[-2].weight.grad[0], numbers(e, e.weight_formulas))
        if bias:
            assert torch.allclose(model[-2].bias.grad, numbers(e, e.bias_formula))


def test_hidden_deltas_are_pytorch_s():
    """The slopes at the hidden sums are what autograd leaves there."""
    for e in drawn(SigmoidChain, hidden=2):
        model = network(e)
        sums = model[0](tensor(e.inputs)).detach().requires_grad_()
        target = torch.tensor([float(e.label)], dtype=torch.float64)
        torch.nn.functional.binary_cross_entropy(model[1:](sums), target).backward()
        assert torch.allclose(sums.grad, numbers(e, e.hidden_formulas))


def weights_of(e):
    """An empty weight matrix, as Linear keeps it: (out, in)."""
    return torch.empty(int(e.outputs), int(e.inputs), dtype=torch.float64)


def bound_of(initialise, e):
    """How far uniform weights reach."""
    torch.manual_seed(0)
    return initialise(weights_of(e)).abs().max().item()


def deviation_of(initialise, e):
    """The standard deviation of weights."""
    torch.manual_seed(0)
    return initialise(weights_of(e)).std().item()


def test_the_initial_variances_are_pytorch_s():
    """He's and Glorot's formulas give the scales of torch.nn.init."""
    init = torch.nn.init
    for e in drawn(InitVariance)[:10]:
        he = deviation_of(lambda w: init.kaiming_normal_(w, nonlinearity="relu"), e)
        back = deviation_of(
            lambda w: init.kaiming_normal_(w, mode="fan_out", nonlinearity="relu"), e
        )
        assert math.isclose(he**2, e.forward, rel_tol=0.05)
        assert math.isclose(back**2, e.backward, rel_tol=0.05)
        assert math.isclose(deviation_of(init.xavier_normal_, e) ** 2, e.glorot, rel_tol=0.05)
        assert math.isclose(
            bound_of(init.xavier_uniform_, e), float(e.floats().bound), rel_tol=1e-3
        )


def test_a_linear_layer_s_variance_is_pytorch_s():
    """Without ReLU the forward condition is 1/n_in."""
    for e in drawn(InitVariance, relu=False)[:10]:
        found = deviation_of(lambda w: torch.nn.init.kaiming_normal_(w, nonlinearity="linear"), e)
        assert math.isclose(found**2, e.forward, rel_tol=0.05)


@pytest.mark.parametrize("relu", [False, True])
def test_signals_grow_as_predicted(relu):
    """The mean square of a real signal changes by the factor that the exercise finds."""
    torch.manual_seed(0)
    e = drawn(InitVariance, relu=relu)[0]
    width = int(e.inputs)
    x = torch.randn(500, width, dtype=torch.float64)
    before = 1.0
    for layer in range(e.layers):
        weights = torch.randn(width, width, dtype=torch.float64) * float(e.deviation)
        x = (x.relu() * (math.sqrt(2) if not layer else 1) if relu else x) @ weights
    growth = float(e.growth) * (2 if relu else 1)
    assert math.isclose(x.var().item() / before, growth, rel_tol=0.3)


OPERATIONS = {
    "view": lambda x, *sizes: x.view(sizes),
    "flatten": lambda x, start: x.flatten(start_dim=start),
    "transpose": lambda x, a, b: x.transpose(a, b),
    "permute": lambda x, *order: x.permute(*order),
    "unsqueeze": lambda x, dim: x.unsqueeze(dim),
    "squeeze": lambda x, dim: x.squeeze(dim),
    "sum": lambda x, dim, keepdim: x.sum(dim=dim, keepdim=keepdim),
    "mean": lambda x, dim, keepdim: x.mean(dim=dim, keepdim=keepdim),
    "matmul": lambda x, other: x @ torch.zeros(other),
    "add": lambda x, other: x + torch.zeros(other),
    "cat": lambda x, dim, other: torch.cat([x, torch.zeros(other)], dim=dim),
    "stack": lambda x, dim, count: torch.stack([x] * count, dim=dim),
}


def shapes_by_torch(start, operations):
    """The shapes that PyTorch prints; after an error there is nothing but errors."""
    x, found = torch.zeros(start), []
    for name, *rest in operations:
        try:
            x = OPERATIONS[name](x, *rest)
        except (RuntimeError, IndexError):
            return found + [ERROR] * (len(operations) - len(found))
        found.append(Shape(x.shape))
    return found


@pytest.mark.parametrize("length", [3, 5, 7])
def test_shapes_are_pytorch_s(length):
    """Every operation of a chain gives PyTorch's shape, or fails where PyTorch fails."""
    for e in drawn(TensorShapes, length=length):
        assert shapes_by_torch(e.start, e.operations) == e.sizes


def test_each_drawn_operation_changes_the_shape():
    """No line of a drawn program leaves the shape as it is: it would ask for nothing."""
    for e in drawn(TensorShapes):
        shapes = [shape for shape in (e.start, *e.sizes) if shape != ERROR]
        assert all(one != other for one, other in pairwise(shapes))


def test_errors_are_drawn_too():
    """Some of the chains end in an error, and PyTorch raises it."""
    last = [e.sizes[-1] for e in drawn(TensorShapes)]
    assert 0 < last.count(ERROR) < len(last)


@pytest.mark.slow
def test_many_shapes_are_pytorch_s():
    """A thousand chains of operations have PyTorch's shapes."""
    for seed in range(1000):
        e = draw_together([Plan(TensorShapes)], (seed, "oracle", 1))[0].exercise
        assert shapes_by_torch(e.start, e.operations) == e.sizes


def test_no_view_of_scattered_numbers():
    """PyTorch refuses a view behind a permute, and so does genex, when it is given one."""
    operations = (("permute", 1, 0), ("view", 6))
    assert shapes_by_torch((2, 3), operations) == [(3, 2), ERROR]
    assert "view may fail behind" in TensorShapes(Shape((2, 3)), operations).flaw()


MISFITS = [
    ((2, 3), ("view", 4, -1)),
    ((2, 3), ("view", -1, -1)),
    ((2, 3), ("view", 5)),
    ((2, 3), ("permute", 0, 0)),
    ((2, 3), ("permute", 0)),
    ((2, 3), ("transpose", 0, 2)),
    ((2, 3), ("unsqueeze", 3)),
    ((2, 3), ("squeeze", 2)),
    ((2, 3), ("sum", 2, False)),
    ((2, 3), ("mean", -3, True)),
    ((2, 3), ("matmul", (2, 3))),
    ((4, 2, 3), ("matmul", (5, 3, 2))),
    ((2, 3), ("add", (2,))),
    ((2, 3), ("add", (3, 2))),
    ((2, 3), ("cat", 0, (2, 2))),
    ((2, 3), ("cat", 2, (2, 3))),
    ((2, 3), ("cat", 0, (2, 3, 1))),
    ((2, 3), ("stack", 3, 2)),
    ((2, 3), ("flatten", 2)),
]
FITS = [
    ((2, 3), ("view", -1)),
    ((2, 3), ("view", 3, 2)),
    ((2, 3), ("unsqueeze", -1)),
    ((2, 3), ("unsqueeze", 2)),
    ((2, 3), ("squeeze", 0)),
    ((2, 1, 3), ("squeeze", -2)),
    ((2, 3, 4), ("sum", -1, True)),
    ((2, 3, 4), ("permute", -1, 0, 1)),
    ((2, 3, 4), ("transpose", -1, 0)),
    ((2, 3, 4), ("flatten", -2)),
    ((2, 3, 4), ("flatten", 2)),
    ((2, 3), ("add", (4, 1, 1))),
    ((2, 3), ("add", (3,))),
    ((4, 2, 3), ("matmul", (3, 5))),
    ((4, 2, 3), ("matmul", (7, 1, 3, 5))),
    ((2, 3), ("cat", -1, (2, 5))),
    ((2, 3), ("stack", -1, 4)),
]


@pytest.mark.parametrize(("start", "operation"), [*MISFITS, *FITS], ids=str)
def test_operations_fit_where_pytorch_s_do(start, operation):
    """One operation on one shape: the same shape as PyTorch's, or the same refusal."""
    e = TensorShapes(Shape(start), (operation,))
    assert shapes_by_torch(start, (operation,)) == e.sizes == e.direct()["sizes"]


def test_the_misfits_are_misfits():
    """What is listed as a misfit is refused by PyTorch, and nothing else of the list."""
    found = [shapes_by_torch(start, (operation,)) for start, operation in (*MISFITS, *FITS)]
    assert [shapes == [ERROR] for shapes in found] == [True] * len(MISFITS) + [False] * len(FITS)
