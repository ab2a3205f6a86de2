"""What sympy derived, kept per family, step and shape: ahead of time in a file, else on demand."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from genex.exact import functions as exact
from genex.exercise.graph import graph, slug
from genex.exercise.steps import DerivedStep

KEPT = Path(__file__).with_name("derivations.json")
Reads = Mapping[str, Collection[str]]  # what each step reads
_FUNCTIONS = ("exp", "log", "sqrt", "tanh", "sigmoid", "relu", "positive", "ratio")
NAMESPACE = {"__builtins__": {}, "Fraction": Fraction} | {f: getattr(exact, f) for f in _FUNCTIONS}


def derivation(exercise: Any, step: DerivedStep) -> "Derivation":
    """The derived rule of a step, for exercises of this shape."""
    key = f"{slug(type(exercise))} {step.name} {shape_of(exercise)}"
    if key not in known():
        from genex.exercise.sympy_rules import derive  # noqa: PLC0415  (sympy takes half a second to import)

        known()[key] = derive(exercise, step)
    return _compiled(known()[key])


def origins(
    exercise: Any, name: str, cut: Collection[str] = (), known: Reads | None = None
) -> set[str]:
    """A field or step, and all whose values go into it, except by way of what is cut."""
    step = graph(type(exercise)).steps.get(name)
    if step is None:
        return {name}
    known = graph(type(exercise)).reads if known is None else known
    reads: Iterable[str] = known[name]
    if isinstance(step, DerivedStep):
        reads = derivation(exercise, step).names
    return {name}.union(*(origins(exercise, r, cut, known) for r in reads if r not in cut))


@dataclass(frozen=True)
class Derivation:
    """A derived rule, and the fields and steps whose values it takes."""

    function: Callable[..., Any]
    names: tuple[str, ...]

    def __call__(self, exercise: Any) -> Any:
        """The derived value."""
        return self.function(*(getattr(exercise, name) for name in self.names))


@cache
def known() -> dict[str, str]:
    """The derivations so far: those of the file, and what this process derived."""
    return dict(json.loads(KEPT.read_text("utf-8"))) if KEPT.exists() else {}


@cache
def _compiled(text: str) -> Derivation:
    """A derivation as a rule. The text is sympy's or the package's own file, never a user's."""
    function = eval(text, NAMESPACE)  # noqa: S307  (see above)
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    return Derivation(function, names)


def shape_of(exercise: Any) -> str:
    """The shape of an exercise: how many cells each field has, and what is not a number."""
    return " ".join(f"{f.name}={_shape(getattr(exercise, f.name))}" for f in fields(exercise))


def _shape(value: Any) -> str:
    """4x4 for a matrix, 3 for a vector, · for a number, anything else as it is."""
    if isinstance(value, tuple):
        inner = _shape(value[0]) if value else "·"
        return f"{len(value)}" + (f"x{inner}" if inner != "·" else "")
    return str(value) if isinstance(value, (bool, str, type(None))) else "·"
