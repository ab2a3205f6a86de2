"""Cross-entropy of probabilities beside PyTorch's distributions."""

import pytest

from genex.families.losses.vector_cross_entropy import VectorCrossEntropy
from tests.oracles.torching import assert_close, at_each_level, tensor, torch


def test_the_loss_of_a_label_is_pytorch_s():
    """With a label it is the negative log-likelihood loss of the logarithms."""
    for e in at_each_level(VectorCrossEntropy, soft=False):
        label = torch.tensor([e.target.index(1)])
        loss = torch.nn.functional.nll_loss(tensor([e.probabilities]).log(), label)
        assert_close(loss, e.loss)


def test_entropy_and_divergence_are_pytorch_s():
    """With a soft target they are those of the categorical distributions."""
    categorical = torch.distributions.Categorical
    for e in at_each_level(VectorCrossEntropy, soft=True, classes=3):
        given, target = categorical(tensor(e.probabilities)), categorical(tensor(e.target))
        assert float(target.entropy()) == pytest.approx(float(e.floats().entropy), abs=1e-6)
        true = target.probs > 0
        loss = torch.nn.functional.kl_div(
            given.probs[true].log(), target.probs[true], reduction="sum"
        )
        assert float(loss) == pytest.approx(float(e.floats().divergence))
