"""Networks carried out by PyTorch, which counts for itself; their tensors take no memory."""

import re

import pytest

from genex.generation.search import Plan, draw_together
from genex.wording import texts
from tests.oracles.torching import torch

nn = torch.nn
count = pytest.importorskip("torch.utils.flop_counter", reason="this PyTorch counts no products")
LEVELS = ("warm-up", "exam", "hard")


def drawn(family, level, seeds):
    """Exercises of a level."""
    plan = Plan(family, family.levels.get(level, {}))
    return (draw_together([plan], (seed, "oracle", 1))[0].exercise for seed in range(seeds))


def program(exercise):
    """The listing on the paper, with its blank filled in."""
    (listing,) = re.findall(r"```python\n(.*?)```", texts.statement(exercise), re.DOTALL)
    return listing.replace("____", str(exercise.in_features))


class Run:
    """A function carried out: its layers with their outputs, and PyTorch's count of products."""

    def __init__(self, work):
        self.layers, self.outputs = [], []
        hook = nn.modules.module.register_module_forward_hook(self.see)
        with torch.device("meta"), count.FlopCounterMode(display=False) as counter:
            work()
        hook.remove()
        self.products = counter.get_total_flops() // 2

    def see(self, module, _, output):
        """A layer was called; containers only pass on what their layers do."""
        if not isinstance(module, nn.Sequential):
            self.layers.append(module)
            self.outputs.append(output[0] if isinstance(output, tuple) else output)

    @property
    def parameters(self):
        """What training changes, layer by layer."""
        return [sum(p.numel() for p in layer.parameters()) for layer in self.layers]

    @property
    def bytes_kept(self):
        """The memory of all outputs but those that only pass on an input's."""
        found = zip(self.layers, self.outputs, strict=True)
        return sum(y.nbytes for one, y in found if not isinstance(one, (nn.ReLU, nn.Flatten)))


def assert_counts(exercise, run, parameters):
    """Parameters, products and memory are PyTorch's."""
    assert exercise.parameters == parameters
    assert exercise.in_all == sum(run.parameters)
    assert exercise.parameter_bytes == sum(
        p.nbytes for layer in run.layers for p in layer.parameters()
    )
    assert exercise.macs * exercise.start[0] == run.products
    assert sum(exercise.kept) * 4 == run.bytes_kept
