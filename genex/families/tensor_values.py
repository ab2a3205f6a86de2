"""Values through a tensor program."""

from dataclasses import dataclass

from genex.draw import Draw, Unsuitable
from genex.exact import Matrix
from genex.exercise import Exercise
from genex.programs import checks, second, wrong
from genex.programs.draws import draw_program
from genex.programs.kinds import RULES, Operation
from genex.programs.lines import PLACES, Line, program, shows
from genex.programs.rules import (
    floors,
    largest,
    matmul,
    matmul_turned,
    mul,
    places,
    quotients,
    sums,
)
from genex.steps import asked, feature, slip, step


def misremembered(**rules):
    """A slip turns pages of the rule book into wrong ones, where that shows."""
    when = lambda e: shows(rules, e.a, e.b, e.operations)
    return slip("book", lambda e, book: {**book, **rules}, when=when)


def line(place):
    """The value of a line's variable, asked for if the program has that line."""
    return asked(marks=1, when=lambda e: len(e.operations) > place)(Line(place))


@dataclass(frozen=True)
class TensorValues(Exercise):
    """The value of each variable of a short PyTorch program."""

    a: Matrix
    b: Matrix
    operations: tuple[Operation, ...]  # such as ("sum", "c", 1), one for each of c, d, e, …

    topic = "Tensors and shapes"
    levels = {"warm-up": {"length": 3, "size": 2, "easy": True}, "hard": {"length": 7}}
    limits = {"length": (1, 7), "size": (2, 3)}

    @classmethod
    def draw(cls, d: Draw, length: int = 4, size: int = 3, easy: bool = False):
        a, b = (d.matrix(name, size, size, "-4", "6", 0) for name in "ab")
        make = lambda _: draw_program(d, a, b, length, easy=easy)
        found = cls(a, b, d.take("operations", make))
        if found.flaw():
            raise Unsuitable("a maximum stands in two places")
        return found

    @step
    def program(self):
        return program(self.a, self.b, self.operations)

    @step
    def book(self):
        return RULES

    first, second, third, fourth, fifth, sixth, seventh = map(line, range(7))

    @feature
    def kinds_of_operations(self):
        return [operation[0] for operation in self.operations]

    @feature
    def cells_selected(self):
        return [len(getattr(self, p)) for p, o in zip(PLACES, self.operations) if o[0] == "select"]

    matmul_for_mul = misremembered(mul=matmul)
    mul_for_matmul = misremembered(matmul=mul)
    factors_exchanged = misremembered(matmul=wrong.from_the_second(matmul))
    rows_by_rows = misremembered(matmul=matmul_turned)
    turning_forgotten = misremembered(matmul_turned=matmul)
    subtracted_from_second = misremembered(sub=wrong.from_the_second(RULES["sub"]))
    down_the_columns = misremembered(
        **{name: wrong.down_the_columns(RULES[name]) for name in ("add", "sub", "mul")}
    )
    rows_for_columns = misremembered(
        **{name: wrong.other_dim(RULES[name]) for name in ("sum", "mean", "max", "argmax")}
    )
    sum_for_mean = misremembered(mean=sums)
    divided_by_all = misremembered(mean=wrong.shares_of_all)
    place_for_value = misremembered(max=places)
    value_for_place = misremembered(argmax=largest)
    counted_from_one = misremembered(argmax=wrong.places_from_one)
    joined_beside = misremembered(cat=wrong.cat_beside)
    one_step_too_many = misremembered(linspace=wrong.linspace_without_end)
    filled_by_columns = misremembered(linspace=wrong.linspace_by_columns)
    all_products_added = misremembered(det=wrong.all_products_added)
    middle_sign_lost = misremembered(det=wrong.middle_added)
    floor_for_true = misremembered(div=floors)
    true_for_floor = misremembered(floordiv=quotients)
    truncated = misremembered(floordiv=wrong.truncated)
    selected_by_columns = misremembered(select=wrong.select_by_columns)
    equal_counted = misremembered(count=wrong.count_with_equal, where=wrong.where_with_equal)
    sum_for_count = misremembered(count=wrong.sum_over)
    mask_turned = misremembered(where=wrong.where_not)

    def flaw(self):
        return checks.flaw(self.a, self.b, self.operations)

    def direct(self):
        return dict(zip(PLACES, second.run(self.a, self.b, self.operations)))
