"""What a program with gradients prints, and how it ends."""

from dataclasses import dataclass

from genex.exercise import Draw, Exercise, asked, chained, feature, step
from genex.families.graphs.autograd import checks, rules, statements, traces
from genex.families.graphs.autograd import second_route as second
from genex.families.graphs.autograd import slips as wrong
from genex.families.graphs.autograd.draws import draw_program
from genex.families.graphs.autograd.traces import misremembered


@dataclass(frozen=True)
class AutogradTrace(Exercise):
    """What a PyTorch program with gradients prints."""

    program: tuple[str, ...]  # line by line, blocks indented by four spaces

    version = 2
    levels = {"warm-up": {"size": 1}, "hard": {"size": 3}}
    limits = {"size": (1, 3)}

    @classmethod
    def draw(cls, d: Draw, size: int = 2):
        return cls(d.take("program", lambda _: draw_program(d, size)))

    book = step(lambda e: rules.RULES)
    trace = step(lambda e: traces.followed(e.book, e.program))
    number_lines = step(lambda e: traces.printing(e.program, statements.NUMBERS))
    flag_lines = step(lambda e: traces.printing(e.program, statements.FLAGS))
    ends = step(lambda e: traces.ends(e.program))

    numbers = asked(marks=4, when=lambda e: e.number_lines)(
        chained(over="number_lines")(traces.number)
    )
    flags = asked(marks="1/2", when=lambda e: e.flag_lines)(traces.flags)
    outcome = asked(marks="1/2")(traces.outcome)

    kinds_of_lines = feature(lambda e: statements.kinds(e.program))
    numbers_printed = feature(lambda e: len(e.trace.values(statements.NUMBERS)))

    replaced = misremembered(added=wrong.second)
    zeroing_ignored = misremembered(zeroed=wrong.same)
    value_for_gradient = misremembered(printed=wrong.second)
    constant_kept = misremembered(slope=wrong.constant_kept)
    exponent_kept = misremembered(slope=wrong.exponent_kept)
    exponent_lost = misremembered(slope=wrong.exponent_lost)
    other_factors_lost = misremembered(slope=wrong.other_factors_lost)
    inner_slope_lost = misremembered(through=wrong.inner_lost)
    slopes_added = misremembered(through=wrong.slopes_added)
    graph_survives = misremembered(frees=wrong.never)
    retain_ignored = misremembered(frees=wrong.always)
    detach_ignored = misremembered(detached=wrong.same)
    no_grad_ignored = misremembered(quiet=wrong.same, refused=wrong.always)
    change_allowed = misremembered(refused=wrong.never)
    memory_copied = misremembered(shared=wrong.first)
    copy_shares = misremembered(copied=wrong.second)

    def flaw(self):
        return checks.flaw(self.program)

    def direct(self):
        return second.replayed(self.program)
