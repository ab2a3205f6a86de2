"""The hinge loss beside PyTorch's."""

import pytest

from genex.families.losses.svm_loss import SvmLoss
from tests.oracles.torching import assert_close, at_each_level, tensor, torch

MEAN_OR_TOTAL = pytest.mark.parametrize("mean", [False, True])


@MEAN_OR_TOTAL
def test_the_hinge_loss_is_pytorch_s(mean):
    """Losses, batch loss and gradient are multi_margin_loss's, which divides by the classes."""
    for e in at_each_level(SvmLoss, mean=mean):
        logits, labels = tensor(e.logits, grad=True), torch.tensor(e.labels)
        losses = len(e.logits[0]) * torch.nn.functional.multi_margin_loss(
            logits, labels, margin=float(e.margin), reduction="none"
        )
        loss = losses.mean() if mean else losses.sum()
        loss.backward()
        assert_close(losses, e.losses)
        assert_close(loss, e.batch_loss)
        assert_close(logits.grad, e.gradient)
