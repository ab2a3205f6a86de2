"""The page of a student: what could not be read, with a caret under the fault."""

from genex.document.blocks import Meta
from genex.document.markdown import read_markdown
from genex.feedback.page import page
from genex.files.writing import as_json
from genex.marking.submission import Marker, Result
from genex.practice.session import quiz_of_one
from genex.quiz.answer_sheet import Sheet
from genex.quiz.key_reader import read_key
from genex.typeset import PageSetup, write_pdf
from tests.typeset.reading import texts


def page_of(answer):
    """The feedback on one answer, a vector of two numbers."""
    marker = Marker(read_key(as_json(quiz_of_one("svm-loss", 3, "warm-up").key()), "key"))
    answers = {"1a": answer}
    sheet = Sheet("ada.json", marker.key.quiz, "ada", "", answers, "")
    return page(Result(sheet, marker.mark(answers), ()), marker, solutions=False)


def test_a_caret_stands_under_the_fault():
    """The text of a cell is shown as code, and a caret points at the character at fault."""
    assert ("- Cell 2: ‘\\(’ is never closed.\n\n  ```\n  2*(1 + 3\n    ^\n  ```\n") in page_of(
        ["1", "2*(1 + 3"]
    )


def test_the_caret_is_printed():
    """On paper it is under the character, too."""
    blocks = read_markdown(page_of(["1", "2*(1 + 3"]), "feedback")
    (text,) = texts(write_pdf(blocks, PageSetup(), Meta("Feedback")))
    assert "2*(1 + 3" in text
    assert "^" in text


def test_what_is_cut_off_has_its_place_in_words():
    """A fault beyond what is shown back has no caret, but the number of its character."""
    found = page_of(["1", f"{'1 + ' * 30}("])
    assert "```" not in found
    assert "character 122" in found


def test_a_fault_without_a_place_has_no_caret():
    """What is wrong with a cell as a whole points nowhere."""
    assert "```" not in page_of(["1", ["2", "3"]])


def test_no_answer_ends_its_own_block():
    """Backticks in an answer cannot end the code in which it is shown."""
    assert "\n  '''x\n  ^\n  ```\n" in page_of(["1", "```x"])
