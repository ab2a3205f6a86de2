"""Equal answers in one group, like groups one after the other, names hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genex.by_hand.groups import Answer, groups_of
from genex.by_hand.hidden_names import without_names
from genex.by_hand.likeness import in_order_of_likeness
from genex.by_hand.sameness import bare
from tests.by_hand.desk import OUT_OF, written

SAME = [
    ("Softmax gives probabilities.", "softmax  gives\nprobabilities"),
    ("cross-entropy", "Cross entropy"),
    ("soft max", "SoftMax!"),
    ("It is differentiable (everywhere)", "it is differentiable, everywhere"),
    ("- because of the log", "because of the log"),
    ("“log” needs p > 0", "'log' needs p>0."),
    ("Çok güzel", "C\u0327ok gu\u0308zel"),
]
OTHER = [
    ("x-1", "x1"), ("x - 1", "x + 1"), ("-1", "1"), ("3.5", "35"), ("1:2", "12"), ("n!", "n"),
    ("x'", "x"), ("1 2", "12"), ("(p+q)r", "p+qr"), ("x²", "x2"), ("p<0", "p>0"), ("50%", "50"),
    ("🙂", "🙁"), ("no", "not"), ("a/b", "ab"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_case_spaces_and_punctuation_do_not_count(one, other):
    """Who writes the same in another way is in one group."""
    assert len(groups_of(written(one, other), "1a")) == 1


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_signs_of_mathematics_count(one, other):
    """What means something else is never in one group."""
    assert len(groups_of(written(one, other), "1a")) == 2


def test_an_answer_of_punctuation_alone_is_itself():
    """Dots and a question mark are not one answer."""
    assert len(groups_of(written("...", "?", "…", " ... "), "1a")) == 3


def test_a_program_is_equal_to_the_letter():
    """In Python case and indents mean something."""
    assert len(groups_of(written("X = 1", "x = 1", " x = 1", exact=True), "1a")) == 3


def test_equal_answers_to_other_questions_are_not_equal():
    """Who has other numbers in the question is not marked with the others."""
    answers = [
        Answer("Q", "s1", "", "12", OUT_OF, asked="n = 3"),
        Answer("R", "s2", "", "12", OUT_OF, asked="n=4"),
    ]
    assert len(groups_of(answers, "1a")) == 2


def test_each_answer_on_paper_is_looked_at_alone():
    """Nobody knows yet which sheets of paper say the same."""
    assert len(groups_of(written("", "", paper=True), "1a")) == 2


@given(st.lists(st.text(max_size=30), max_size=12))
def test_every_answer_is_in_one_group(texts):
    """Whatever people write, nobody is lost and nobody is marked twice."""
    answers = written(*texts)
    found = [answer for group in groups_of(answers, "1a") for answer in group.answers]
    assert sorted(found, key=lambda answer: answer.who) == answers


@given(st.text(max_size=60))
def test_what_is_bare_stays_so(text):
    """Case and spaces at the ends never tell two answers apart."""
    assert bare(f"  {text} ") == bare(text)


def test_like_answers_follow_each_other():
    """From each answer on to the likest that is left."""
    texts = ["probabilities sum to one", "exp grows fast", "probability sums to one", "exp is fast"]
    assert in_order_of_likeness(texts, 0) == [0, 2, 1, 3]


def test_parts_begin_at_different_places():
    """Nobody is marked first at every part, and each part begins always at the same place."""
    answers = written(*(f"answer number {k}" for k in range(20)))
    begun = {part: groups_of(answers, part)[0].text for part in map(str, range(12))}
    assert len({*begun.values()}) > 4
    assert begun == {part: groups_of(answers[::-1], part)[0].text for part in begun}


NAMED = [
    ("s07 says: Ada Lovelace", "[name] says: [name]"),
    ("LOVELACE, ADA", "[name]"),
    ("ada lovelace, S07", "[name], [name]"),
    ("the Lovelace rule", "the [name] rule"),
    ("s070 and Adamw stay", "s070 and Adamw stay"),
    ("ada is a verb here", "ada is a verb here"),
]


@pytest.mark.parametrize(("text", "shown"), NAMED)
def test_a_students_own_name_is_hidden(text, shown):
    """Name and id are hidden where they stand as words."""
    assert without_names(text, "s07", "Ada Lovelace") == shown


def test_short_names_and_numbers_hide_no_answer():
    """A student whose id is 12 may answer 12, and Li An may write of an input."""
    assert without_names("12 for an input", "12", "Li An") == "12 for an input"
    assert without_names("by Li An, 123456", "123456", "Li An") == "by [name], [name]"


@given(st.text(max_size=20), st.text(max_size=8), st.text(max_size=12))
def test_any_name_can_be_hidden(text, student, name):
    """No name upsets the search for it, and an answer without it stays as it is."""
    shown = without_names(text, student, name)
    assert shown == text or "[name]" in shown


def test_a_name_does_not_part_equal_answers():
    """Who signs an answer says the same as who does not."""
    answers = written("Ada Student1: because", "ada student2 because")
    assert len(groups_of(answers, "1a")) == 1


def test_a_wording_can_be_taken_out_of_a_group():
    """A group falls into the rest and a wording."""
    (group,) = groups_of(written("Log of p", "log of p", "log of p", "log of P"), "1a")
    assert group.wordings == [("log of p", 2), ("Log of p", 1), ("log of P", 1)]
    rest, alone = group.split(1)
    assert [len(rest.answers), [answer.who for answer in alone.answers]] == [3, ["s01"]]
