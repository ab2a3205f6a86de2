"""Binary cross-entropy beside PyTorch's."""

import pytest

from genex.families.losses.binary_cross_entropy import BinaryCrossEntropy
from tests.oracles.torching import assert_close, at_each_level, tensor, torch


@pytest.mark.parametrize("mean", [False, True])
@pytest.mark.parametrize("width", [1, 3])
def test_binary_cross_entropy_is_pytorch_s(width, mean):
    """Probabilities, losses, batch loss and gradient are those of the loss with logits."""
    for e in at_each_level(BinaryCrossEntropy, width=width, mean=mean):
        logits, labels = tensor(e.logits, grad=True), tensor(e.labels)
        costs = torch.nn.functional.binary_cross_entropy_with_logits(
            logits, labels, reduction="none"
        )
        losses = costs.sum(dim=1)
        loss = losses.mean() if mean else losses.sum()
        loss.backward()
        assert_close(torch.sigmoid(logits), e.probabilities)
        assert_close(losses, e.losses)
        assert_close(loss, e.batch_loss)
        assert_close(logits.grad, e.gradient)
