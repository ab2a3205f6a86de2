"""A plot as templates write it."""

from collections.abc import Callable, Mapping
from typing import Any

from genex.document.drawing import Drawing
from genex.figures.from_toml import frozen
from genex.figures.plot.plot import Plot, draw_plot
from genex.figures.plot.ticks import Axis, Tick
from genex.figures.plot.traces import Guide, Mark, Stretch, Trace, steps, trace_through


def read_plot(values: Mapping[str, Any]) -> Drawing:
    """Traces between two axes, with marks and guides."""
    x, y = _read_axis(values.get("x", {})), _read_axis(values.get("y", {}))
    traces = tuple(_read_trace(trace) for trace in values.get("traces", ()))
    marks = tuple(Mark(**frozen(one)) for one in values.get("marks", ()))
    guides = tuple(Guide(**one) for one in values.get("guides", ()))
    rest = {key: value for key, value in values.items() if key not in _READ_HERE}
    return draw_plot(Plot(x, y, traces, marks, guides, **rest))


_READ_HERE = ("x", "y", "traces", "marks", "guides")


def _read_axis(values: Mapping[str, Any]) -> Axis:
    """An axis; its ticks may be numbers, or numbers with what is written there."""
    if "ticks" not in values:
        return Axis(**values)
    ticks = (Tick(**t) if isinstance(t, dict) else Tick(t, f"{t:g}") for t in values["ticks"])
    return Axis(**{**values, "ticks": tuple(ticks)})


def _read_trace(values: Mapping[str, Any]) -> Trace:
    """A trace: straight through points, in steps of levels from place to place, or in stretches."""
    read = next((read for key, read in _TRACES.items() if key in values), _in_stretches)
    return read(**frozen(values))


def _in_stretches(stretches: tuple[dict[str, Any], ...], name: str = "") -> Trace:
    """A trace in several parts."""
    return Trace(tuple(Stretch(**one) for one in stretches), name)


_TRACES: Mapping[str, Callable[..., Trace]] = {"points": trace_through, "levels": steps}
