"""Figures from parameters, drawn once as vectors that any writer can print."""

from genex.document.blocks import Block, Blocks, Figure, Listing
from genex.errors import AuthorError, TemplateError

_KINDS = frozenset({"network", "graph", "plot"})


def with_figures(blocks: Blocks, source: str) -> Blocks:
    """The blocks, with a figure in place of each listing that describes one."""
    return tuple(_figured(block, source) for block in blocks)


def _figured(block: Block, source: str) -> Block:
    """A figure, if the block describes one."""
    if not isinstance(block, Listing) or block.language not in _KINDS:
        return block
    from genex.figures.from_toml import read_drawing  # noqa: PLC0415 (it sets type)

    try:
        return Figure(read_drawing(block.language, block.code))
    except (TypeError, ValueError, AuthorError) as error:  # TOML that is none is a ValueError
        raise TemplateError(f"{source}, figure '{block.language}': {error}.") from None
