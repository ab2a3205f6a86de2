"""Networks of two layers beside autograd and torch.optim.SGD: what both their families share."""

from tests.oracles.torching import assert_close, tensor, torch

ACTIVATIONS = {"relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh}
OUTPUTS = {"binary": torch.sigmoid, "softmax": lambda z: torch.softmax(z, 0)}
LOSSES = {
    "half-squared": lambda z, y: torch.nn.functional.mse_loss(z, y, reduction="sum") / 2,
    "mean-squared": torch.nn.functional.mse_loss,
    "binary": lambda z, y: torch.nn.functional.binary_cross_entropy_with_logits(
        z, y, reduction="sum"
    ),
    "softmax": torch.nn.functional.cross_entropy,
}


def layer(weights, bias):
    """A layer with these weights."""
    found = torch.nn.Linear(len(weights[0]), len(weights), bias=bool(bias)).double()
    with torch.no_grad():
        found.weight.copy_(tensor(weights))
        if bias:
            found.bias.copy_(tensor(bias))
    return found


def assert_pytorch_agrees(e):
    """Forwards, backwards and the steps are those of a module, autograd and an optimizer."""
    first, second = layer(e.W1, e.b1), layer(e.W2, e.b2)
    z1 = first(tensor(e.x))
    a1 = ACTIVATIONS[e.activation](z1)
    z2 = second(a1)
    z1.retain_grad()
    z2.retain_grad()
    loss = LOSSES[e.criterion](z2, tensor(e.y))
    loss.backward()
    assert_close(z1, e.z1)
    assert_close(a1, e.a1)
    assert_close(z2, e.z2)
    assert_close(OUTPUTS.get(e.criterion, lambda z: z)(z2), e.yhat)
    assert_close(loss, e.loss)
    assert_close(z2.grad, e.delta2)
    assert_close(z1.grad, e.delta1)
    assert_close(second.weight.grad, e.W2_gradient)
    assert_close(first.weight.grad, e.W1_gradient)
    assert_same_step(e, first, second)
    return first, second


def assert_same_step(e, first, second):
    """The step of gradient descent is the optimizer's."""
    if e.b1:
        assert_close(torch.cat([first.bias.grad, second.bias.grad]), e.bias_gradients)
    torch.optim.SGD([*first.parameters(), *second.parameters()], float(e.rate)).step()
    assert_close(first.weight, e.W1_after)
    assert_close(second.weight, e.W2_after)
    if e.b1:
        assert_close(torch.cat([first.bias, second.bias]), e.biases_after)
