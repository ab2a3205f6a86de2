"""Batches, epochs and updates of a training loop."""

from dataclasses import dataclass

from genex.exercise import Draw, Exercise, Shape, Unsuitable, asked, feature, slip, step
from genex.families.training import loops


@dataclass(frozen=True)
class DataLoading(Exercise):
    """Batches, epochs and updates of a training loop."""

    examples: int
    features: int  # of each example
    pairs: bool  # are there labels beside the inputs?
    batch_size: int
    drop_last: bool
    epochs: int
    accumulation: int  # batches whose gradients are added up for an update

    levels = {"warm-up": {"most": 300}, "hard": {"most": 60000, "accumulate": True}}
    limits = {"most": (200, 10**5)}
    ranges = {"examples": (1, 10**5), "features": (2, 1000), **loops.RANGES}

    @classmethod
    def draw(cls, d: Draw, most: int = 2000, accumulate: bool = False):
        examples, features = d.integer("examples", 130, most), d.integer("features", 3, 30)
        size = d.choice("batch_size", (8, 10, 16, 20, 25, 32, 64))
        epochs = d.integer("epochs", 2, 30)
        accumulation = d.integer("accumulation", 2, 8) if accumulate else 1
        if examples % size == 0 or (accumulate and (examples // size + 1) % accumulation == 0):
            raise Unsuitable("nothing is left over")
        pairs = d.common.choice("pairs", (True, True, False))
        drop_last = d.common.choice("drop_last", (True, False))
        return cls(examples, features, pairs, size, drop_last, epochs, accumulation)

    full = step(lambda e: e.examples // e.batch_size)
    remainder = step(lambda e: e.examples % e.batch_size)
    rest = step(lambda e: 0 if e.drop_last else e.remainder)
    batches = asked(marks=1)(lambda e: e.full + (e.rest > 0))
    last_batch = asked(marks=1)(lambda e: e.rest or e.batch_size)
    first_batch = step(lambda e: min(e.batch_size, e.examples))
    shapes = asked(marks=1)(
        lambda e: [Shape((size, e.features)) for size in (e.first_batch, e.last_batch)]
    )
    sliced = asked(marks=1)(lambda e: loops.cut(e.first_batch, e.features, pairs=e.pairs))
    seen = step(lambda e: e.full * e.batch_size + e.rest)
    samples = asked(marks=1)(lambda e: e.epochs * e.seen)
    epoch_updates = step(lambda e: e.batches // e.accumulation)
    updates = asked(marks=1)(lambda e: e.epochs * e.epoch_updates)

    program = feature(lambda e: (e.drop_last, e.pairs, e.accumulation > 1))

    floor_for_ceiling = slip(batches, lambda e, _: e.full, when=loops.kept)
    drop_last_ignored = slip("drop_last", lambda e, _: False, when=loops.dropped)
    last_batch_full = slip(last_batch, lambda e, _: e.batch_size, when=loops.kept)
    list_overlooked = slip(sliced, loops.column_cut, when=loops.pairs)
    row_for_column = slip(sliced, loops.row_cut, when=loops.alone)
    epochs_forgotten = slip("epochs", lambda e, _: 1)
    examples_for_batches = slip(batches, lambda e, _: e.examples)
    accumulation_ignored = slip(epoch_updates, lambda e, _: e.batches, when=loops.accumulates)
    rest_stepped = slip(epoch_updates, loops.rest_stepped, when=loops.accumulates)
    counted_through = slip(updates, loops.counted_through, when=loops.accumulates)

    def flaw(self):
        nothing = self.drop_last and self.batch_size > self.examples
        return "batch_size: no batch is full. Give a smaller one." if nothing else ""

    def direct(self):
        return loops.counted_out(self)
