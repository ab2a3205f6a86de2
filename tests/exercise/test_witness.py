"""A witness on its way: blank sheet, key, paper, results, feedback and practice."""

import json

import pytest

from genex.document.blocks import Fields
from genex.files.writing import as_json
from genex.grading.run import grading_run
from genex.paper.document import Paper
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import read_key
from tests.grading.sheets import write_key
from tests.practice.test_session import practised

PLAN = """
[[section]]
[[section.question]]
family = "box-network"
given = { places = [2, 5], heights = [3, 0], ends = "free" }
"""
QUIZ = make_quiz(1, parse_blueprint(PLAN, "paper.toml"))
NAMES = ["w1", "b1", "v1", "w2", "b2", "v2", "c"]


def test_the_blank_sheet_has_a_place_for_each_name():
    """answers.json asks for every weight by its name, and says how to write it."""
    assert QUIZ.sheet()["answers"] == {"1a": dict.fromkeys(NAMES)}
    assert "w1, b1, v1, w2, b2, v2, c" in QUIZ.sheet()["forms"]["1a"]


def test_the_key_holds_one_right_answer():
    """key.json keeps the family's own weights, and is read back and confirmed."""
    (part,) = QUIZ.key()["questions"][0]["parts"]
    assert (part["kind"], part["value"]) == ("named", [["1", "-2", "3"], ["1", "-5", "-3"], ["0"]])
    assert read_key(as_json(QUIZ.key()), "key.json").parts["1a"].witness


def inside(blocks, kind):
    """Every block of a kind, however deep."""
    for block in blocks:
        if isinstance(block, kind):
            yield block
        for name in getattr(block, "__dataclass_fields__", ()):
            value = getattr(block, name)
            yield from inside(value if isinstance(value, tuple) else (), kind)


def test_the_paper_has_a_line_of_boxes_for_each_unit():
    """Each unit's weights stand in a line, and the output bias in one of its own."""
    lines = list(inside(Paper(QUIZ, solved=False).blocks(), Fields))[1:]
    labels = [[field.label[0].latex for field in line.fields] for line in lines]
    assert labels == [["w_1 =", "b_1 =", "v_1 ="], ["w_2 =", "b_2 =", "v_2 ="], ["c ="]]


@pytest.fixture
def graded(tmp_path):
    """What comes of a sheet: the part in results.json, and the feedback page."""

    def grade(answer):
        out, desk = tmp_path / "out", tmp_path / "desk"
        write_key(out, QUIZ)
        desk.mkdir()
        who = {"quiz": QUIZ.id, "student": {"id": "anna"}, "answers": {"1a": answer}}
        (desk / "a.json").write_text(json.dumps(who))
        grading_run([desk], None, out, solutions=False)
        (result,) = json.loads((out / "results" / "results.json").read_text())["results"]
        return result["parts"][0], (out / "results" / "feedback" / "anna.md").read_text("utf-8")

    return grade


def test_results_and_feedback_tell_where_it_fails(graded):
    """The stored failure and the student's page name the point and both values."""
    wrong = dict(zip(NAMES, ["2", "-4", "3", 1, -6, -3, None], strict=True))
    part, page = graded(wrong)
    assert (part["verdict"], part["marks"]) == ("wrong", 2)
    assert part["failure"] == {"at": "11/2", "found": "3", "wanted": "0", "share": "1/2"}
    assert "At $x = 5.5$ your network gives $3$, but the function is $0$ there." in page
    assert "right in part, which has earned its share" in page
    assert "`w1 = 2, b1 = -4, v1 = 3, w2 = 1, b2 = -6, v2 = -3, c = 0`" in page


def test_what_is_right_has_no_failure(graded):
    """Other weights than the key's get all marks and no remark."""
    part, page = graded([3, -15, -3, "0.5", -1, 3, 0])
    assert (part["verdict"], part["marks"]) == ("right", 4)
    assert "failure" not in part
    assert "At $x" not in page


def test_practice_tells_where_it_fails(tmp_path):
    """In the terminal, too, a wrong network is refuted by a point."""
    said, log = practised(["w1 = 1"], tmp_path, family="box-network", level="exam")
    assert "your network gives 0, but the function is" in said
    assert [entry["verdict"] for entry in log] == ["wrong"]
