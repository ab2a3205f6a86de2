"""The page of a student: a table, then what lost marks, why, and how to go on."""

import re
from dataclasses import replace

import pytest

from genex.document.blocks import Heading, Meta, Paragraph, Together
from genex.document.markdown import read_markdown
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.families.losses.svm_loss import SvmLoss
from genex.families.registry import our_families
from genex.feedback.escaped import escaped
from genex.feedback.page import kept_together, page, printed_page
from genex.files.writing import as_json
from genex.grading.one_sheet import remarks_on
from genex.marking.submission import Marker, Result
from genex.marking.verdicts import Verdict
from genex.practice.session import quiz_of_one
from genex.quiz.answer_sheet import Sheet
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import read_key
from genex.quiz.quiz import make
from genex.typeset import PageSetup, write_pdf
from tests.typeset.reading import texts


def marker_of(quiz):
    """What marks the answers to a quiz."""
    return Marker(read_key(as_json(quiz.key()), "key"))


def told(marker, answers, *, solutions=False, change=lambda marked: marked):
    """The page on some answers."""
    sheet = Sheet("ada.json", marker.key.quiz, "ada", "", answers, "")
    marked = change(marker.mark(answers))
    said = tuple(remarks_on(sheet, marker, marked))
    return page(Result(sheet, marked, said), marker, solutions=solutions)


def of_family(family, seed=3, level="exam"):
    """What marks one exercise of a family, and its right answers."""
    marker = marker_of(quiz_of_one(family, seed, level))
    return marker, {part.id: part.shown for part in marker.key.parts.values()}


def page_of(answer):
    """The feedback on one answer, a vector of two numbers."""
    marker, _ = of_family("svm-loss", level="warm-up")
    return told(marker, {"1a": answer})


def rows(text):
    """The rows of the table: part, marks, what became of it."""
    found = [
        [cell.strip() for cell in line.split("|")[2:5]]
        for line in text.partition("| question |")[2].partition("\n\n")[0].splitlines()
    ]
    return {part: (marks, became) for part, marks, became in found[2:]}


def section(text, part):
    """What is said about one part."""
    return next(one for one in text.split("\n## ") if one.startswith(f"{part} "))


def test_a_table_comes_first_and_then_only_what_lost_marks():
    """Each part has a row; right ones are named in a line and are not repeated."""
    marker, right = of_family("svm-loss")
    text = told(marker, right | {"1b": "-99"})
    assert rows(text)["1a"] == ("3 of 3", "right")
    assert rows(text)["1b"] == ("0 of 1", "not right")
    assert "All marks in 1a and 1c." in text
    assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["1b"]
    assert "> Compute the total loss" in section(text, "1b")


def test_whoever_is_right_everywhere_reads_so():
    """There is nothing to explain, and the page says so."""
    marker, right = of_family("svm-loss")
    text = told(marker, right)
    assert "All answers have their marks: well done." in text
    assert "\n## " not in text


def test_a_matrix_says_which_cells_are_right():
    """Whole rows are said as rows, single cells with their row, and empty ones are told apart."""
    marker, right = of_family("svm-loss")
    gradient = [list(row) for row in right["1c"]]
    gradient[1][2], gradient[3] = "55", [None] * 4
    text = section(told(marker, right | {"1c": gradient}), "1c")
    assert "- rows 1 and 3, and cells 1, 2 and 4 of row 2: right\n" in text
    assert "- cell 3 of row 2: not right\n" in text
    assert "- row 4: left empty\n" in text


def test_marks_that_are_rounded_say_so():
    """The page shows what the cells bring in all before it is rounded."""
    marker, right = of_family("svm-loss")
    gradient = [list(row) for row in right["1c"]]
    gradient[0] = ["50", "60", "70", right["1c"][0][3]]
    text = section(told(marker, right | {"1c": gradient}), "1c")
    assert "Together" not in text  # 13 of 16 cells of 4 marks are 3¼
    text = section(told(marker, right | {"1a": [*right["1a"][:3], "50"]}), "1a")
    assert "**2¼ of 3 marks**:" in text


def loss_ending_in(digits):
    """An exercise whose first answer, a probability, has one of these as its fourth decimal."""
    for seed in range(100):
        marker, right = of_family("sigmoid-chain", seed)
        if right["1a"][-1] in digits and float(right["1a"]) > 0.2:
            return marker, right
    raise AssertionError(digits)


@pytest.mark.parametrize("decimals", [3, 2, 1])
def test_a_number_that_is_right_as_far_as_it_is_written_is_never_called_wrong(decimals):
    """Whoever gives too few decimals reads how many are asked, whatever it costs."""
    marker, right = loss_ending_in("12346789")
    text = told(marker, right | {"1a": f"{float(right['1a']):.{decimals}f}"})
    assert "right as far as it is written, but 4 decimals are asked" in section(text, "1a")
    assert "not right" not in section(text, "1a")
    assert rows(text)["1a"][1] == "right as far as written"


def test_what_is_cut_off_is_told_from_what_is_rounded():
    """Three decimals of four, of which the last one had to go up, were cut off."""
    marker, right = loss_ending_in("678")
    text = told(marker, right | {"1a": right["1a"][:-1]})
    assert "cut off; round to 4 decimals" in section(text, "1a")
    assert rows(text)["1a"][1] == "cut off"


def test_zero_is_not_right_as_far_as_it_is_written():
    """No digit of 0 says anything about 0.4."""
    marker, right = loss_ending_in("12346789")
    assert "**0 of 1 mark**: not right." in section(told(marker, right | {"1a": "0"}), "1a")


PINNED = """
[[section]]
[[section.question]]
family = "init-variance"
ask = ["forward_here"]
given = { relu = true, inputs = 390 }
"""


def test_an_exact_value_that_was_rounded_is_told_so():
    """Where the exact value is asked, its decimals are right but not enough."""
    marker = marker_of(make(parse_blueprint(PINNED, "paper"), 5, None, b""))
    text = section(told(marker, {"1a": "0.0051"}), "1a")
    assert "but the exact value is asked" in text


def test_a_slip_is_named_where_it_happened_and_what_follows_says_from_where():
    """The table names the slip, and the part behind it says which one it goes on from."""
    marker, right = of_family("svm-loss")
    wrong = marker.key.items[0].exercise.with_slips(SvmLoss.margin_left_out)
    answers = right | {"1a": [str(loss) for loss in wrong.losses], "1b": str(wrong.batch_loss)}
    text = told(marker, answers)
    assert rows(text)["1a"][1] == "slip: margin left out"
    assert rows(text)["1b"] == ("1 of 1", "right, given the slip in 1a")
    assert "without the margin" in section(text, "1a")
    assert "1b" not in re.findall(r"^## (\w+)", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("charged", "words"),
    [
        ((), "This is the same slip as in 9z; it was charged there."),
        (("margin_left_out",), "This is the same slip as in 9z."),
    ],
)
def test_the_same_slip_in_another_question_says_where_it_was_met(charged, words):
    """A decision that knows where its slip was charged says so on the page and in the table."""
    marker, right = of_family("svm-loss")

    def known(marked):
        first, *others = marked.decisions
        first = replace(first, same_as="9z", charged=charged, slips=("margin_left_out",))
        return replace(marked, decisions=(first, *others))

    text = told(marker, right | {"1a": "1, 2, 3, 4"}, change=known)
    assert words in section(text, "1a").split("\n")
    assert "the same slip as in 9z" in rows(text)["1a"][1]


def test_a_slip_that_was_charged_elsewhere_is_named_where_it_was_explained():
    """Cells that show a slip from another question say so, and it is not explained again."""
    marker, right = of_family("svm-loss")
    wrong = marker.key.items[0].exercise.with_slips(SvmLoss.margin_left_out)

    def known(marked):
        first, *others = marked.decisions
        return replace(marked, decisions=(replace(first, same_as="9z", charged=()), *others))

    answers = right | {"1a": [str(loss) for loss in wrong.losses], "1b": str(wrong.batch_loss)}
    text = told(marker, answers, change=known)
    assert "the same slip as in 9z" in section(text, "1a")
    assert "explained below" not in section(text, "1a")
    assert "without the margin" not in text
    assert rows(text)["1a"][1] == "the same slip as in 9z, charged there"


def test_full_marks_are_never_said_beside_fewer():
    """No page says full marks: the numbers say how many there are."""
    marker, right = of_family("svm-loss")
    wrong = marker.key.items[0].exercise.with_slips(SvmLoss.margin_left_out)
    text = told(marker, right | {"1a": [str(wrong.losses[0]), *right["1a"][1:]]})
    assert "full marks" not in text.lower()


def test_what_is_missing_gets_a_way_to_begin_but_not_the_answer():
    """An empty part has the first line of its solution, unless the whole solution is shown."""
    marker, right = of_family("softmax-identity")
    text = section(told(marker, right | {"1c": None}), "1c")
    assert "A way to begin:" in text
    assert r"= \dots" in text
    assert right["1c"] not in text
    solved = section(told(marker, right | {"1c": None}, solutions=True), "1c")
    assert "A way to begin:" not in solved
    assert right["1c"] in solved


def test_solutions_of_what_was_right_come_at_the_end():
    """With solutions every part has one: what lost marks in its place, the others behind."""
    marker, right = of_family("svm-loss")
    text = told(marker, right | {"1b": "-99"}, solutions=True)
    before, _, after = text.partition("## Worked solutions of the other parts")
    assert before.count("**Worked solution.**") == 1
    assert re.findall(r"^\*\*(\w+)\*\*$", after, re.MULTILINE) == ["1a", "1c"]


PAPER = """
[marking]
wrong_choice = "1/4"
bonus_cap = 1
total_step = 1

[[section]]
[[section.question]]
family = "signal-scale"
ask = ["fates"]
[[section.question]]
family = "svm-loss"
bonus = true
[[section.question]]
family = "cross-entropy"
ask = ["losses"]
"""


def test_the_total_is_explained():
    """A question below 0, a cap on bonus and a rounded total each have their words."""
    marker = marker_of(make(parse_blueprint(PAPER, "paper"), 5, None, b""))
    right = {part.id: part.shown for part in marker.key.parts.values()}
    turned = ["BCA"["ABC".index(letter)] for letter in right["1a"]]
    text = told(marker, right | {"1a": turned, "3a": [*right["3a"][:-1], "9.9999"]})
    assert "not right (costs ¼ of their marks)" in section(text, "1a")
    assert "| **1** |  | **0** of 1 | its parts make −¼, but no question falls below 0 |" in text
    assert rows(text)["2a"][0] == "3 of 3 (bonus)"
    assert "bonus questions bring at most 1; the total is rounded to a multiple of 1" in text


def test_all_or_nothing_is_explained():
    """Where a paper marks a matrix as a whole, the page says why right cells bring nothing."""
    paper = PAPER.replace("total_step = 1", "whole = true")
    marker = marker_of(make(parse_blueprint(paper, "paper"), 5, None, b""))
    right = {part.id: part.shown for part in marker.key.parts.values()}
    text = section(told(marker, right | {"3a": [*right["3a"][:-1], "9.9999"]}), "3a")
    assert "marks for all of an answer's cells or for none" in text


@pytest.mark.parametrize("family", our_families(), ids=slug)
def test_every_family_has_pages_that_can_be_printed(family: type[Exercise]):
    """Whatever became of the parts of an exercise, the page is said and set without a fault."""
    marker, right = of_family(slug(family), 8)
    ids = [*right]
    for k, other in enumerate((None, "17.5", "2*(3 +", "B", "1; 2")):
        some = {name for n, name in enumerate(ids) if (n + k) % 2 or len(ids) == 1}
        answers = {name: other if name in some else right[name] for name in ids}
        text = told(marker, answers, solutions=k == 0)
        found = marker.mark(answers).decisions
        assert {d.verdict for d in found} - {Verdict.RIGHT}
        assert [*rows(text)][:-1] == ids
        assert printed_page(text, "Feedback").startswith(b"%PDF")


def test_titles_stay_with_what_follows():
    """In print a part shares a page from its heading on, and a line with a colon clings."""
    marker, right = of_family("svm-loss")
    text = told(marker, right | {"1c": None, "1b": "-99"}, solutions=True)
    pieces = [*kept_together(read_markdown(text, "feedback"))]
    assert all(isinstance(piece, Together) for piece in pieces)
    for piece in pieces:
        *_, last = piece.body
        assert not isinstance(last, Heading)
        assert not (isinstance(last, Paragraph) and last.clings)


def test_a_caret_stands_under_the_fault():
    """The text of a cell is shown as code, and a caret points at the character at fault."""
    assert "- Cell 2: ‘(’ is never closed.\n\n  ```\n  2*(1 + 3\n    ^\n  ```\n" in page_of(
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


@pytest.mark.parametrize(
    "text", ["3.9", "a - b", "n_in + 2", "(x) - 1.5", "‘(’ is never closed", "Dr. O'Neil, B.Sc."]
)
def test_plain_text_has_no_backslashes(text):
    """What Markdown leaves alone is written as it is."""
    assert escaped(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "*bold*", "_slanted_", "__x__", "`code`", "$x$", "[a](b)", "<b>", "&amp;", "a | b",
        "# head", "> quote", "- item", "+ item", "1. item", "12) item", "===", "\\*",
        "  3. x", "~~gone~~", "![x](y)",
    ],
)  # fmt: skip
def test_nothing_in_a_text_is_set_as_something_else(text):
    """Read as Markdown, an escaped text is one paragraph of just these words."""
    (block,) = read_markdown(escaped(text), "test")
    (run,) = block.content
    assert run.text == text.strip()
    assert (run.bold, run.italic) == (False, False)
