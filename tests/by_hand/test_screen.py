"""What stands on the screen, whatever a student wrote and however small the terminal is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genex.by_hand.answer_lines import answer_lines
from genex.terminal.cells import cells_of_line
from tests.by_hand.desk import Remembered, marking_of, pressed, screen, written

COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
STRANGE = [
    "",
    "🎉🎉🎉",
    "שלום עולם, כי זה חיובי",
    "\u202emirrored",
    "a\x1b[2J\x1b]0;title\x07b\x00\x9b31m",
    '=HYPERLINK("http://example.org")',
    "x" * 100_000,
    "word " * 20_000,
    "\n" * 50_000,
    "漢字" * 200,
    "e\u0301" * 300,
    "\ud800 half a character",
    "def f(x):\n\treturn x",
]


def shown(text, size=(80, 24), keys=""):
    """The lines on the screen for an answer."""
    return pressed(marking_of(written(text)), keys, size)[-1].split("\n")


def test_all_that_a_decision_needs_is_there():
    """Part, question, marks, what is left, the answer, who gave it, the rubric, the keys."""
    lines = pressed(marking_of(written("because", "Because.", "other")), "13")[-1].split("\n")
    assert lines == [
        "1a · 2 marks · 2 groups left",
        "Why is softmax used before cross-entropy?",
        "",
        "2 students wrote, in 2 wordings (g):",
        "│ because",
        "",
        "1 [x] −½ no reason",
        "2 [ ] −½ a detail missing",
        "3 [x] −2 no clear explanation",
        "4 [ ] −1 wrong term",
        "Marks: 0 of 2",
        "1–9 tick · Enter save · f full · z none · m marks · u undo · ? help · q stop",
    ]


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
def test_no_answer_breaks_the_screen(text, size):
    """Lines fit the terminal, there is no more than a screenful, and nothing commands it."""
    lines = shown(text, size)
    assert max(map(cells_of_line, lines)) <= size[0]
    assert len(lines) < max(size[1], 17)
    assert not any(COMMANDS.search(line) for line in lines)
    assert lines[-1].endswith("? help · q stop")


def test_what_would_command_a_terminal_is_written_out():
    """A marker sees that something strange was written, and what."""
    assert r"│ a\x1b[2J\x1b]0;title\x07b\x00\x9b31m" in shown(STRANGE[4])


def test_a_long_answer_has_pages():
    """Space shows the next page, and the first one after the last."""
    text = "\n".join(f"line {k}" for k in range(25))
    first, second, third = (shown(text, keys=keys) for keys in ("", " ", "   "))
    assert "│ line 0" in first
    assert "(page 1 of 3; Space shows the next)" in first
    assert "│ line 0" not in second
    assert "│ line 11" in second
    assert first == third


def test_a_program_keeps_its_indents():
    """Tabs become spaces, and lines that are wrapped stay indented."""
    assert [*answer_lines("if x:\n\treturn 1", 20)] == ["if x:", "    return 1"]
    assert [*answer_lines("    one two three", 12)] == ["    one two", "    three"]


@given(st.text(max_size=200), st.integers(4, 60))
def test_folding_loses_no_letter(text, width):
    """Whatever is written, all of its letters are shown, in lines that fit."""
    lines = [*answer_lines(text, width)]
    assert all(cells_of_line(line) <= width for line in lines)
    letters = [char for char in text if char.isascii() and char.isalnum()]
    rest = iter("".join(lines))
    assert all(char in rest for char in letters)


def test_an_answer_on_paper_shows_whose_it_is():
    """There is no text to read here, so the sheet must be found."""
    lines = pressed(marking_of(written("", paper=True)), "")[-1]
    assert "Student s01:" in lines
    assert "│ (on paper)" in lines


def test_what_a_colleague_asked_is_shown():
    """A note or an earlier decision stands above the marks, once for a group."""
    lines = pressed(marking_of(written("a", "A", known="Ben asks: in the slides?")), "")[-1]
    assert lines.count("Ben asks: in the slides?\nMarks: – of 2") == 1


def test_names_are_hidden():
    """Neither name nor id of a student is on the screen."""
    text = "\n".join(shown("Ada Student1 (s01) wrote this"))
    assert "[name] ([name]) wrote this" in text
    assert "Ada" not in text


def test_without_a_rubric_marks_are_typed():
    """The screen of a part without items says how to mark it."""
    marking = marking_of(written("a"), Remembered(items=[]))
    assert "m types marks" in pressed(marking, "1")[-1]


def test_the_help_names_every_key():
    """The help is as long as it must be, and has pages."""
    marking = marking_of(written("a"))
    marking.press("?")
    text = "\n".join(screen(80, 60).lines(marking))
    assert "C     picks one of the comments before" in text
    assert "q     stops; what is saved stays" in text
