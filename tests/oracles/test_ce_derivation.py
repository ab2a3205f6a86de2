"""The gradient of cross-entropy beside PyTorch's."""

import pytest

from genex.families.losses.ce_derivation import CeDerivation
from tests.oracles.torching import assert_close, at_each_level, numbers, tensor, torch


@pytest.mark.parametrize("heat", [1, 2])
@pytest.mark.parametrize("counts", [False, True])
def test_the_gradient_is_pytorch_s(counts, heat):
    """Soft targets of any sum, at any temperature: autograd finds the same gradient."""
    for e in at_each_level(CeDerivation, counts=counts, heat=heat):
        logits = tensor(e.logits, grad=True)
        probabilities = torch.log_softmax(logits / float(e.temperature), 0)
        loss = -(tensor(e.targets) * probabilities).sum()
        loss.backward()
        assert_close(logits.grad, e.gradient_here)
        assert torch.allclose(logits.grad, numbers(e, e.gradient_formula))
        assert loss.item() == pytest.approx(
            float(numbers(e, [e.first_formula])) + float(numbers(e, [e.second_formula]))
        )
