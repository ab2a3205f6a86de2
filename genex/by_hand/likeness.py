"""How like two texts are, by the threes of letters that they share, and like ones in a row."""

from collections.abc import Sequence
from zlib import crc32

_SIZE = 4096  # places of a print; two threes of letters rarely fall into one
_LOOKED_AT = 1_000  # characters of a text


def in_order_of_likeness(texts: Sequence[str], first: int) -> list[int]:
    """The numbers of the texts: from the first one always on to the likest that is left."""
    prints = [_print_of(text) for text in texts]
    sizes = [found.bit_count() for found in prints]
    left = [k for k in range(len(texts)) if k != first]
    order = [first] if texts else []
    while left:
        here, size = prints[order[-1]], sizes[order[-1]]
        best, most = 0, -1.0
        for place, k in enumerate(left):
            shared = (here & prints[k]).bit_count()
            likeness = shared / (size + sizes[k] - shared or 1)
            if likeness > most:
                best, most = place, likeness
        order.append(left.pop(best))
    return order


def _print_of(text: str) -> int:
    """The threes of letters of a text as the bits of a number."""
    padded = f" {text[:_LOOKED_AT]} "
    found = 0
    for three in {padded[k : k + 3] for k in range(len(padded) - 2)}:
        found |= 1 << crc32(three.encode(errors="backslashreplace")) % _SIZE
    return found
