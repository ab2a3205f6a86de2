"""Boxes to tick and words: from a family to paper, key, marks, feedback and practice."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from genex.answers.choices import CHOICE
from genex.document.blocks import Choices as Boxes
from genex.document.blocks import Meta, Paragraph, spoken
from genex.errors import AuthorError, CertificateError, TemplateError
from genex.exact.cells import flat
from genex.exact.choices import Choice, Choices, Words
from genex.exercise.slips import slip
from genex.families import registry
from genex.feedback.page import page
from genex.files.writing import as_json
from genex.generation.certificate import certify
from genex.generation.search import Plan
from genex.generation.telling import FastTwins, objections
from genex.grading.one_sheet import remarks_on
from genex.marking.submission import Marker, Result
from genex.paper import tick_boxes
from genex.paper.document import Paper
from genex.paper.instructions import announced
from genex.practice.session import Session, practise, quiz_of_one
from genex.publishing.quiz_files import make_quiz
from genex.quiz.answer_sheet import sheet_of
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import read_key
from genex.quiz.option_texts import option_texts
from genex.typeset import PageSetup, write_pdf
from tests.answers import asked_for
from tests.marking.planted import sheet_of as answers_of
from tests.quiz.test_schemas import schema
from tests.tiny import QuickCheck

NUMBERS = tuple(Fraction(x) for x in ("1.7", "-0.9", "-4.1", "-0.3"))
CHECK = QuickCheck(NUMBERS, ("positive", "negative", "zero"))
PAPER = 'name = "quick"\n[[section]]\n[[section.question]]\nfamily = "quick-check"\n'


@pytest.fixture(autouse=True)
def _plugged(monkeypatch):
    """The family as if it had been plugged in."""
    monkeypatch.setattr(registry, "PLUGGED", {"quick-check": QuickCheck})


def quiz(seed=3, more=""):
    """A paper of one question."""
    return make_quiz(seed, parse_blueprint(PAPER + more, "quick.toml"))


def marked(made, **answers):
    """What is made of the right sheet with other answers in it."""
    marker = Marker(read_key(as_json(made.key()), "key"))
    (item,) = made.items
    sheet = answers_of(item.exercise, item.parts) | answers
    return marker, marker.mark(sheet), sheet


def marks(found):
    """The marks by part."""
    return {d.id: float(d.marks) for d in found.decisions}


def blocks_of(node, kind):
    """The blocks of one kind in a document."""
    if isinstance(node, kind):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from blocks_of(part, kind)
    elif hasattr(node, "__dataclass_fields__"):
        for name in node.__dataclass_fields__:
            yield from blocks_of(getattr(node, name), kind)


def test_each_choice_is_one_cell():
    """What is chosen or said counts as one cell, alone and in a list."""
    assert flat(Choice(1, 4)) == [Choice(1, 4)]
    assert flat([Choices({0, 2}, 4), Words("more")]) == [Choices({2, 0}, 4), "more"]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Choice(4, 4),
        lambda: Choice(-1, 4),
        lambda: Choice(0, 1),
        lambda: Choice(0, 27),
        lambda: Choices({0, 4}, 4),
        lambda: Words(" "),
    ],
)
def test_impossible_choices_are_refused(make):
    """A place that is not there, a single option and no word at all are errors of the author."""
    with pytest.raises(AuthorError, match=r"\. |:"):
        make()


def test_the_certificate_compares_choices():
    """Both routes choose alike, and another choice is found out."""
    assert set(certify(CHECK).routes.values()) == {"direct"}
    with pytest.raises(CertificateError, match="'holding' disagree"):
        certify(CHECK.with_slips(QuickCheck.too_many))


class SameBox(QuickCheck):
    """A family with a slip that leaves every box where it is."""

    nothing_wrong = slip(QuickCheck.word, lambda _, word: Words(word.upper(), *word.also))


def test_a_slip_that_reads_the_same_is_not_telling():
    """A word in capitals is the same answer, so that no draw is issued."""
    made = SameBox(CHECK.numbers, CHECK.order)
    assert list(objections([Plan(SameBox)], [FastTwins(made)])) != []
    assert list(objections([Plan(QuickCheck)], [FastTwins(CHECK)])) == []


def test_the_key_says_what_is_right_among_how_many():
    """key.json holds letters, the kind and the number of options, and follows its schema."""
    key = json.loads(as_json(quiz().key()))
    Draft202012Validator(schema("key")).validate(key)
    parts = {
        p["name"]: (p["kind"], p["shown"], p.get("count")) for p in key["questions"][0]["parts"]
    }
    assert parts["sign"] == ("choice", "A", 3)
    assert parts["holding"] == ("several", "B, C", 4)
    assert parts["each_sign"] == ("choice", ["B", "A", "A", "B"], 2)
    assert parts["word"] == ("words", "more", None)


def test_the_sheet_says_which_form_is_wanted():
    """answers.json asks for letters, from the first box to the last."""
    sheet = json.loads(as_json(quiz().sheet()))
    Draft202012Validator(schema("answers")).validate(sheet)
    assert sheet["forms"]["1b"] == "a letter, A to C"
    assert sheet["forms"]["1c"].startswith("the letters of all boxes that apply, from A to D")
    assert sheet["forms"]["1d"] == "4 letters in a list, each from A to B"
    assert sheet["forms"]["1e"] == "a word or a few words"
    assert sheet["answers"]["1d"] == [None] * 4


@pytest.mark.parametrize("solved", [False, True])
def test_the_paper_has_boxes_and_the_key_ticks_them(solved):
    """On the exam no box is ticked, in the key those that are right; every box has its letter."""
    made = quiz()
    blocks = Paper(made, solved).blocks()
    found = [
        "".join(spoken(one.content)[0] for one in block.choices if one.ticked)
        for block in blocks_of(blocks, Boxes)
    ]
    assert found == (["A", "BC", "B", "A", "A", "B"] if solved else [""] * 6)
    first = next(blocks_of(blocks, Boxes))
    assert [spoken(one.content) for one in first.choices] == [
        "A  positive",
        "B  negative",
        "C  zero",
    ]
    assert write_pdf(blocks, PageSetup(), Meta("Quick"))


def test_short_options_stand_side_by_side():
    """Options of a word share a line, long ones stand one below the other."""
    short, long, *_ = blocks_of(Paper(quiz(), solved=False).blocks(), Boxes)
    assert (short.columns, long.columns) == (4, 1)


def test_as_many_options_as_the_step_says():
    """A template with another number of options is told by its block."""
    wrong = replace(CHECK, order=("positive", "negative"))
    blocks = tick_boxes.boxes(wrong, "sign", Choice(1, 3), CHOICE, solved=False)
    with pytest.raises(
        TemplateError, match=r"'sign_options': 2 different lines .* among 3 options"
    ):
        list(blocks)


def test_right_boxes_get_all_marks():
    """The right sheet, and the same in other letters and forms."""
    made = quiz()
    _, found, _ = marked(made)
    assert found.marks == 9
    _, found, _ = marked(
        made, **{"1b": "(a)", "1c": ["c", "b"], "1d": "b, a, a, b", "1e": " ‘LARGER’."}
    )
    assert found.marks == 9


def test_wrong_boxes_get_nothing_and_slips_get_their_name():
    """A wrong box has no marks, not even for a slip with a name, and feedback knows the slip."""
    made = quiz()
    _, found, _ = marked(
        made, **{"1b": "C", "1c": "A, B, C", "1d": ["A", "B", "B", "A"], "1e": "less"}
    )
    assert marks(found) == {"1a": 2, "1b": 0, "1c": 1, "1d": 0, "1e": 0}
    assert found.slips == (("1c", "too_many"), ("1d", "turned"))


def test_each_line_of_boxes_has_its_share():
    """Of four lines three are right; one letter in all lines is an honest answer."""
    made = quiz()
    _, found, _ = marked(made, **{"1d": ["B", "A", "A", "A"]})
    assert marks(found)["1d"] == 1.5
    _, found, _ = marked(made, **{"1d": "A, A, A, A"})
    assert marks(found)["1d"] == 1


def test_what_follows_from_a_slip_has_its_marks():
    """Whoever lost the sign of the sum ticks the box that fits the wrong sum."""
    made = quiz()
    total = -made.items[0].exercise.total
    _, found, _ = marked(made, **{"1a": str(total), "1b": "B"})
    assert {d.id: d.verdict for d in found.decisions}["1b"] == "follows"
    assert marks(found)["1b"] == 2


@pytest.mark.parametrize(
    ("kind", "typed", "text"),
    [
        ("choice", "c)", "C"),
        ("several", "AC", "A, C"),
        ("several", "a and d", "A, D"),
        ("several", "None", "none"),
        ("several", "a; a", "A"),
    ],
)
def test_letters_are_read_as_people_write_them(kind, typed, text):
    """Capitals, brackets, commas and words between letters do not matter."""
    (cell,) = asked_for(kind, count=4).read(typed).cells
    assert (cell.text, cell.problem) == (text, "")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("choice", "2"), ("choice", "A, B"), ("choice", "E"), ("several", "A, F"), ("several", "1")],
)
def test_no_letter_is_guessed(kind, typed):
    """A number may be the second box or what stands beside another one: a person decides."""
    (cell,) = asked_for(kind, count=4).read(typed).cells
    assert "from A to D" in cell.problem


PENALTY = '[marking]\nwrong_choice = "1/2"\ntotal_step = "{step}"\n'


@pytest.mark.parametrize(
    ("answers", "parts"),
    [
        ({"1b": "B"}, {"1b": -1}),
        ({"1b": None}, {"1b": 0}),
        ({"1b": "2"}, {"1b": 0}),
        ({"1c": "A, D"}, {"1c": -1}),
        ({"1c": "A, B"}, {"1c": 0}),
        ({"1c": "none"}, {"1c": 0}),
        ({"1d": ["B", "A", None, "A"]}, {"1d": 0.75}),
        ({"1e": "less"}, {"1e": 0}),
    ],
)
def test_wrong_boxes_cost_what_the_blueprint_says(answers, parts):
    """A wrong tick takes marks away; nothing is taken for blanks, unreadable letters and words."""
    _, found, _ = marked(quiz(more=PENALTY.format(step="1/4")), **answers)
    assert parts.items() <= marks(found).items()


def test_no_question_falls_below_zero():
    """A sheet of wrong boxes only counts 0, and the remark says why the parts do not add up."""
    made = quiz(more=PENALTY.format(step="1/4"))
    wrong = {"1a": None, "1b": "B", "1c": "A", "1d": "A, B, B, A", "1e": None}
    marker, found, sheet = marked(made, **wrong)
    assert marks(found) == {"1a": 0, "1b": -1, "1c": -1, "1d": -1, "1e": 0}
    assert found.marks == 0
    handed = sheet_of("ada.json", {"quiz": made.id, "student": "ada", "answers": sheet})
    assert list(remarks_on(handed, marker, found)) == [
        "question 1 counts 0, not −3: no question falls below 0"
    ]


def test_the_total_is_rounded_last():
    """Parts keep their quarters, and the total goes to the nearest whole mark."""
    right_but_one = {"1d": ["B", "A", "A", "A"]}
    assert marked(quiz(more=PENALTY.format(step="1/4")), **right_but_one)[1].marks == 8.25
    assert marked(quiz(more=PENALTY.format(step="1")), **right_but_one)[1].marks == 8


def test_all_or_nothing_holds_for_boxes_too():
    """With whole = true some of the boxes are none of the marks."""
    whole = "[marking]\nwhole = true\n"
    assert marks(marked(quiz(), **{"1c": "C"})[1])["1c"] == 1
    assert marks(marked(quiz(more=whole), **{"1c": "C"})[1])["1c"] == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (PENALTY.format(step=1), ["A wrong tick costs 1/2", "loses at most 1/2 of its marks."]),
        ("", ["no part falls below 0."]),
        ("[marking]\nwhole = true\n", ["all of them must be right."]),
    ],
)
def test_the_paper_says_what_wrong_boxes_cost(more, said):
    """Students read on the exam what a wrong tick costs and how several boxes count."""
    told = list(announced(quiz(more=more)))
    assert len(told) == len(said)
    assert all(words in line for words, line in zip(said, told, strict=True))
    printed = [
        spoken(block.content)
        for block in blocks_of(Paper(quiz(more=more), False).blocks(), Paragraph)
    ]
    assert set(told) <= set(printed)


def test_a_paper_without_boxes_says_nothing_of_them():
    """Numbers cost nothing when they are wrong, and the paper does not speak of ticks."""
    plan = PAPER.replace("quick-check", "svm-loss") + PENALTY.format(step=1)
    assert list(announced(make_quiz(3, parse_blueprint(plan, "plain.toml")))) == []


def test_feedback_shows_what_was_chosen():
    """The page repeats the letters, and the words that stand beside them."""
    marker, found, sheet = marked(quiz(), **{"1b": "C", "1c": "A"})
    result = Result(sheet_of("ada.json", {"quiz": marker.key.quiz, "answers": sheet}), found, ())
    text = page(result, marker, solutions=False)
    assert "You chose **C**: zero" in text
    assert "You chose **A**: $x_1 > 1$" in text


def test_practice_asks_with_boxes(tmp_path: Path):
    """In the terminal the options are shown with their letters, and a letter is the answer."""
    right = {p.name: p.shown for p in quiz_of_one("quick-check", 3, "exam").parts}
    other = "B" if right["sign"] == "A" else "A"
    typed = iter(["", other, right["sign"].lower(), right["holding"], "", "", None])
    said: list[str] = []
    session = Session(lambda: next(typed), said.append, tmp_path / "log.jsonl")
    practise(session, "quick-check", 3, "exam")
    text = "\n".join(said)
    assert "[ ] A positive" in text
    assert "Write a letter, A to C." in text
    log = [json.loads(line) for line in session.log.read_text("utf-8").splitlines()]
    verdicts = [(one["part"], one["verdict"]) for one in log[1:4]]
    assert verdicts == [("sign", "slip"), ("sign", "right"), ("holding", "right")]


def test_what_stands_beside_a_box_is_as_good_as_its_letter():
    """Whoever writes the words of the right options has their marks; others go to a person."""
    made = quiz()
    marker, right, _ = marked(made)
    (item,) = marker.key.items
    lines = {p.id: option_texts(item.exercise, p) for p in item.parts if p.count}
    assert lines["1d"] == ["", "it is below zero"]  # the first is another one in each cell
    texts = {
        d.id: [
            "; ".join(lines[d.id]["ABCD".index(x)] or x for x in cell.read.split(", "))
            for cell in d.cells
        ]
        for d in right.decisions
        if d.id in lines
    }
    _, found, _ = marked(made, **{n: t if n == "1d" else t[0] for n, t in texts.items()})
    assert [decision.read for decision in found.decisions] == [d.read for d in right.decisions]
    assert found.marks == 9
    _, found, _ = marked(made, **{"1b": "positive or zero", "1c": "x_1 > 1 or none"})
    assert found.open == ("1b", "1c")
