"""Figures from parameters, drawn once as vectors that any writer can print."""

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from genex.document.blocks import Block, Blocks, Figure, Listing
from genex.document.drawing import Drawing
from genex.errors import AuthorError, TemplateError

Reader = Callable[[Mapping[str, Any]], Drawing]


def _network() -> Reader:
    """What reads networks; it is loaded where a text has one."""
    from genex.figures.network.from_toml import read_network  # noqa: PLC0415  (it sets type)

    return read_network


def _graph() -> Reader:
    """What reads computation graphs; it is loaded where a text has one."""
    from genex.figures.graph.from_toml import read_graph  # noqa: PLC0415  (it sets type)

    return read_graph


def _plot() -> Reader:
    """What reads plots; it is loaded where a text has one."""
    from genex.figures.plot.from_toml import read_plot  # noqa: PLC0415  (it sets type)

    return read_plot


_KINDS: Mapping[str, Callable[[], Reader]] = {"network": _network, "graph": _graph, "plot": _plot}


@lru_cache(maxsize=512)
def _read_drawing(kind: str, text: str) -> Drawing:
    """The drawing that a description in TOML stands for."""
    return _KINDS[kind]()(tomllib.loads(text))


def with_figures(blocks: Blocks, source: str) -> Blocks:
    """The blocks, with a figure in place of each listing that describes one."""
    return tuple(_figured(block, source) for block in blocks)


def _figured(block: Block, source: str) -> Block:
    """A figure, if the block describes one."""
    if not isinstance(block, Listing) or block.language not in _KINDS:
        return block
    try:
        return Figure(_read_drawing(block.language, block.code))
    except (TypeError, ValueError, AuthorError) as error:  # TOML that is none is a ValueError
        raise TemplateError(f"{source}, figure '{block.language}': {error}.") from None
