"""A table of a TOML file that knows its place, so that errors can say where."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from genex.errors import BlueprintError
from genex.messages import guess, shortly
from genex.quiz import field_values as given
from genex.quiz.lost_backslashes import check_backslashes


@dataclass(frozen=True)
class Table:
    """A table of the file, with its place for errors."""

    file: str
    place: str
    values: Mapping[str, Any]

    def only(self, *keys: str) -> None:
        """No other keys than these, and no text that has lost a backslash."""
        for key, value in self.values.items():
            if key not in keys:
                name = shortly(key)
                raise BlueprintError(f"{self.place}: unknown key {name}.{guess(key, keys)}")
            check_backslashes(value, f"{self.place}, {key}")

    def take(self, key: str, hint: Any, default: Any) -> Any:
        """The value of a key, of the right type."""
        if key not in self.values:
            return default
        return given.read_value(self.values[key], hint, f"{self.place}, {key}")

    def tables(self, key: str, name: str, first: int = 1, within: str = "") -> "list[Table]":
        """The tables in a list, named by their numbers in the file or within another place."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            found = shortly(values)
            raise BlueprintError(f"{self.place}, {key}: expected tables, found {found}.")
        place = within or self.file
        return [
            Table(self.file, f"{place}, {name} {n}", one) for n, one in enumerate(values, first)
        ]

    def table(self, key: str) -> "Table":
        """The table under a key, empty if there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            found = shortly(value)
            raise BlueprintError(f"{self.place}, {key}: expected a table, found {found}.")
        return Table(self.file, f"{self.place}, {key}", value)


def read_toml(text: str, name: str) -> Table:
    """The whole file as a table."""
    try:
        return Table(name, name, tomllib.loads(text))
    except ValueError as error:  # Python's own too, for numbers of thousands of digits
        raise BlueprintError(f"{name}: not TOML: {error}.") from None
    except RecursionError:
        raise BlueprintError(f"{name}: not a blueprint: it is nested too deeply.") from None
