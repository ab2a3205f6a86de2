"""Shapes through tensor operations."""

from dataclasses import dataclass

from genex.exercise import ERROR, Draw, Exercise, Shape, asked, chained, feature, step
from genex.families.tensors.shapes import checks
from genex.families.tensors.shapes import second_route as second
from genex.families.tensors.shapes import slips as wrong
from genex.families.tensors.shapes.draws import draw_chain
from genex.families.tensors.shapes.kind import Operation
from genex.families.tensors.shapes.operations import (
    RULES,
    apply,
    letters_of,
    misremembered,
    printed,
)
from genex.families.tensors.shapes.slips import BY_CELL, REDUCING, RESHAPING


@dataclass(frozen=True)
class TensorShapes(Exercise):
    """The shape after each of a chain of operations."""

    start: Shape
    operations: tuple[Operation, ...]  # such as ("view", 32, -1, 28)

    version = 2
    levels = {"warm-up": {"length": 3, "easy": True}, "hard": {"length": 7, "patterns": True}}
    limits = {"length": (1, 12), "rank": (2, 5)}

    @classmethod
    def draw(
        cls, d: Draw, length: int = 5, rank: int = 3, easy: bool = False, patterns: bool = False
    ):
        start = Shape(d.permutation("start", range(2, 10))[:rank])
        make = lambda _: draw_chain(d, start, length, easy=easy, patterns=patterns)
        return cls(start, d.take("operations", make))

    program = step(lambda e: printed(e.start, e.operations))
    letters = step(lambda e: letters_of(e.start, e.operations))  # of einsum and rearrange
    book = step(lambda e: RULES)
    sizes = asked(marks=5)(
        chained(start="start", over="operations")(lambda e, shape, one: apply(e.book, shape, one))
    )

    names_of_operations = feature(lambda e: [name for name, *_ in e.operations])
    ends_in_error = feature(lambda e: e.sizes[-1] == ERROR)

    first_size_forgotten = misremembered(**dict.fromkeys(RESHAPING, wrong.view_without_first))
    batch_flattened = misremembered(flatten=wrong.flatten_all)
    placed_behind = misremembered(unsqueeze=wrong.unsqueeze_behind)
    all_turned = misremembered(transpose=wrong.reverse)
    permuted_back = misremembered(permute=wrong.permute_back)
    keepdim_ignored = misremembered(**dict.fromkeys(REDUCING, wrong.reduced_away))
    dimension_kept = misremembered(**dict.fromkeys(REDUCING, wrong.reduced_to_one))
    counted_from_one = misremembered(**dict.fromkeys(REDUCING, wrong.reduced_before))
    places_counted = misremembered(max=wrong.max_with_places)
    index_kept = misremembered(index=wrong.index_kept)
    slice_for_index = misremembered(slice=wrong.slice_away)
    stop_included = misremembered(slice=wrong.slice_with_stop)
    rows_for_columns = misremembered(matmul=wrong.matmul_turned)
    batch_dropped = misremembered(matmul=wrong.matmul_without_batch)
    broadcast_from_left = misremembered(**dict.fromkeys(BY_CELL, wrong.broadcast_from_left))
    one_not_stretched = misremembered(**dict.fromkeys(BY_CELL, wrong.broadcast_unstretched))
    cat_for_stack = misremembered(stack=wrong.stack_in_place)
    stack_for_cat = misremembered(cat=wrong.cat_on_top)
    expand_for_repeat = misremembered(repeat=wrong.repeat_as_expand)
    repeat_for_expand = misremembered(expand=wrong.expand_as_repeat)
    summed_letters_kept = misremembered(einsum=wrong.einsum_keeping_all)
    shared_letters_summed = misremembered(einsum=wrong.einsum_summing_shared)
    brackets_added = misremembered(rearrange=wrong.rearrange_adding)
    brackets_turned = misremembered(rearrange=wrong.rearrange_turned)
    misfit_overlooked = misremembered(**wrong.CARELESS)

    def flaw(self):
        return checks.flaw(self.start, self.operations)

    def direct(self):
        return {"sizes": second.brute_force(self.start, self.operations)}
