"""The operands of expressions: numbers, names, functions, brackets, fractions, sums, lists."""

from fractions import Fraction
from typing import TYPE_CHECKING

from genex.algebra import limits, sums
from genex.algebra.functions import APPLIED, DERIVATIVES, FUNCTIONS, function
from genex.algebra.names import canonical
from genex.algebra.tokens import Token
from genex.algebra.tree import Apply, Items, Name, Number, Tree
from genex.algebra.words import CONSTANTS, unknown
from genex.errors import AnswerError

if TYPE_CHECKING:
    from genex.algebra.grammar import Parser

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def operand(parser: "Parser") -> Tree:
    """One operand."""
    token = parser.next
    if token.kind == "number":
        return _number(parser)
    if token.kind == "name":
        return _word(parser)
    if token.kind == "command":
        return _fraction(parser) if token.text == "frac" else _root(parser)
    if token.kind == "sum":
        return sums.total(parser)
    return _bracketed(parser)


def group(parser: "Parser") -> Tree:
    """A LaTeX group: what stands in braces."""
    opened = parser.take()
    tree = parser.expression()
    parser.expect("}", opened)
    return tree


# -- numbers and indicators


def _number(parser: "Parser") -> Tree:
    token = parser.take()
    if token.text == "1" and parser.sees("[", "{"):
        return _indicator(parser)
    return number(token)


def number(token: Token) -> Number:
    """The exact value of a number."""
    if len(token.text) > limits.DIGITS:
        raise AnswerError(f"a number has more than {limits.DIGITS} characters", token.place)
    mantissa, _, power = token.text.lower().partition("e")
    if power and abs(int(power)) > limits.SCIENTIFIC:
        raise AnswerError(f"the power of ten is beyond ±{limits.SCIENTIFIC}", token.place)
    return Number(Fraction(mantissa.rstrip(".")) * Fraction(10) ** int(power or 0), token.text)


def _indicator(parser: "Parser") -> Tree:
    """1[a > b]: one where it holds, zero elsewhere."""
    opened = parser.take()
    left = parser.expression()
    sign = parser.take()
    if sign.text not in ("<", ">"):
        raise AnswerError("an indicator needs a comparison: 1[z > 0]", sign.place)
    parser.accept("=")
    right = parser.expression()
    parser.expect(_CLOSING[opened.text], opened)
    larger, smaller = (left, right) if sign.text == ">" else (right, left)
    if smaller == Number(Fraction(0)):
        return Apply("step", (larger,), opened.place)
    return Apply("step", (Apply("+", (larger, Apply("neg", (smaller,)))),), opened.place)


# -- names and functions


def _word(parser: "Parser") -> Tree:
    token = parser.take()
    symbol = parser.names.find(token.text)
    if symbol:
        return Name(symbol, token.place)
    called = function(token.text) or (APPLIED.get(token.text) if _applied(parser) else None)
    if called:
        return _call(parser, token, called)
    if token.text in CONSTANTS:
        return Apply(token.text, (), token.place)
    if token.text.startswith("log_"):
        return _log_to_base(parser, token)
    if not parser.names.closed and not parser.sees("("):
        return Name(canonical(token.text), token.place)
    if parser.sees("("):
        raise _not_a_function(token, parser)
    raise unknown(token, parser.names)


def _applied(parser: "Parser") -> bool:
    """Whether σ is followed by its argument: σ(z), σ'(z), σ^2(z)."""
    if parser.sees("(", "'"):
        return True
    following = parser.row[parser.at : parser.at + 3]
    shape = [token.text if token.kind == "op" else token.kind for token in following]
    return shape == ["^", "number", "("]


def _not_a_function(token: Token, parser: "Parser") -> AnswerError:
    error = unknown(token, parser.names)
    return AnswerError(str(error).replace("unknown name", "unknown function"), token.place)


def _call(parser: "Parser", token: Token, name: str) -> Tree:
    if parser.sees("'"):
        name = _derivative(parser, token, name)
    power = _power_of_function(parser)
    tree = Apply(name, _arguments(parser, token, name), token.place)
    return Apply("^", (tree, power), token.place) if power else tree


def _derivative(parser: "Parser", token: Token, name: str) -> str:
    prime = parser.take()
    if name not in DERIVATIVES or parser.sees("'"):
        raise AnswerError(f"the derivative of {token.text} is not named by a prime", prime.place)
    return name + "'"


def _power_of_function(parser: "Parser") -> Tree | None:
    """The 2 of tanh^2(z)."""
    if not parser.sees("^"):
        return None
    sign = parser.take()
    braced = parser.sees("{", "(")
    token = parser.row[parser.at + braced]
    power = group_or_number(parser)
    if not (isinstance(power, Number) and power.value > 0 and power.value.denominator == 1):
        raise AnswerError("only a number like 2 can be an exponent before the argument", sign.place)
    if token.kind != "number":
        raise AnswerError("write the exponent after the argument", token.place)
    return power


def group_or_number(parser: "Parser") -> Tree:
    """What stands above a function's name."""
    if parser.sees("{"):
        return group(parser)
    return operand(parser)


def _arguments(parser: "Parser", token: Token, name: str) -> tuple[Tree, ...]:
    opened = parser.next
    if parser.sees("(", "{"):
        parser.take()
        args = _listed(parser, opened, _CLOSING[opened.text])
    else:
        args = (_bare_argument(parser, token),)
    least, most = FUNCTIONS[name.removesuffix("'")]
    if not least <= len(args) <= most:
        wanted = "one argument" if most == 1 else f"{least} to {most} arguments"
        raise AnswerError(f"{token.text} takes {wanted}, not {len(args)}", opened.place)
    return args


def _bare_argument(parser: "Parser", token: Token) -> Tree:
    """The z of log z: one operand, with nothing behind it that might belong to it."""
    if parser.next.kind not in ("name", "number", "command", "sum"):
        raise AnswerError(f"write {token.text}(…): its argument in round brackets", token.place)
    summed = parser.next.kind == "sum"
    tree = parser.deeper(lambda: operand(parser))
    if parser.sees("^", "/", "!", "%") or (not summed and parser.begins_factor()):
        raise AnswerError(
            f"where does the argument of {token.text} end? Write {token.text}(…)", token.place
        )
    return tree


def _log_to_base(parser: "Parser", token: Token) -> Tree:
    """log_2(x), log_{10}(x)."""
    below = token.text.removeprefix("log_")
    symbol = parser.names.find(below)
    base = Number(Fraction(below), below) if below.isdigit() else symbol and Name(symbol)
    if not base:
        raise unknown(token, parser.names)
    (argument,) = _arguments(parser, token, "exp")
    return Apply("log", (argument, base), token.place)


# -- brackets, fractions, roots


def _bracketed(parser: "Parser") -> Tree:
    opened = parser.next
    if parser.sees("("):
        parser.take()
        args = _listed(parser, opened, ")")
        return args[0] if len(args) == 1 else Items(args)
    if parser.sees("["):
        parser.take()
        return Items(_listed(parser, opened, "]"))
    if parser.sees("|"):
        return _bars(parser)
    raise parser.unexpected()


def _listed(parser: "Parser", opened: Token, closing: str) -> tuple[Tree, ...]:
    """Expressions with commas between them, up to the closing bracket."""
    bars, parser.bars = parser.bars, 0
    if parser.sees(closing):
        raise AnswerError("there is nothing in the brackets", opened.place)
    args = [parser.expression()]
    while parser.accept(","):
        args.append(parser.expression())
    parser.expect(closing, opened)
    if len(args) > limits.CELLS:
        raise AnswerError("the list is too long", opened.place)
    parser.bars = bars
    return tuple(args)


def _bars(parser: "Parser") -> Tree:
    opened = parser.take()
    parser.bars += 1
    tree = parser.expression()
    parser.expect("|", opened)
    parser.bars -= 1
    return Apply("abs", (tree,), opened.place)


def _fraction(parser: "Parser") -> Tree:
    command = parser.take()
    above, below = _braced(parser, command), _braced(parser, command)
    return Apply("/", (above, below), command.place)


def _braced(parser: "Parser", command: Token) -> Tree:
    if parser.sees("{"):
        return group(parser)
    token = parser.next
    digits = token.text if token.kind == "number" and len(token.text) == 1 else ""
    if digits or token.kind == "name":
        return operand(parser)
    raise AnswerError(f"\\{command.text} needs braces: \\{command.text}{{…}}", token.place)


def _root(parser: "Parser") -> Tree:
    command = parser.take()
    if parser.accept("["):
        degree = parser.expression()
        parser.expect("]", command)
        return Apply("root", (_braced(parser, command), degree), command.place)
    if parser.sees("{"):
        return Apply("sqrt", (group(parser),), command.place)
    tree = parser.deeper(lambda: operand(parser))
    if parser.sees("^"):
        raise AnswerError("where does the root end? Write sqrt(…)", parser.next.place)
    return Apply("sqrt", (tree,), command.place)
