"""Values through a tensor program."""

from dataclasses import dataclass

from genex.exercise import Draw, Exercise, Matrix, asked, feature, step
from genex.families.tensors.programs import checks, rules
from genex.families.tensors.programs import second_route as second
from genex.families.tensors.programs import slips as wrong
from genex.families.tensors.programs.draws import draw_program
from genex.families.tensors.programs.lines import PLACES, line, misread, misremembered, printed
from genex.families.tensors.programs.operations import RULES, Operation
from genex.families.tensors.programs.promotion import as_they_look, dtypes, misjudged, of_the_first


@dataclass(frozen=True)
class TensorValues(Exercise):
    """The value of each variable of a PyTorch program."""

    a: Matrix
    b: Matrix
    operations: tuple[Operation, ...]  # such as ("sum", "c", 1), for c, d, e, … in turn

    levels = {"warm-up": {"length": 3, "size": 2, "easy": True}, "hard": {"length": 7}}
    limits = {"length": (1, 7), "size": (2, 3)}

    @classmethod
    def draw(cls, d: Draw, length: int = 4, size: int = 3, easy: bool = False):
        low, high = str(-12 // size), str(24 // size)
        a, b = (d.matrix(name, size, size, low, high, decimals=0) for name in "ab")
        make = lambda _: draw_program(d, a, b, length, easy=easy)
        return cls(a, b, d.take("operations", make))

    program = step(lambda e: printed(e.a, e.b, e.operations))
    book = step(lambda e: RULES)
    first, second, third, fourth, fifth, sixth, seventh = map(line, range(7))
    dtypes = asked(marks=1)(dtypes)

    kinds_of_operations = feature(lambda e: [name for name, *_ in e.operations])
    cells_selected = feature(
        lambda e: [len(getattr(e, p)) for p, o in zip(PLACES, e.operations) if o[0] == "select"]
    )

    matmul_for_mul = misremembered(mul=rules.matmul)
    mul_for_matmul = misremembered(matmul=rules.mul)
    factors_exchanged = misremembered(matmul=wrong.exchanged(rules.matmul))
    rows_by_rows = misremembered(matmul=rules.matmul_turned)
    turning_forgotten = misremembered(matmul_turned=rules.matmul)
    subtracted_from_second = misremembered(sub=wrong.exchanged(rules.sub))
    sum_for_mean = misremembered(mean=rules.sums)
    divided_by_all = misremembered(mean=wrong.shares_of_all)
    place_for_value = misremembered(max=rules.places)
    value_for_place = misremembered(argmax=rules.largest)
    counted_from_one = misremembered(argmax=wrong.places_from_one)
    joined_beside = misremembered(cat=wrong.cat_beside)
    one_step_too_many = misremembered(linspace=wrong.linspace_without_end)
    filled_by_columns = misremembered(linspace=wrong.linspace_by_columns)
    all_products_added = misremembered(det=wrong.all_products_added)
    middle_sign_lost = misremembered(det=wrong.middle_added)
    floor_for_true = misremembered(div=rules.floors)
    true_for_floor = misremembered(floordiv=rules.quotients)
    truncated = misremembered(floordiv=wrong.truncated)
    selected_by_columns = misremembered(select=wrong.select_by_columns)
    equal_counted = misremembered(count=wrong.counts_with_equal)
    sum_for_count = misremembered(count=wrong.sums_over)
    equal_kept = misremembered(where=wrong.where_with_equal)
    mask_turned = misremembered(where=wrong.where_not)
    down_the_columns = misread(wrong.down_the_columns, "add", "sub", "mul")
    rows_for_columns = misread(wrong.other_dim, "sum", "mean", "max", "argmax", "count")

    dtype_as_it_looks = misjudged(dtypes, as_they_look)
    dtype_of_the_first = misjudged(dtypes, of_the_first)

    def flaw(self):
        return checks.flaw(self.a, self.b, self.operations)

    def direct(self):
        values = second.run(self.a, self.b, self.operations)
        return {**dict(zip(PLACES, values)), "dtypes": second.dtypes(values)}
