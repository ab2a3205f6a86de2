"""Large logits beside PyTorch's."""

from genex.families.losses.large_logits import LargeLogits
from tests.oracles.torching import assert_close, at_each_level, tensor, torch


def test_large_logits_are_pytorch_s():
    """Log-sum-exp and cross-entropy, where the powers themselves are infinite or 0."""
    for e in at_each_level(LargeLogits):
        logits, labels = tensor(e.logits), torch.tensor(e.labels)
        assert_close(torch.logsumexp(logits, 1), e.log_sums)
        losses = torch.nn.functional.cross_entropy(logits, labels, reduction="none")
        assert torch.allclose(losses, tensor(e.losses), atol=1e-9)
        assert all(power in {0, float("inf")} for power in torch.exp(logits).flatten().tolist())
