"""Training loops over batches: what may happen in one, and a second route that counts."""

from typing import Any

from genex.exercise import ERROR, Shape, np

RANGES = dict.fromkeys(("batch_size", "epochs", "accumulation"), (1, 1000))


def kept(e: Any) -> bool:
    """Whether there is a smaller last batch."""
    return bool(e.remainder) and not e.drop_last


def dropped(e: Any) -> bool:
    """Whether a smaller last batch is left out."""
    return bool(e.remainder) and e.drop_last


def accumulates(e: Any) -> bool:
    """Whether several batches make one update."""
    return bool(e.accumulation > 1)


def pairs(e: Any) -> bool:
    """Whether there are labels beside the inputs."""
    return bool(e.pairs)


def alone(e: Any) -> bool:
    """Whether there are inputs only."""
    return not e.pairs


def cut(rows: int, columns: int, *, pairs: bool) -> Shape | str:
    """A batch without its last column; a list of inputs and labels has no columns."""
    return ERROR if pairs else Shape((rows, columns - 1))


def column_cut(e: Any, _: object) -> Shape | str:
    """A slip: a list of tensors is sliced as if it were a tensor."""
    return cut(e.first_batch, e.features, pairs=False)


def row_cut(e: Any, _: object) -> Shape:
    """A slip: the last row is left out in place of the last column."""
    return Shape((e.first_batch - 1, e.features))


def rest_stepped(e: Any, _: object) -> int:
    """A slip: the optimizer steps for the batches left over in an epoch, too."""
    return int(-(-e.batches // e.accumulation))


def counted_through(e: Any, _: object) -> int:
    """A slip: batches are counted on from one epoch to the next."""
    return int(e.epochs * e.batches // e.accumulation)


def counted_out(e: Any) -> dict[str, Any]:
    """The second route: an epoch's batches one by one, cut from an array of the inputs."""
    batches = np.split(np.empty((e.examples, e.features), bool), _cuts(e))
    batches = [one for one in batches if len(one) == e.batch_size or not e.drop_last]
    steps = [number for number, _ in enumerate(batches) if (number + 1) % e.accumulation == 0]
    shapes = [Shape(one.shape) for one in (batches[0], batches[-1])]
    return {
        "batches": len(batches),
        "last_batch": len(batches[-1]),
        "shapes": shapes,
        "sliced": ERROR if e.pairs else Shape(batches[0][:, :-1].shape),
        "samples": e.epochs * sum(map(len, batches)),
        "updates": e.epochs * len(steps),
    }


def _cuts(e: Any) -> range:
    """Where one batch ends and the next begins."""
    return range(e.batch_size, e.examples, e.batch_size)
