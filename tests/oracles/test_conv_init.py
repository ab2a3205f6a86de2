"""Fans and bounds of convolutions beside torch.nn.init."""

import math

from genex.families.initialisation.conv_init import ConvInit
from tests.oracles.torching import drawn, torch


def test_fans_and_bounds_are_pytorch_s():
    """PyTorch counts the same fans and draws weights of the same scale."""
    for e in drawn(ConvInit)[:10]:
        sizes = int(e.height), int(e.width)
        weight = torch.nn.Conv2d(int(e.channels), int(e.filters), sizes).weight
        fans = torch.nn.init._calculate_fan_in_and_fan_out(weight)
        assert fans == (e.fan_in, e.fan_out)
        torch.manual_seed(0)
        he = torch.nn.init.kaiming_uniform_(weight, nonlinearity="relu").abs().max().item()
        assert math.isclose(he, e.floats().bound, rel_tol=0.02)
        glorot = torch.nn.init.xavier_uniform_(weight).abs().max().item()
        assert math.isclose(glorot, e.floats().glorot_bound, rel_tol=0.02)
        normal = torch.nn.init.kaiming_normal_(weight, nonlinearity="relu").std().item()
        assert math.isclose(normal, e.floats().deviation, rel_tol=0.1)
