"""What is typed: commands, answers in a line, answers row by row."""

import pytest

from genex.algebra import Names
from genex.answers import Asked
from genex.answers.choices import CHOICE
from genex.answers.formulas import FORMULA
from genex.answers.kind import Kind
from genex.answers.numeric import MATRIX, NAMED, NUMBER, VECTOR
from genex.answers.shapes import SHAPE
from genex.answers.words import WORDS
from genex.practice.typed import Command, Typist, needs_sign

TWO_BY_THREE = Asked(MATRIX, (2, 3))


def typed(lines: list[str], asked: Asked) -> tuple[object, list[str]]:
    """What comes of some lines, and what was said beside it."""
    left, said = iter(lines), list[str]()
    typist = Typist(
        lambda: next(left, None),
        lambda number, _: said.append(f"more {number}"),
        lambda _: said.append("fault"),
        lambda command: said.append(str(command)),
    )
    return typist.next(asked), said


@pytest.mark.parametrize("word", ["quit", "QUIT", "q", "exit", ":quit", " : quit "])
def test_commands_are_known_in_any_case_and_with_a_sign(word: str) -> None:
    """What ends the practice may be typed in several ways."""
    assert typed([word], Asked(NUMBER))[0] == (Command.QUIT, False)


def test_the_end_of_the_input_ends_the_practice() -> None:
    """No line is the same as quitting, also in the middle of an answer."""
    assert typed([], Asked(NUMBER))[0] == (Command.QUIT, False)
    assert typed(["1 2 3"], TWO_BY_THREE)[0] == (Command.QUIT, False)


def test_help_is_given_before_an_answer_is_awaited() -> None:
    """The form and a hint are shown as often as somebody likes."""
    found, said = typed(["?", "hint", "help", "3"], Asked(NUMBER))
    assert found == (["3"], False)
    assert said == ["?", "hint", "?"]


@pytest.mark.parametrize("word", [*Command, "q", "exit", "help"])
def test_a_word_may_be_an_answer(word: str) -> None:
    """Where words are asked every word is an answer, and a colon makes a command of it."""
    asked = Asked(WORDS)
    assert needs_sign(asked)
    assert typed([word], asked)[0] == ([word], False)
    (found, _), said = typed([f":{word}", ":quit"], asked)
    assert found is Command.QUIT or said or found in {Command.SKIP, Command.BACK}


def test_a_name_in_a_formula_is_no_command() -> None:
    """A variable q is q in a formula that has it, and ends the practice where there is none."""
    known = Asked(FORMULA, names=Names({"q": ""}))
    other = Asked(FORMULA, names=Names({"x": ""}))
    assert typed(["q"], known)[0] == (["q"], False)
    assert typed([":q"], known)[0] == (Command.QUIT, False)
    assert typed(["q"], other)[0] == (Command.QUIT, False)


def test_the_letter_of_a_box_is_no_command() -> None:
    """Among twenty boxes Q is one of them; among four it ends the practice."""
    assert typed(["q"], Asked(CHOICE, count=20))[0] == (["q"], False)
    assert typed(["q"], Asked(CHOICE, count=4))[0] == (Command.QUIT, False)


@pytest.mark.parametrize("kind", [NUMBER, VECTOR, MATRIX, SHAPE, CHOICE], ids=lambda k: k.name)
def test_most_answers_need_no_sign_before_commands(kind: Kind) -> None:
    """Numbers, shapes and boxes cannot be mistaken for commands."""
    size = {VECTOR: (3,), MATRIX: (2, 3)}.get(kind, ())
    assert not needs_sign(Asked(kind, size, count=4))


def test_a_matrix_may_be_typed_row_by_row() -> None:
    """Rows are read until it is complete."""
    found, said = typed(["1 2 3", "4, 5, 6"], TWO_BY_THREE)
    assert found == (["1 2 3", "4, 5, 6"], True)
    assert said == ["more 2"]


@pytest.mark.parametrize(
    "line", ["1 2 3; 4 5 6", "[[1, 2, 3], [4, 5, 6]]", "1 2; 3 4", "1 2", "x y z"]
)
def test_a_whole_matrix_and_what_is_no_row_stand_alone(line: str) -> None:
    """More lines are asked for only behind a row that can be read."""
    assert typed([line, "7"], TWO_BY_THREE)[0] == ([line], False)


def test_a_row_that_cannot_be_read_is_asked_for_again() -> None:
    """The rows before it stay."""
    found, said = typed(["1 2 3", "4 5", "4 5 x", "4 5 6"], TWO_BY_THREE)
    assert found == (["1 2 3", "4 5 6"], True)
    assert said == ["more 2", "fault", "more 2", "fault", "more 2"]


def test_help_between_rows_loses_none_of_them() -> None:
    """Whoever asks for a hint in the middle of an answer goes on where it was."""
    found, said = typed(["1 2 3", "hint", "4 5 6"], TWO_BY_THREE)
    assert found == (["1 2 3", "4 5 6"], True)
    assert said == ["more 2", "hint"]


def test_an_empty_line_begins_an_answer_anew() -> None:
    """A row that was mistyped can be taken back, which is no answer."""
    assert typed(["1 2 3", "", "7 8 9", "4 5 6"], TWO_BY_THREE)[0] == (["7 8 9", "4 5 6"], True)


def test_a_whole_answer_behind_a_first_cell_is_that_answer() -> None:
    """Who begins with one number and then types all of them is understood."""
    assert typed(["1", "1 2 3"], Asked(VECTOR, (3,)))[0] == (["1 2 3"], False)


def test_a_skip_in_the_middle_of_an_answer_skips() -> None:
    """Commands that lead on do so between rows, too."""
    assert typed(["1 2 3", "skip"], TWO_BY_THREE)[0] == (Command.SKIP, False)


def test_shapes_may_be_typed_one_a_line() -> None:
    """A shape of three sizes is not taken for three shapes."""
    found, _ = typed(["[6, 3, 8]", "[6, 3]", "error"], Asked(SHAPE, (3,)))
    assert found == (["[6, 3, 8]", "[6, 3]", "error"], True)


def test_numbers_by_names_stand_in_one_line() -> None:
    """What is left out counts as 0, so nothing more is asked for."""
    asked = Asked(NAMED, (3,), labels=("a", "b", "c"))
    assert typed(["a = 1", "b = 2"], asked)[0] == (["a = 1"], False)
