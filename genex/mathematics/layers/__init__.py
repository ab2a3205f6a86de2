"""The layers of PyTorch that exercises are made of: shapes, parameters and products of each."""

from genex.mathematics.layers.dense import BatchNorm2d, Flatten, Linear, ReLU
from genex.mathematics.layers.drawing import convolutional, sequential
from genex.mathematics.layers.layer import Layer
from genex.mathematics.layers.network import Network, Program, misread
from genex.mathematics.layers.program import shapes, spelled
from genex.mathematics.layers.sequences import (
    GRU,
    LSTM,
    RNN,
    Embedding,
    LastStep,
    MultiheadAttention,
    Recurrent,
)
from genex.mathematics.layers.spelling import read
from genex.mathematics.layers.windows import AvgPool2d, Conv2d, MaxPool2d, Pool, Window

__all__ = [
    "GRU",
    "LSTM",
    "RNN",
    "AvgPool2d",
    "BatchNorm2d",
    "Conv2d",
    "Embedding",
    "Flatten",
    "LastStep",
    "Layer",
    "Linear",
    "MaxPool2d",
    "MultiheadAttention",
    "Network",
    "Pool",
    "Program",
    "ReLU",
    "Recurrent",
    "Window",
    "convolutional",
    "misread",
    "read",
    "sequential",
    "shapes",
    "spelled",
]
