"""numpy for second routes: imported when the first one runs, since marking needs none."""

from importlib import import_module
from typing import Any


class _Numpy:
    """Stands for numpy until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("numpy"), name)


np: Any = _Numpy()
