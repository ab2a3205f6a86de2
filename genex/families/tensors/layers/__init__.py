"""The layers of PyTorch that exercises are made of: shapes, parameters and products of each."""

from genex.families.tensors.layers.dense import BatchNorm2d, Flatten, Linear, ReLU
from genex.families.tensors.layers.draws import convolutional, sequential
from genex.families.tensors.layers.layer import Layer
from genex.families.tensors.layers.network import Network, Program, misread
from genex.families.tensors.layers.program import shapes, spelled
from genex.families.tensors.layers.sequences import (
    GRU,
    LSTM,
    RNN,
    Embedding,
    LastStep,
    MultiheadAttention,
    Recurrent,
)
from genex.families.tensors.layers.spelling import read
from genex.families.tensors.layers.windows import AvgPool2d, Conv2d, MaxPool2d, Pool, Window

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
