"""Names of units and weights as lectures number them."""


def numbered_names(letter: str, count: int, layer: str = "") -> tuple[str, ...]:
    """Return x_1, x_2, … of a layer; `layer` stands above, as in h_1^{(2)}."""
    return tuple(f"{letter}_{{{i}}}{_above(layer)}" for i in range(1, count + 1))


def matrix(letter: str, rows: int, columns: int, layer: str = "") -> tuple[tuple[str, ...], ...]:
    """Return w_{ji}: a row for each unit that the edges enter, a column for each they leave."""
    return tuple(
        tuple(f"{letter}_{{{j}{i}}}{_above(layer)}" for i in range(1, columns + 1))
        for j in range(1, rows + 1)
    )


def _above(layer: str) -> str:
    return f"^{{({layer})}}" if layer else ""
