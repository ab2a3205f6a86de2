"""How far a paper asks to round: decimals or significant figures, as its author writes them."""

from genex.errors import BlueprintError
from genex.exact.rounding import Figures, Places
from genex.quiz.options import check_limits
from genex.quiz.toml_table import Table

_DECIMALS, _SIGNIFICANT = (0, 10), (1, 10)


def read_places(table: Table) -> Places | None:
    """The decimals or significant figures of the parts that are rounded."""
    decimals: int | None = table.take("decimals", int, None)
    figures: int | None = table.take("significant", int, None)
    if None not in {decimals, figures}:
        raise BlueprintError(
            f"{table.place}: has both decimals and significant figures. Remove one of them."
        )
    if decimals is not None:
        check_limits(f"{table.place}, decimals", decimals, _DECIMALS)
    if figures is not None:
        check_limits(f"{table.place}, significant", figures, _SIGNIFICANT)
    return decimals if figures is None else Figures(figures)
