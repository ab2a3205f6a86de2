"""What every block needs to know: how wide lines are and whether bold is shown."""

from dataclasses import dataclass, replace
from typing import Final

BOLD: Final = "1"
ITALIC: Final = "3"


@dataclass(frozen=True, slots=True)
class Page:
    """The width of lines, and whether the terminal shows bold and italic letters."""

    width: int = 80
    styled: bool = False

    def narrower(self, by: int) -> "Page":
        """Return the page inside of something; a few cells are always left."""
        return replace(self, width=max(_NARROWEST, self.width - by))

    def painted(self, text: str, *codes: str) -> str:
        """Return a text in bold or italic letters, if the terminal shows them."""
        if not (self.styled and codes and text):
            return text
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"


_NARROWEST: Final = 10
