"""Shapes and parameters of recurrent layers and attention."""

from dataclasses import dataclass

from genex.exercise import Draw, slip
from genex.families.tensors import layers

_STARTS = [(n, steps) for n in (5, 10, 20, 32, 50, 64) for steps in range(8, 41)]
_GATED = (layers.LSTM, layers.GRU)


def _where(kind, change):
    """A slip at the lines of a kind alone: from the exercise and the right number to the wrong."""
    return lambda e, found: [
        change(e, n) if isinstance(one, kind) else n for n, one in zip(found, e.network)
    ]


@dataclass(frozen=True)
class SequenceShapes(layers.Program):
    """Shapes of embedding, recurrent and attention layers."""

    rank = 2  # (N, L)
    levels = {
        "warm-up": {"extras": 0},
        "hard": {"extras": 2, "attention": True, "activations": True},
    }
    limits = {"extras": (0, 2)}

    @classmethod
    def draw(cls, d: Draw, extras: int = 1, attention: bool = False, activations: bool = False):
        start = d.choice("start", _STARTS)
        drawn = d.take(
            "lines", lambda _: layers.spelled(layers.sequential(d, extras, attention=attention))
        )
        return cls(start, drawn, activations)

    gates_forgotten = layers.misread(_GATED, gates=1)
    candidate_forgotten = layers.misread(_GATED, gates=lambda cell: cell.gates - 1)
    one_bias_of_two = layers.misread(layers.Recurrent, biases=1)
    state_left_out = layers.misread(layers.Recurrent, remembers=False)
    one_direction = layers.misread(layers.Recurrent, bidirectional=False)
    one_layer = layers.misread(layers.Recurrent, num_layers=1)
    layers_alike = layers.misread(layers.Recurrent, alike=lambda cell: cell.num_layers > 1)
    all_steps = layers.misread(layers.LastStep, all_steps=True)
    table_not_learned = layers.misread(layers.Embedding, learned=False)
    heads_multiplied = layers.misread(layers.MultiheadAttention, whole=True)
    output_left_out = layers.misread(layers.MultiheadAttention, projects=3)
    scores_left_out = layers.misread(layers.MultiheadAttention, weighs=False)
    weights_of_each_step = slip("parameters", _where(layers.Recurrent, lambda e, n: n * e.start[1]))
    one_step = slip("products", _where(layers.Recurrent, lambda e, n: n // e.start[1]))
