"""Networks to be drawn: convolutional ones, and those for sequences."""

from collections.abc import Iterator

from genex.exercise import Draw
from genex.families.tensors.layers.dense import BatchNorm2d, Flatten, Linear, ReLU
from genex.families.tensors.layers.layer import Layer
from genex.families.tensors.layers.sequences import (
    GRU,
    LSTM,
    RNN,
    Embedding,
    LastStep,
    MultiheadAttention,
)
from genex.families.tensors.layers.windows import AvgPool2d, Conv2d, MaxPool2d

_CHANNELS = (8, 12, 16, 20, 24, 32)
_SPECIAL = {  # of a convolution: its kernel sizes and paddings, and the values of one more argument
    "stride": ((5, 7), (2, 3), (2,)),  # behind a stride, less padding would not show
    "dilation": ((3, 5), (1, 2), (2, 3)),
    "groups": ((3, 5), (1, 2), (2, 4)),
}
_EXTRAS = {"num_layers": 2, "bidirectional": True}


def _convolution(d: Draw, at: str, channels: int, special: str) -> Conv2d:
    """A convolution with padding and one more argument."""
    kernels, paddings, values = _SPECIAL[special]
    found = Conv2d(
        in_channels=channels,
        out_channels=d.choice(f"{at}/channels", _CHANNELS),
        kernel_size=d.choice(f"{at}/kernel", kernels),
        padding=d.choice(f"{at}/padding", paddings),
    )
    return found.changed(**{special: d.choice(f"{at}/{special}", values)})


def convolutional(d: Draw, channels: int, convolutions: int) -> Iterator[Layer]:
    """Convolutions with pooling between them, batch normalisation at the last, then a Linear."""
    order = ("stride", *d.common.permutation("order", ("dilation", "groups")))
    for n, special in enumerate(order[:convolutions], 1):
        conv = _convolution(d, f"conv/{n}", channels, special)
        channels = conv.out_channels
        yield conv
        if n == convolutions > 1:
            yield BatchNorm2d(num_features=channels)
        yield ReLU()
        if n == 1 or n < convolutions:
            pool = d.common.choice(f"pool/{n}", (MaxPool2d, AvgPool2d))
            yield pool(kernel_size=d.integer(f"pool/{n}/kernel", 2, 3))
    yield Flatten()
    yield Linear(in_features=None, out_features=d.integer("classes", 3, 20))


def sequential(d: Draw, extras: int, *, attention: bool) -> Iterator[Layer]:
    """An embedding, a recurrent layer, perhaps attention, and a Linear for the last step."""
    size, hidden = 8 * d.integer("size", 3, 16), 16 * d.integer("hidden", 2, 10)
    cell = d.common.choice("cell", (RNN, LSTM, GRU))(
        input_size=size, hidden_size=hidden, batch_first=True
    )
    chosen = d.common.permutation("extras", tuple(_EXTRAS))[:extras]
    recurrent = cell.changed(**{name: _EXTRAS[name] for name in chosen})
    yield Embedding(num_embeddings=500 * d.integer("tokens", 2, 40), embedding_dim=size)
    yield recurrent
    if attention:
        yield MultiheadAttention(
            embed_dim=recurrent.directions * hidden,
            num_heads=d.choice("heads", (2, 4, 8)),
            batch_first=True,
        )
    yield LastStep()
    yield Linear(in_features=None, out_features=d.integer("classes", 3, 20))
