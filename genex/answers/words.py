"""A short text that is compared with the forms that are accepted."""

from __future__ import annotations

import re
import unicodedata

from genex.answers.cells import Cell, short


def read_words(text: str) -> Cell:
    """A short text; letters of either case, spaces and quotation marks do not matter."""
    return Cell(short(text), plain(text))


def plain(text: str) -> str:
    """A text as it is compared."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    bare = re.sub(r"[\"'`´‘’“”]", "", composed)
    return re.sub(r"\s+", " ", bare).strip(" .")
