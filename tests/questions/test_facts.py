"""What PyTorch can show of the bank: facts hold, and what is called wrong does not."""

import math

import pytest

torch = pytest.importorskip("torch", reason="the facts are shown with PyTorch")
nn = torch.nn


def test_a_value_used_twice():
    """value-used-twice: the gradients of both uses add up; they are not multiplied or averaged."""
    x = torch.tensor(2.0, requires_grad=True)
    (6 * x + 2 * x).backward()
    assert x.grad == 8


def test_detach():
    """detach: the same memory without history; the tensor itself keeps its own."""
    x = torch.tensor([1.0], requires_grad=True)
    y = 2 * x
    z = y.detach()
    assert z.data_ptr() == y.data_ptr()
    assert not z.requires_grad
    assert y.grad_fn is not None
    y.sum().backward()
    assert x.grad == 2
    assert z.grad is None


def test_slopes_of_sigmoids_vanish():
    """vanishing-gradient: no slope is above 1/4, and twenty of them leave hardly anything."""
    x = torch.linspace(-5, 5, 101, requires_grad=True)
    torch.sigmoid(x).sum().backward()
    assert x.grad.max() <= 0.25
    deep = torch.tensor(0.5, requires_grad=True)
    value = deep
    for _ in range(20):
        value = torch.sigmoid(value)
    value.backward()
    assert 0 < deep.grad < 0.25**19


def test_a_dead_relu_stays_dead():
    """dead-relu: negative for all data, its weights have no gradient; one example is enough."""
    data = torch.rand(50, 3)
    weight = torch.full((3,), -1.0, requires_grad=True)
    torch.relu(data @ weight - 0.1).sum().backward()
    assert torch.equal(weight.grad, torch.zeros(3))
    torch.relu(data @ weight + 2.9).sum().backward()
    assert weight.grad.abs().sum() > 0


def test_a_skip_connection_has_a_path_of_slope_one():
    """skip-connection: through the sum the gradient arrives whole, and the layer gets its own."""
    x = torch.ones(4, requires_grad=True)
    layer = nn.Linear(4, 4)
    nn.init.zeros_(layer.weight)
    (x + layer(x)).sum().backward()
    assert torch.equal(x.grad, torch.ones(4))
    assert layer.weight.grad.abs().sum() > 0


def test_clipping_by_norm_keeps_the_direction():
    """gradient-clipping: the gradient is scaled, its direction stays, weights are not touched."""
    weight = torch.tensor([3.0, 4.0], requires_grad=True)
    (10 * weight.pow(2).sum()).backward()
    before = weight.grad.clone()
    nn.utils.clip_grad_norm_([weight], 1.0)
    assert math.isclose(weight.grad.norm(), 1.0, rel_tol=1e-4)
    assert math.isclose(torch.cosine_similarity(before, weight.grad, dim=0), 1.0, rel_tol=1e-5)
    assert torch.equal(weight.detach(), torch.tensor([3.0, 4.0]))


@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf")
def test_the_grad_of_what_is_no_leaf():
    """non-leaf-grad: None, unless retain_grad() asked for it."""
    x = torch.tensor(3.0, requires_grad=True)
    y = x * x
    y.backward()
    assert y.grad is None
    other = x * x
    other.retain_grad()
    (2 * other).backward()
    assert other.grad == 2


def test_finite_differences_get_worse_with_tiny_steps():
    """finite-differences: in floating point the error grows again as the step nears 0."""
    errors = [abs((math.exp(1 + h) - math.exp(1 - h)) / (2 * h) - math.e) for h in (1e-5, 1e-13)]
    assert errors[0] < errors[1]


def test_units_of_equal_weights_stay_equal():
    """zero-weights: after ten steps the units of a hidden layer are the same, biases or not."""
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    x, y = torch.randn(20, 3), torch.randn(20, 1)
    for k in range(10):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x[k : k + 8]), y[k : k + 8]).backward()
        optimizer.step()
    assert torch.equal(model[0].weight, model[0].weight[:1].expand(4, 3))
    assert torch.equal(model[0].bias, model[0].bias[:1].expand(4))


def test_relu_halves_the_mean_square_but_not_the_variance():
    """he-factor: E[a²] is half of E[z²]; the variance is not half."""
    torch.manual_seed(2)
    z = torch.randn(400_000)
    a = torch.relu(z)
    assert math.isclose(a.pow(2).mean() / z.pow(2).mean(), 0.5, rel_tol=0.02)
    assert a.var() / z.var() < 0.4


def test_glorot_takes_both_ends():
    """glorot: the variance is 2/(n + m), the harmonic mean of 1/n and 1/m."""
    torch.manual_seed(3)
    weight = nn.init.xavier_normal_(torch.empty(300, 700))
    assert math.isclose(weight.var(), 2 / 1000, rel_tol=0.02)
    assert math.isclose(2 / 1000, 2 / (1 / (1 / 300) + 1 / (1 / 700)))


def test_batch_norm_after_eval():
    """batch-norm-at-test: running statistics, whatever the batch; training uses the batch's own."""
    torch.manual_seed(4)
    norm = nn.BatchNorm1d(2)
    for _ in range(50):
        norm(torch.randn(64, 2) * 3 + 5)
    norm.eval()
    one, other = torch.ones(1, 2), torch.randn(9, 2) * 100
    assert torch.equal(norm(one), norm(torch.cat([one, other]))[:1])
    assert len(list(norm.parameters())) == 2
    assert {"running_mean", "running_var"} <= dict(norm.named_buffers()).keys()


def test_layer_norm_looks_at_one_example():
    """layer-norm: the same for an example alone and in a batch, in training and evaluation."""
    torch.manual_seed(5)
    norm, batch = nn.LayerNorm(6), torch.randn(4, 6)
    assert torch.allclose(norm(batch)[:1], norm(batch[:1]))
    assert torch.equal(norm.train()(batch), norm.eval()(batch))
