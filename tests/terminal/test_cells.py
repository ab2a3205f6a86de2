"""The width of text in cells."""

import pytest

from genex.terminal.cells import cells_of_line, center, harmless, left, right


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("loss", 4),
        ("ŷ", 1),
        ("y\u0302", 1),
        ("θ̃ᵢ", 2),
        ("損失", 4),
        ("ｘ", 2),
        ("─⎡∂𝔼", 4),
        ("a\u200bb", 2),
        ("\x1b[1;3mbold\x1b[0m", 4),
    ],
)
def test_cells(text, width):
    """Combining characters and styles take no cell, East Asian characters two."""
    assert width == cells_of_line(text)


@pytest.mark.parametrize("place", [left, center, right])
@pytest.mark.parametrize("text", ["損失", "x̂", "abc", "\x1b[1mab\x1b[0m"])
def test_filled_up(place, text):
    """Text is filled up to a number of cells, not of characters."""
    assert cells_of_line(place(text, 9)) == 9
    assert place(text, 9).strip(" ") == text


def test_control_characters_are_left_out():
    """What could command the terminal is left out, lines and tabs are not."""
    assert harmless("a\x1b[2Jb\x07\n\tc\x9b") == "a[2Jb\n\tc"
