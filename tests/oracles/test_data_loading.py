"""Batches and updates beside those of PyTorch's DataLoader."""

import pytest

from genex.exact.values import ERROR, Shape
from genex.families.training.data_loading import DataLoading
from tests.oracles.torching import drawn, torch

data = torch.utils.data
LEVELS = pytest.mark.parametrize("level", [{}, {"most": 300, "accumulate": True}], ids=str)


def loader_of(e):
    """The loader of the program."""
    inputs = torch.zeros(e.examples, e.features)
    dataset = data.TensorDataset(inputs, torch.zeros(e.examples)) if e.pairs else inputs
    return data.DataLoader(dataset, e.batch_size, shuffle=True, drop_last=e.drop_last)


def trained(e, loader):
    """The sizes of the inputs of every batch, and how often the optimizer steps."""
    sizes, steps = [], 0
    for _ in range(e.epochs):
        for number, batch in enumerate(loader):
            sizes.append(Shape((batch[0] if e.pairs else batch).shape))
            steps += (number + 1) % e.accumulation == 0
    return sizes, steps


@LEVELS
def test_a_loop_over_a_loader_counts_the_same(level):
    """Batches, shapes, examples and updates are those of a loop that really runs."""
    for e in drawn(DataLoading, **level)[:8]:
        loader = loader_of(e)
        shapes, steps = trained(e, loader)
        assert len(loader) == e.batches == len(shapes) / e.epochs
        assert [shapes[0], shapes[e.batches - 1]] == e.shapes
        assert shapes[-1][0] == e.last_batch
        assert sum(size for size, _ in shapes) == e.samples
        assert steps == e.updates


def test_a_batch_of_pairs_cannot_be_sliced():
    """Slicing a batch is a TypeError where it is a list; a tensor gets PyTorch's shape."""
    for e in drawn(DataLoading):
        batch = next(iter(loader_of(e)))
        if e.sliced == ERROR:
            with pytest.raises(TypeError):
                batch[:, :-1]
        else:
            assert Shape(batch[:, :-1].shape) == e.sliced


def test_both_kinds_of_programs_are_drawn():
    """With labels and without, with drop_last and without."""
    kinds = {(e.pairs, e.drop_last) for e in drawn(DataLoading)}
    assert kinds == {(pairs, last) for pairs in (True, False) for last in (True, False)}
