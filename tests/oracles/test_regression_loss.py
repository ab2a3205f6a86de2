"""Squared, absolute and Huber error beside PyTorch's."""

import pytest

from genex.families.losses.regression_loss import RegressionLoss
from tests.oracles.torching import assert_close, at_each_level, tensor, torch

LOSSES = {
    "squared": ("squared_slopes", lambda _: torch.nn.MSELoss()),
    "absolute": ("absolute_slopes", lambda _: torch.nn.L1Loss()),
    "huber_loss": ("huber_slopes", lambda e: torch.nn.HuberLoss(delta=float(e.threshold))),
}


@pytest.mark.parametrize("name", LOSSES)
def test_the_errors_are_pytorch_s(name):
    """Loss and slopes are those of PyTorch's module."""
    slopes, module = LOSSES[name]
    for e in at_each_level(RegressionLoss, huber=True):
        predictions = tensor(e.predictions, grad=True)
        loss = module(e)(predictions, tensor(e.targets))
        loss.backward()
        assert_close(loss, getattr(e, name))
        assert_close(predictions.grad, getattr(e, slopes))
