"""Shapes through tensor operations."""

from dataclasses import dataclass
from math import prod

from genex import chains, shapes
from genex.draw import Draw, Unsuitable
from genex.exact import Shape
from genex.exercise import Exercise
from genex.steps import asked, chained, feature, slip, step


def uses(*names):
    """Is one of the operations in the chain?"""
    return lambda e: any(operation[0] in names for operation in e.operations)


def reduces(*, keepdim):
    """Is there a sum or mean that keeps its dimension, or one that does not?"""
    return lambda e: any(o[0] in {"sum", "mean"} and o[2] is keepdim for o in e.operations)


def page(**rules):
    """A slip turns a page of the rule book into a wrong one."""
    return lambda e, book: {**book, **rules}


@dataclass(frozen=True)
class TensorShapes(Exercise):
    """The shape after each of a chain of PyTorch operations, or the error."""

    start: Shape
    operations: tuple[shapes.Operation, ...]  # such as ("view", 32, -1, 28)

    topic = "Tensors and shapes"
    levels = {"warm-up": {"length": 3}, "exam": {}, "hard": {"length": 7}}
    limits = {"length": (1, 12), "rank": (2, 5)}

    @classmethod
    def draw(cls, d: Draw, length: int = 5, rank: int = 3):
        start = Shape(d.integers("start", rank, 2, 9))
        if len(start) < 2:
            raise Unsuitable("few operations change the shape of a vector")
        names = d.common.permutation("names", tuple(shapes.RULES))[:length]
        misfit = d.common.choice("misfit", (True, False, False))
        chain = d.take("operations", lambda _: shapes.draw_chain(d, start, names, misfit=misfit))
        return cls(start, chain)

    @step
    def rules(self):
        return shapes.RULES

    @asked(marks=5)
    @chained(start="start", over="operations")
    def sizes(self, shape, operation):
        return shapes.apply(self.rules, shape, operation)

    @feature
    def names_of_operations(self):
        return [operation[0] for operation in self.operations]

    first_size_forgotten = slip(rules, page(view=shapes.view_without_first), when=uses("view"))
    batch_flattened = slip(
        rules, page(flatten=lambda shape, _: (prod(shape),)), when=uses("flatten")
    )
    cat_for_stack = slip(rules, page(stack=shapes.stack_in_place), when=uses("stack"))
    stack_for_cat = slip(
        rules, page(cat=lambda s, dim, _: shapes.stack(s, dim, 2)), when=uses("cat")
    )
    keepdim_ignored = slip(
        rules, page(sum=shapes.reduced_away, mean=shapes.reduced_away), when=reduces(keepdim=True)
    )
    dimension_kept = slip(
        rules,
        page(sum=shapes.reduced_to_one, mean=shapes.reduced_to_one),
        when=reduces(keepdim=False),
    )
    rows_for_columns = slip(rules, page(matmul=shapes.matmul_turned), when=uses("matmul"))
    broadcast_from_left = slip(rules, page(add=shapes.broadcast_from_left), when=uses("add"))
    permuted_back = slip(rules, page(permute=shapes.permute_back), when=uses("permute"))

    def flaw(self):
        return chains.flaw(self.start, self.operations)

    def direct(self):
        return {"sizes": shapes.brute_force(self.start, self.operations)}
