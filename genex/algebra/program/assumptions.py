"""What may be taken for granted where a reference has a value: its logs and roots exist there."""

from dataclasses import replace

from genex.algebra.program.domains import REAL
from genex.algebra.program.program import Program, Step
from genex.algebra.program.signs import NOT_NEGATIVE, POSITIVE, UNKNOWN


def assume_defined(program: Program) -> None:
    """Take what stands in logarithms for positive, and what stands under roots for not negative.

    Answers are held against the reference only where it has a value, so nothing is lost.
    """
    for step in tuple(program.steps):
        if step.op == "log":
            _assume(program, step.args[0], POSITIVE)
        elif step.op == "power" and _is_broken(program, step):
            _assume(program, step.args[0], NOT_NEGATIVE)


def _is_broken(program: Program, step: Step) -> bool:
    exponent = program.exact(step.args[1])
    return exponent is not None and exponent.denominator > 1


def _assume(program: Program, place: int, sign: int) -> None:
    if program.signs[place] > UNKNOWN:
        return
    program.signs[place] = sign
    step = program.steps[place]
    if step.op == "name":
        name = str(step.value)
        where = program.domains.get(name, REAL)
        program.domains = {**program.domains, name: replace(where, low=max(where.low, 0.0))}
        program.signs[place] = POSITIVE  # but at a single point
