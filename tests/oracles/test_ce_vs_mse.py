"""Slopes of two losses beside PyTorch's autograd."""

from genex.families.losses.ce_vs_mse import CeVsMse
from tests.oracles.torching import assert_close, at_each_level, tensor, torch


def slopes(loss, outputs):
    """The slopes by the logits and by the outputs of a sigmoid."""
    logits = torch.logit(tensor(outputs)).requires_grad_()
    y = torch.sigmoid(logits)
    y.retain_grad()
    loss(y, torch.ones_like(y), reduction="sum").backward()
    return logits.grad, y.grad


def test_the_slopes_are_pytorch_s():
    """Binary cross-entropy and squared error, by output and by logit."""
    for e in at_each_level(CeVsMse):
        by_logit, by_output = slopes(torch.nn.functional.binary_cross_entropy, e.outputs)
        assert_close(by_output, e.ce_slopes)
        assert_close(by_logit, e.ce_at_logit)
        by_logit, by_output = slopes(torch.nn.functional.mse_loss, e.outputs)
        assert_close(by_output, e.mse_slopes)
        assert_close(by_logit, e.mse_at_logit)
