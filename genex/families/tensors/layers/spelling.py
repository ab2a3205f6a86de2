"""Layers read from what PyTorch writes: Conv2d(3, 16, kernel_size=5, padding=2)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING
from functools import lru_cache
from itertools import count
from typing import Any

from genex.families.tensors.layers import dense, sequences, windows
from genex.families.tensors.layers.layer import Layer, stated
from genex.messages import guess

_KINDS: Mapping[str, type[Layer]] = {
    kind.__name__: kind
    for kind in (
        *(dense.Linear, dense.BatchNorm2d, dense.ReLU, dense.Flatten),
        *(windows.Conv2d, windows.MaxPool2d, windows.AvgPool2d),
        *(sequences.Embedding, sequences.RNN, sequences.LSTM, sequences.GRU),
        *(sequences.MultiheadAttention, sequences.LastStep),
    )
}
_CALL = re.compile(r"\s*(?:nn\.)?(\w{1,40})\(([^()]{0,200})\)\s*")
_ARGUMENT = re.compile(r"\s*(?:(\w+)\s*=\s*)?(True|False|_|[0-9]{1,6})\s*", re.ASCII)
_MOST = {"kernel_size": 99, "stride": 99, "padding": 99, "dilation": 99, "num_layers": 16}
_VALUES = {"True": True, "False": False, "_": None}


@lru_cache(maxsize=4096)
def read(text: str) -> Layer:
    """The layer that a line of a program makes, or a ValueError that says what is wrong."""
    call = _CALL.fullmatch(text)
    if not call or call[1] not in _KINDS:
        known = guess(call[1], _KINDS) if call else ""
        raise ValueError(f"expected a layer such as Linear(64, 10) or ReLU().{known}")
    kind = _KINDS[call[1]]
    given = list(_arguments(kind, call[2]))
    values = dict(given)
    if len(values) < len(given):
        raise ValueError(f"{call[1]} gets an argument twice. Give it once.")
    required = [one.name for one in stated(kind) if one.default is MISSING]
    if missing := [name for name in required if name not in values]:
        raise ValueError(f"{call[1]} needs {missing[0]}. Add it.")
    return kind(**values)


def _arguments(kind: type[Layer], text: str) -> Iterator[tuple[str, Any]]:
    """The arguments of a call, each by its name."""
    known = {one.name: one.type for one in stated(kind)}
    places = dict(zip(count(), kind.order, strict=False))
    for place, part in enumerate(text.split(",") if text.strip() else ()):
        found = _ARGUMENT.fullmatch(part)
        if not found:
            raise ValueError(
                f"'{part.strip()}' is not an argument. Write 3, kernel_size=3 or True."
            )
        name, value = (
            found[1] or places.get(place, f"number {place + 1}"),
            _VALUES.get(found[2], found[2]),
        )
        value = int(value) if isinstance(value, str) else value
        if name not in known:
            raise ValueError(f"{kind.__name__} has no argument '{name}'.{guess(name, known)}")
        if not _allowed(name, known[name], value):
            raise ValueError(f"{name} of {kind.__name__} cannot be {found[2]}.")
        yield name, value


def _allowed(name: str, hint: Any, value: int | bool | None) -> bool:
    """A truth where one belongs, elsewhere a number in bounds; only inputs may be left blank."""
    if hint is bool or isinstance(value, bool):
        return hint is bool and isinstance(value, bool)
    if value is None:
        return name == "in_features"
    return int(name != "padding") <= value <= _MOST.get(name, 10**6)
