"""The script that compiles the font, as far as it needs no font."""

import unicodedata

import pytest

compile_math = pytest.importorskip("tests.tools.compile_math")


def test_letters_read_plain():
    """Mathematical letters are copied as plain ones, signs as themselves."""
    read = {
        "𝑥": "x",
        "𝐀": "A",
        "ℝ": "R",
        "𝛼": "α",
        "ℓ": "l",
        "∑": "∑",
        "−": "−",
        "\u0302": "\u0302",
    }
    assert {char: compile_math.plain_character(ord(char)) for char in read} == read


def test_names_of_constants():
    """The constants of the MATH table get names in the style of Python."""
    assert compile_math.snake("AxisHeight") == "axis_height"
    assert compile_math.snake("StackTopDisplayStyleShiftUp") == "stack_top_display_style_shift_up"


def test_spans_of_characters():
    """The list of characters is read as spans in hexadecimal."""
    wanted = compile_math.wanted_characters()
    assert {0x20, 0x7E, 0x2211, 0x1D400, 0x1D7E1} <= wanted
    assert not {0x7F, 0x1D7E2} & wanted


def test_the_font_has_what_was_wanted():
    """The compiled font holds every character that was asked for and that Unicode has."""
    from genex.typeset.math import load_font

    lacking = compile_math.wanted_characters() - {ord(char) for char in load_font().characters}
    assert [char for char in map(chr, sorted(lacking)) if unicodedata.category(char) != "Cn"] == []
