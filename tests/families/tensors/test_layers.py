"""Layers as programs write them: read, written and misread."""

import pytest

from genex.exact.values import Shape
from genex.families.tensors import layers
from genex.families.tensors.conv_shapes import ConvShapes
from genex.families.tensors.sequence_shapes import SequenceShapes
from genex.generation.search import Plan, draw_together

SPELLINGS = [
    ("Conv2d(3, 8, 5, 2)", "Conv2d(3, 8, kernel_size=5, stride=2)"),
    ("nn.Conv2d(3, 8, kernel_size=5, stride=1, bias=True)", "Conv2d(3, 8, kernel_size=5)"),
    ("MaxPool2d(kernel_size=3)", "MaxPool2d(3)"),
    (" Linear( _ ,10, False ) ", "Linear(_, 10, bias=False)"),
    ("LSTM(6, 4, 2, batch_first=True)", "LSTM(6, 4, num_layers=2, batch_first=True)"),
    ("nn.ReLU()", "ReLU()"),
]


@pytest.mark.parametrize(("text", "short"), SPELLINGS)
def test_a_layer_is_written_as_short_as_pytorch_allows(text, short):
    """Names are left out where they are usual, and so is what PyTorch takes for granted."""
    assert layers.read(text).spelled() == short
    assert layers.read(short) == layers.read(text)


@pytest.mark.parametrize("family", [ConvShapes, SequenceShapes])
@pytest.mark.parametrize("level", ["warm-up", "exam", "hard"])
def test_programs_are_read_as_they_are_written(family, level):
    """Reading the lines of a drawn program and writing them again changes nothing."""
    plan = Plan(family, family.levels.get(level, {}))
    for seed in range(5):
        e = draw_together([plan], (seed, "layers", 1))[0].exercise
        assert layers.spelled(e.network) == e.lines


@pytest.mark.parametrize(
    "text",
    [
        *("MaxPool2d(2, learned=True)", "Flatten(start_dim=0)", "AvgPool2d(2, dilation=2)"),
        *("Conv2d(3, 8, 3, first=0)", "LSTM(6, 4, gates=1)", "Linear(10)", "Linear(8, 8, 8)"),
        *("Conv2d(3, 8, 3, kernel_size=5)", "ReLU(3)"),
        *(
            "Conv2d(3, _, 3)",
            "ReLU",
            "__import__('os')",
            "Linear(1e3, 2)",
            "Conv2d(3, 8, 99999999)",
        ),
    ],
)
def test_what_is_no_layer_of_pytorch_is_refused(text):
    """What only wrong twins have cannot be stated, nor can numbers beyond all bounds."""
    with pytest.raises(ValueError, match=r"[a-z]"):
        layers.read(text)


def test_a_misread_layer_keeps_what_it_does_not_have():
    """A change reaches the arguments that a layer has; the rest is passed over."""
    pool = layers.read("MaxPool2d(2)")
    assert pool.changed(bias=False, groups=3) == pool
    assert pool.changed(stride=lambda one: one.kernel_size + 1).shape(Shape((1, 1, 8, 8))) == (
        *(1, 1, 3, 3),
    )
