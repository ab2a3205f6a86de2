"""What operations and functions mean: a few are elementary, the others are spelled out in them."""

from collections.abc import Callable, Mapping
from functools import cache

from genex.algebra.program import elementary, powers, ring
from genex.algebra.program.program import Program
from genex.algebra.reading.read import read_tree
from genex.algebra.tree import Apply, Name, Number, Tree
from genex.errors import AnswerError

_SPELLED = {
    "e": "exp(1)",
    "%": "x/100",
    "sqrt": "x^(1/2)",
    "root": "x^(1/y)",
    "cbrt": "sign(x)*abs(x)^(1/3)",
    "log2": "log(x)/log(2)",
    "log10": "log(x)/log(10)",
    "ceil": "-floor(-x)",
    "step": "(sign(x) + sign(x)^2)/2",
    "relu": "max(0, x)",
    "sigmoid": "1/(1 + exp(-x))",
    "tanh": "1 - 2/(exp(2*x) + 1)",
    "softplus": "log(1 + exp(x))",
    "relu'": "step(x)",
    "sigmoid'": "sigmoid(x)*(1 - sigmoid(x))",
    "tanh'": "1 - tanh(x)^2",
    "softplus'": "sigmoid(x)",
    "exp'": "exp(x)",
    "log'": "1/x",
    "tan": "sin(x)/cos(x)",
    "sec": "1/cos(x)",
    "csc": "1/sin(x)",
    "cot": "cos(x)/sin(x)",
    "sinh": "(exp(x) - exp(-x))/2",
    "cosh": "(exp(x) + exp(-x))/2",
    "sech": "1/cosh(x)",
    "csch": "1/sinh(x)",
    "coth": "cosh(x)/sinh(x)",
    "acos": "pi/2 - asin(x)",
    "acot": "atan(1/x)",
    "asec": "acos(1/x)",
    "acsc": "asin(1/x)",
    "asinh": "log(x + sqrt(x^2 + 1))",
    "acosh": "log(x + sqrt(x^2 - 1))",
    "atanh": "log((1 + x)/(1 - x))/2",
    "acoth": "log((x + 1)/(x - 1))/2",
}

_Rule = Callable[[Program, list[int]], int]


def meaning(program: Program, op: str, args: list[int]) -> int:
    """The place of an operation's value in the program."""
    rule = _ELEMENTARY.get(op)
    if rule is not None:
        return rule(program, args)
    return _put(program, _spelled(op), dict(zip(("x", "y"), args, strict=False)))


@cache
def _spelled(op: str) -> Tree:
    return read_tree(_SPELLED[op])


def _put(program: Program, tree: Tree, places: Mapping[str, int]) -> int:
    match tree:
        case Number(value):
            return program.number(value)
        case Name(name):
            return places[name]
        case Apply(op, args):
            return meaning(program, op, [_put(program, arg, places) for arg in args])
        case _:
            raise AssertionError(tree)


def _one(build: Callable[[Program, int], int]) -> _Rule:
    return lambda program, args: build(program, args[0])


def _two(build: Callable[[Program, int, int], int]) -> _Rule:
    return lambda program, args: build(program, args[0], args[1])


def _log(program: Program, args: list[int]) -> int:
    """The natural logarithm, or the one to a base."""
    logs = [elementary.lower_log(program, arg) for arg in args]
    return ring.div(program, *logs) if len(logs) > 1 else logs[0]


def _smallest(program: Program, args: list[int]) -> int:
    opposites = [ring.lower_opposite(program, arg) for arg in args]
    return ring.lower_opposite(program, elementary.larger(program, opposites))


def _transposed(_: Program, __: list[int]) -> int:
    raise AnswerError("only a vector can be transposed")


_ELEMENTARY: dict[str, _Rule] = {
    "+": ring.lower_sum,
    "*": ring.lower_product,
    "neg": _one(ring.lower_opposite),
    "/": _two(ring.div),
    "^": _two(powers.lower_power),
    "transposed": _transposed,
    "factorial": _one(elementary.lower_factorial),
    "pi": lambda program, _: program.put("pi"),
    "exp": _one(ring.lower_exp),
    "log": _log,
    "abs": _one(elementary.lower_abs),
    "sign": _one(elementary.lower_sign),
    "floor": _one(elementary.lower_floor),
    "max": elementary.larger,
    "min": _smallest,
    "sin": _one(elementary.lower_sin),
    "cos": _one(elementary.lower_cos),
    "asin": _one(elementary.lower_asin),
    "atan": _one(elementary.lower_atan),
    "atan2": lambda program, args: program.put("atan2", tuple(args)),
}
