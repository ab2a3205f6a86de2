"""Softmax and cross-entropy beside PyTorch's."""

import pytest

from genex.families.losses.cross_entropy import CrossEntropy
from tests.oracles.torching import assert_close, at_each_level, tensor, torch

MEAN_OR_TOTAL = pytest.mark.parametrize("mean", [False, True])


@MEAN_OR_TOTAL
def test_cross_entropy_is_pytorch_s(mean):
    """Probabilities, losses, batch loss and gradient are softmax's and cross_entropy's."""
    for e in at_each_level(CrossEntropy, mean=mean):
        logits, labels = tensor(e.logits, grad=True), torch.tensor(e.labels)
        losses = torch.nn.functional.cross_entropy(logits, labels, reduction="none")
        loss = losses.mean() if mean else losses.sum()
        loss.backward()
        assert_close(torch.softmax(logits, 1), e.probabilities)
        assert_close(losses, e.losses)
        assert_close(loss, e.batch_loss)
        assert_close(logits.grad, e.gradient)
