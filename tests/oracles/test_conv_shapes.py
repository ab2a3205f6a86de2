"""Convolutional networks beside PyTorch's: the program on the paper is run."""

import re

import pytest

from genex.families.tensors.conv_shapes import ConvShapes
from tests.oracles.networks import LEVELS, Run, assert_counts, drawn, nn, program, torch


def assert_pytorch_agrees(e):
    """Everything asked is what comes out when the program runs."""
    found = Run(lambda: exec(program(e), {"torch": torch, "nn": nn}))
    assert e.sizes == [tuple(y.shape) for y in found.outputs]
    assert_counts(e, found, found.parameters)


@pytest.mark.parametrize("level", LEVELS)
def test_programs_do_what_pytorch_does(level):
    """Shapes, parameters, products and memory of every line are PyTorch's."""
    for e in drawn(ConvShapes, level, 25):
        assert_pytorch_agrees(e)


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_many_programs_do_what_pytorch_does(level):
    """The same for two thousand seeds."""
    for e in drawn(ConvShapes, level, 2000):
        assert_pytorch_agrees(e)


WINDOWS = [
    "Conv2d(4, 8, kernel_size=1)",
    "Conv2d(4, 6, kernel_size=2, stride=3, padding=4)",
    "Conv2d(4, 4, kernel_size=3, dilation=4, groups=4, bias=False)",
    "Conv2d(4, 8, kernel_size=5, stride=2, padding=1, dilation=2, groups=2)",
    "MaxPool2d(3)",
    "MaxPool2d(3, stride=1, padding=1)",
    "MaxPool2d(2, stride=3, dilation=3)",
    "AvgPool2d(4, stride=3, padding=2)",
]
IMAGES = [(2, 4, 13, 13), (1, 4, 16, 11), (3, 4, 9, 20)]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("start", IMAGES)
def test_every_window_takes_pytorch_s_places(window, start):
    """Kernels, strides, paddings, dilations and groups that are drawn seldom or never."""
    e = ConvShapes(start, (window, "Flatten()", "Linear(_, 3)"), activations=True)
    assert e.flaw() == ""
    assert {name: getattr(e, name) for name in e.direct()} == e.direct()
    assert_pytorch_agrees(e)


MISFITS = [
    ("Conv2d(3, 8, kernel_size=3)", (1, 4, 9, 9)),
    ("Conv2d(4, 8, kernel_size=3, groups=3)", (1, 4, 9, 9)),
    ("Conv2d(4, 6, kernel_size=3, groups=4)", (1, 4, 9, 9)),
    ("Conv2d(4, 8, kernel_size=5, dilation=3)", (1, 4, 9, 12)),
    ("MaxPool2d(10)", (1, 4, 9, 12)),
    ("MaxPool2d(3, padding=2)", (1, 4, 9, 9)),
    ("BatchNorm2d(3)", (2, 4, 9, 9)),
]


@pytest.mark.parametrize(("line", "start"), MISFITS)
def test_what_pytorch_refuses_is_refused(line, start):
    """A line that does not fit is named, and PyTorch raises an error there."""
    with pytest.raises((RuntimeError, ValueError)), torch.device("meta"):
        eval(f"nn.{line}", {"nn": nn})(torch.rand(start))
    flaw = ConvShapes(start, (line, "Flatten()", "Linear(_, 3)"), activations=False).flaw()
    assert re.match(r"lines, 1: .* expects .*, but gets ", flaw)
