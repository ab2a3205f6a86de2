"""Which dtype each variable of a program has, and how students misjudge it."""

from collections.abc import Callable, Sequence
from typing import Any

from genex.exercise import Choice, Step, flat, slip
from genex.families.tensors.programs.lines import NAMES, PLACES
from genex.families.tensors.programs.operations import DTYPES, INT, KINDS, promoted


def _chosen(dtypes: Sequence[str]) -> list[Choice]:
    """Each dtype as a box to tick."""
    return [Choice(DTYPES.index(dtype), len(DTYPES)) for dtype in dtypes]


def dtypes(e: Any, promote: Callable[..., str] = promoted) -> list[Choice]:
    """The dtype of each line's variable."""
    known = {"a": INT, "b": INT}
    for name, *rest in e.operations:
        rule = promote if KINDS[name].dtype is promoted else KINDS[name].dtype
        known[NAMES[len(known)]] = rule(*(known[part] for part in rest if isinstance(part, str)))
    return _chosen(list(known.values())[2:])


def _mixed(e: Any) -> bool:
    """Whether there are floats among the variables, and whole numbers."""
    return len(set(dtypes(e))) > 1


def as_they_look(e: Any) -> list[Choice]:
    """Floats are taken for whole numbers where no decimals show."""
    values = [flat(getattr(e, place)) for place in PLACES[: len(e.operations)]]
    return _chosen([DTYPES[any(x != int(x) for x in cells)] for cells in values])


def of_the_first(e: Any) -> list[Choice]:
    """The first operand's dtype is taken, not the wider one."""
    return dtypes(e, lambda first, *_others: first)


def misjudged(step: Step, wrong: Callable[[Any], list[Choice]]) -> Any:
    """A slip at the dtypes, where it shows."""
    return slip(step, lambda e, _: wrong(e), when=lambda e: _mixed(e) and wrong(e) != dtypes(e))
