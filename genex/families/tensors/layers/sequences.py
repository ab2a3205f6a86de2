"""Layers for sequences: embeddings, recurrence, attention."""

from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from genex.exercise import Shape
from genex.families.tensors.layers.layer import Array, Layer, Sizes, Trial, nothing, twin


@dataclass(frozen=True, kw_only=True)
class Embedding(Layer):
    """A table with a vector for each token."""

    num_embeddings: int
    embedding_dim: int
    learned: bool = twin(True)

    order = ("num_embeddings", "embedding_dim")
    plain = 2

    def wants(self, before: Shape) -> str:
        """Tokens."""
        return "" if len(before) == 2 else "tokens, (N, L)"

    def shape(self, before: Shape) -> Shape:
        """A vector in place of each token."""
        return Shape((*before, self.embedding_dim))

    @property
    def weights(self) -> list[Sizes]:
        """The table."""
        return [(self.num_embeddings, self.embedding_dim)] if self.learned else []

    def trial(self, x: Array) -> Trial:
        """The tokens pick their rows."""
        table = nothing(self.num_embeddings, self.embedding_dim)
        return Trial(nothing(*x.shape, len(table[0])), table.size, 0)


@dataclass(frozen=True, kw_only=True)
class Recurrent(Layer):
    """Cells that carry a state along the sequence, in layers and perhaps in both directions."""

    input_size: int
    hidden_size: int
    num_layers: int = 1
    bias: bool = True
    batch_first: bool = False
    bidirectional: bool = False
    gates: int = twin(1)  # with the candidate for the new state
    biases: int = twin(2)  # of each gate: PyTorch has one for the input, one for the state
    remembers: bool = twin(True)
    alike: bool = twin(False)  # do all layers take the input of the first?

    order = ("input_size", "hidden_size", "num_layers")
    plain = 2
    line: ClassVar[str] = "x, _ = {}(x)"

    @property
    def directions(self) -> int:
        """One or two."""
        return 2 if self.bidirectional else 1

    @property
    def inputs(self) -> list[int]:
        """The input size of each layer: the first takes vectors, the others states."""
        states = self.input_size if self.alike else self.directions * self.hidden_size
        return [self.input_size, *[states] * (self.num_layers - 1)]

    def wants(self, before: Shape) -> str:
        """Vectors of its input size, the batch first."""
        if not self.batch_first:
            return "batch_first=True"
        fits = len(before) == 3 and before[-1] == self.input_size
        return "" if fits else f"(N, L, {self.input_size})"

    def shape(self, before: Shape) -> Shape:
        """The states of all directions, at every step."""
        return Shape((*before[:-1], self.directions * self.hidden_size))

    @property
    def matrices(self) -> list[Sizes]:
        """Of each layer, in all directions: from the input and from the state to the gates."""
        found: list[Sizes] = []
        for inputs in self.inputs:
            rows = (self.directions, self.gates, self.hidden_size)
            found.append((*rows, inputs))
            if self.remembers:
                found.append((*rows, self.hidden_size))
        return found

    @property
    def weights(self) -> list[Sizes]:
        """The matrices, and behind them the biases of all layers."""
        count = self.num_layers * self.directions
        biases = (count, self.biases, self.gates, self.hidden_size)
        return [*self.matrices, biases] if self.bias else self.matrices

    def products(self, before: Shape, after: Shape) -> list[Sizes]:
        """Every matrix is used once at each step."""
        del after
        return [(before[1], *matrix) for matrix in self.matrices]

    def trial(self, x: Array) -> Trial:
        """Layer by layer, direction by direction, gate by gate."""
        learned, used, directions = 0, 0, ("forwards", "backwards")[: 1 + self.bidirectional]
        for _ in range(self.num_layers):
            for _ in product(directions, _GATES[self.kind]):
                matrix = nothing(self.hidden_size, x.shape[-1] + self.hidden_size)
                learned += matrix.size + (2 * len(matrix) if self.bias else 0)
                used += len(x[0]) * matrix.size
            x = nothing(*x.shape[:2], len(directions) * self.hidden_size)
        return Trial(x, learned, used)


_GATES = {
    "RNN": ("candidate",),
    "GRU": ("reset", "update", "candidate"),
    "LSTM": ("input", "forget", "output", "candidate"),
}


@dataclass(frozen=True, kw_only=True)
class RNN(Recurrent):
    """A plain state."""


@dataclass(frozen=True, kw_only=True)
class GRU(Recurrent):
    """A state behind a reset and an update gate."""

    gates: int = twin(3)


@dataclass(frozen=True, kw_only=True)
class LSTM(Recurrent):
    """A state behind input, forget and output gates, and a memory."""

    gates: int = twin(4)


@dataclass(frozen=True, kw_only=True)
class MultiheadAttention(Layer):
    """Self-attention: every vector becomes a mean of all, in several heads."""

    embed_dim: int
    num_heads: int
    bias: bool = True
    batch_first: bool = False
    whole: bool = twin(False)  # does each head have projections to the full dimension?
    projects: int = twin(4)  # queries, keys, values and the output
    weighs: bool = twin(True)  # do scores and means count?

    order = ("embed_dim", "num_heads")
    plain = 2
    line: ClassVar[str] = "x, _ = {}(x, x, x)"

    def wants(self, before: Shape) -> str:
        """Vectors of its dimension, which the heads share evenly, the batch first."""
        if not self.batch_first:
            return "batch_first=True"
        if self.embed_dim % self.num_heads:
            return f"a dimension that {self.num_heads} heads can share"
        fits = len(before) == 3 and before[-1] == self.embed_dim
        return "" if fits else f"(N, L, {self.embed_dim})"

    @property
    def projections(self) -> Sizes:
        """The sizes of all projections together."""
        heads = self.num_heads if self.whole else 1
        return (heads, self.projects, self.embed_dim, self.embed_dim)

    @property
    def weights(self) -> list[Sizes]:
        """The projections, and their biases."""
        return [self.projections, self.projections[:-1]] if self.bias else [self.projections]

    def products(self, before: Shape, after: Shape) -> list[Sizes]:
        """Projections at every step; then a score and a share of each step at every step."""
        del after
        steps, size = before[1:]
        pairs = [(2, steps, steps, size)] if self.weighs else []
        return [(steps, *self.projections), *pairs]

    def trial(self, x: Array) -> Trial:
        """By the matrices of one head, for all of them."""
        steps, size = x.shape[1:]
        learned = used = 0
        for _ in ("queries", "keys", "values", "output"):
            matrix = nothing(size // self.num_heads, size)
            learned += matrix.size + (len(matrix) if self.bias else 0)
            used += steps * matrix.size
        for _ in ("scores", "means"):
            used += nothing(steps, steps, size // self.num_heads).size
        return Trial(x, self.num_heads * learned, self.num_heads * used)


@dataclass(frozen=True, kw_only=True)
class LastStep(Layer):
    """Only the vector of the last step goes on."""

    all_steps: bool = twin(False)

    line: ClassVar[str] = "x = x[:, -1]"
    label = "x[:, -1]"
    own_memory = False

    def wants(self, before: Shape) -> str:
        """Vectors of several steps."""
        return "" if len(before) == 3 else "(N, L, D)"

    def shape(self, before: Shape) -> Shape:
        """The dimension of the steps goes."""
        return before if self.all_steps else Shape((before[0], *before[2:]))

    def trial(self, x: Array) -> Trial:
        """By numpy's own index."""
        return Trial(x[:, -1], 0, 0)
