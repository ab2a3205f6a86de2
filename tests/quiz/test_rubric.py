"""Rubrics: how items are read, and what marks come of what is ticked."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genex.errors import AuthorError
from genex.quiz.rubric_text import read_rubric

F = Fraction


def items(*written):
    """The items of a rubric."""
    return read_rubric([*written], "paper.toml, rubric").items


@pytest.mark.parametrize(
    ("text", "worth", "words"),
    [
        ("-1/2 no reason", F(-1, 2), "no reason"),
        ("- 0.5 pts no comment", F(-1, 2), "no comment"),
        ("−½ handwritten", F(-1, 2), "handwritten"),
        ("+1½ both", F(3, 2), "both"),
        ("+1 1/2 both", F(3, 2), "both"),
        ("–1 mark: wrong sign", F(-1), "wrong sign"),
        ("+0,25 marks names it", F(1, 4), "names it"),
        ("0 a remark", F(0), "a remark"),
        ("-1 3 layers are missing", F(-1), "3 layers are missing"),
    ],
)
def test_items_are_read_as_people_paste_them(text, worth, words):
    """Fractions, decimals, signs of any kind, and points that are named."""
    (found,) = items(text)
    assert (found.worth, found.words) == (worth, words)


def test_tags_and_groups():
    """A name ties an item to a misconception; brackets are a group."""
    one, two, three = items("+1 right box #right", ["+2 all #grad-is-value", "+1 half"])
    assert (one.when, one.name, one.group) == ("right", "", None)
    assert (two.when, two.name) == ("", "grad-is-value")
    assert two.group == three.group is not None


def test_takes_start_from_full_marks_and_gives_from_none():
    """What kind of rubric it is, its items say."""
    takes = read_rubric(["-1/2 a", "-2 b"], "here", F(2))
    gives = read_rubric(["+1 a", ["+1 b", "+1/2 c"], "-1 d"], "here", F(2))
    assert [takes.marks(t, F(2)) for t in ((), {1}, {1, 2})] == [2, F(3, 2), 0]
    assert [gives.marks(t, F(2)) for t in ((), {1}, {1, 2}, {1, 3}, {4})] == [0, 1, 2, F(3, 2), 0]


def test_of_a_group_one_applies():
    """Whoever ticks two of them is told which."""
    rubric = read_rubric([["-1/2 a", "-1 b"], "-1 c"], "here")
    assert rubric.objection({1, 3}) == ""
    assert rubric.objection({1, 2}) == "items 1 and 2 are of one group, of which one applies"
    assert rubric.objection({4}) == "there is no item 4: the rubric has 3 items"


def test_a_rubric_is_scaled_in_quarters_or_not_at_all():
    """Of three marks five cannot be made in quarters; six can."""
    rubric = read_rubric(["+1 a", "+2 b"], "here")
    assert [one.worth for one in rubric.scaled(F(6)).items] == [2, 4]
    assert rubric.scaled(F(6)).written == ["+2 a", "+4 b"]
    with pytest.raises(AuthorError, match="do not scale in quarters"):
        rubric.scaled(F(5))


@given(
    worths=st.lists(st.integers(-8, 8).map(lambda n: F(n, 4)), min_size=1, max_size=8),
    ticked=st.sets(st.integers(1, 8)),
    out_of=st.integers(1, 20).map(lambda n: F(n, 2)),
)
def test_marks_have_bounds(worths, ticked, out_of):
    """Whatever is ticked, marks stay between 0 and those of the part."""
    written = [f"{'+' if w > 0 else ''}{w} item {k}" for k, w in enumerate(worths)]
    rubric = read_rubric(written, "here")
    assert 0 <= rubric.marks({k for k in ticked if k <= len(worths)}, out_of) <= out_of
