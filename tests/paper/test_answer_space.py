"""The room that a paper leaves for answers tells nothing of them."""

import pytest

from genex.catalogue.gallery import item_of
from genex.document.blocks import AnswerGrid
from genex.exact.cells import flat
from genex.exact.values import Shape
from genex.exercise.graph import slug
from genex.families.registry import our_families
from genex.families.training.data_loading import DataLoading

FAMILIES = our_families()

SEEDS = range(12)


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
@pytest.mark.parametrize("level", ["warm-up", "exam", "hard"])
def test_there_is_one_box_for_each_cell_of_an_answer(family, level):
    """Whether a line gives a shape or an error cannot be seen from the boxes."""
    for seed in SEEDS:
        item = item_of(1, family, seed, level)
        for part in item.parts:
            if not part.kind.ticks:
                assert boxes(part.kind.space(part.value, lambda *_: ())) == len(flat(part.value)), (
                    seed,
                    part.name,
                )


def boxes(blocks):
    """How many places to write in there are."""
    return sum(
        block.rows * block.columns if isinstance(block, AnswerGrid) else len(block.fields)
        for block in blocks
    )


def test_a_lone_answer_may_be_a_shape_or_an_error():
    """The law above is about something: both are drawn among these seeds."""
    found = {type(item_of(1, DataLoading, seed, "exam").exercise.sliced) for seed in SEEDS}
    assert found == {Shape, str}
