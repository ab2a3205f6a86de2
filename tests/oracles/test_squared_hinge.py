"""The squared hinge beside PyTorch's autograd."""

import pytest

from genex.families.losses.squared_hinge import SquaredHinge
from tests.oracles.torching import assert_close, at_each_level, tensor, torch


@pytest.mark.parametrize("mean", [False, True])
def test_the_squared_hinge_is_pytorch_s(mean):
    """It is the margin ranking loss of a score and 0, squared."""
    for e in at_each_level(SquaredHinge, mean=mean):
        scores, labels = tensor(e.scores, grad=True), tensor(e.labels)
        costs = torch.nn.functional.margin_ranking_loss(
            scores, torch.zeros_like(scores), labels, margin=1, reduction="none"
        )
        loss = (costs**2).mean() if mean else (costs**2).sum()
        loss.backward()
        assert_close(costs, e.costs)
        assert_close(costs**2, e.losses)
        assert_close(loss, e.batch_loss)
        assert_close(scores.grad, e.gradient)
