"""The second route: numpy carries out the program."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from genex.exercise import Choice, Matrix, np
from genex.families.tensors.programs.operations import DTYPES, Operation


def run(a: Matrix, b: Matrix, operations: Sequence[Operation]) -> list[Any]:
    """The value of each line's variable."""
    known = [np.array(a).astype(int), np.array(b).astype(int)]
    for name, *rest in operations:
        arguments = [known[ord(r) - ord("a")] if isinstance(r, str) else r for r in rest]
        known.append(_by_numpy()[name](*arguments))
    return known[2:]


def dtypes(values: Sequence[Any]) -> list[Choice]:
    """Whole numbers or floats, as numpy promotes them."""
    floats = [np.asarray(value).dtype.kind == "f" for value in values]
    return [Choice(int(found), len(DTYPES)) for found in floats]


@cache
def _by_numpy() -> Mapping[str, Callable[..., Any]]:
    """What numpy does for each operation; the table is made when a second route first runs."""
    return {
        "add": np.add,
        "sub": np.subtract,
        "mul": np.multiply,
        "matmul": np.matmul,
        "matmul_turned": np.inner,
        "total": np.sum,
        "sum": np.sum,
        "mean": np.mean,
        "max": np.max,
        "argmax": np.argmax,
        "cat": lambda x, y, dim: np.concatenate([x, y], dim),
        "linspace": lambda start, end, count, *shape: np.linspace(start, end, count).reshape(shape),
        "det": np.linalg.det,
        "div": np.divide,
        "floordiv": np.floor_divide,
        "select": lambda x, over: x[x > over],
        "count": lambda x, over, dim: np.sum(x > over, dim),
        "where": lambda x, over: np.where(x > over, x, 0),
    }
