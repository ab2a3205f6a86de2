"""Focal loss beside PyTorch's autograd."""

import pytest

from genex.families.losses.focal_loss import FocalLoss
from tests.oracles.torching import assert_close, at_each_level, tensor, torch


@pytest.mark.parametrize("mean", [False, True])
def test_focal_loss_is_pytorch_s(mean):
    """The published form: binary cross-entropy with logits, times a power of its own."""
    for e in at_each_level(FocalLoss, mean=mean, sloped=True):
        logits = tensor(e.logits, grad=True)
        costs = torch.nn.functional.binary_cross_entropy_with_logits(
            logits, tensor(e.labels), reduction="none"
        )
        losses = (1 - torch.exp(-costs)) ** e.focus * costs
        loss = losses.mean() if mean else losses.sum()
        loss.backward()
        assert_close(costs, e.cross_entropies)
        assert_close(losses, e.losses)
        assert_close(loss, e.batch_loss)
        assert_close(logits.grad, e.gradient)
