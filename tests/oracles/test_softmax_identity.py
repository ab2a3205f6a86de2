"""The lines of the softmax derivation beside PyTorch's autograd."""

import pytest

from genex.families.losses.softmax_identity import SoftmaxIdentity
from tests.oracles.torching import at_each_level, numbers, tensor, torch


@pytest.mark.parametrize("misprints", [1, 2])
def test_the_corrections_are_pytorch_s(misprints):
    """The right lines have the values of the loss and its slopes; the misprints have others."""
    for e in at_each_level(SoftmaxIdentity, misprints=misprints):
        logits = tensor(e.logits, grad=True)
        loss = torch.nn.functional.cross_entropy(logits[None], torch.tensor([e.label]))
        loss.backward()
        after = (e.label + 1) % len(e.logits)
        lines = [loss.item()] * 3 + [logits.grad[e.label].item(), logits.grad[after].item()]
        expected = [lines[line] for line in e.lines]
        assert numbers(e, e.corrections).tolist() == pytest.approx(expected)
        assert loss.item() == pytest.approx(float(e.floats().loss))
        assert all(abs(x - y) > 1e-6 for x, y in zip(e.floats().printed, expected, strict=True))
