"""Families by topic, in teaching order, and the list of them that is printed."""

import os
import re

import pytest

from genex.catalogue.listing import listed, summary_line
from genex.errors import AuthorError
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.families.initialisation.init_variance import InitVariance
from genex.families.losses.svm_loss import SvmLoss
from genex.families.registry import our_families
from genex.families.tensors.tensor_shapes import TensorShapes
from genex.families.topics import TOPICS, by_topic, chosen, topic_of
from tests.process import genex

FAMILIES = our_families()


class Elsewhere(Exercise):
    """An exercise on something else."""

    topic = "Gardening"


def test_topics_come_in_teaching_order():
    """Whatever the order of the families, topics are listed as a course has them."""
    found = by_topic([Elsewhere, InitVariance, TensorShapes, SvmLoss])
    assert [*found] == [*(TOPICS[k] for k in ("losses", "tensors", "initialisation")), "Gardening"]


def test_every_family_has_a_topic_of_the_course():
    """No family of genex lies in a folder without a topic, and no topic is empty."""
    assert {*map(topic_of, FAMILIES)} == {*TOPICS.values()}


def test_all_families_are_chosen_if_none_is_named():
    """Nothing is left out, and nothing comes twice."""
    found = [one for members in chosen((), (), "here").values() for one in members]
    assert sorted(map(slug, found)) == sorted(map(slug, FAMILIES))


def test_names_and_topics_add_up():
    """Families that are named come beside those of a topic, under their own."""
    found = chosen(["svm-loss"], ["TENSORS"], "here")
    assert [*found] == ["Losses and their gradients", "Tensors and shapes"]
    assert found["Losses and their gradients"] == [SvmLoss]


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        ("and", r"here: several topics have 'and'\."),
        ("Tensors and shape s", r"no topic 'Tensors and shape s'\. Did you mean 'Tensors and shap"),
        (" ", r"there is no topic ' '\. Choose from: Losses"),
    ],
)
def test_unclear_topics_are_explained(topic, message):
    """A topic that fits none or several is refused with the way out."""
    with pytest.raises(AuthorError, match=message):
        chosen((), [topic], "here")


@pytest.mark.parametrize("width", [40, 80, 100])
def test_lines_fit_and_stand_in_columns(width):
    """No line is longer than the terminal is wide, and all summaries begin in one column."""
    lines = listed(by_topic(FAMILIES), width).splitlines()
    if width >= 80:
        assert max(map(len, lines)) <= width
    starts = {
        re.match(r" *(?:[a-z0-9-]+  +)?", line).end() for line in lines if line.startswith("  ")
    }
    assert len(starts) == 1


def test_the_list_says_it_all():
    """Every family's name and summary stand in the list, whole."""
    text = re.sub(r"\s+", " ", listed(by_topic(FAMILIES), 80))
    assert [f for f in FAMILIES if f"{slug(f)} {summary_line(f)}" not in text] == []


def test_the_command_lists_one_topic():
    """`genex list --topic` leaves the other topics out."""
    done = genex("list", "--topic", "tensors", env={"COLUMNS": "80"})
    assert done.stdout.startswith("Tensors and shapes\n  ")
    assert "svm-loss" not in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.split(os.linesep))
