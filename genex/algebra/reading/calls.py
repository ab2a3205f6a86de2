"""Names, and functions with their arguments."""

from fractions import Fraction

from genex.algebra.names import canonical
from genex.algebra.reading.functions import APPLIED, DERIVATIVES, FUNCTIONS, function
from genex.algebra.reading.grammar import Parser
from genex.algebra.reading.tokens import Token
from genex.algebra.reading.words import CONSTANTS, unknown
from genex.algebra.tree import Apply, Name, Number, Tree
from genex.errors import AnswerError

CLOSING = {"(": ")", "[": "]", "{": "}"}


def read_word(parser: Parser) -> Tree:
    """A name, a constant or a function with its arguments."""
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


def _applied(parser: Parser) -> bool:
    """Whether σ is followed by its argument: σ(z), σ'(z), σ^2(z)."""
    if parser.sees("(", "'"):
        return True
    following = parser.row[parser.at : parser.at + 3]
    shape = [token.text if token.kind == "op" else token.kind for token in following]
    return shape == ["^", "number", "("]


def _not_a_function(token: Token, parser: Parser) -> AnswerError:
    error = unknown(token, parser.names)
    return AnswerError(str(error).replace("unknown name", "unknown function"), token.place)


def _call(parser: Parser, token: Token, name: str) -> Tree:
    if parser.sees("'"):
        name = _derivative(parser, token, name)
    power = _power_of_function(parser)
    tree = Apply(name, _arguments(parser, token, name), token.place)
    return Apply("^", (tree, power), token.place) if power else tree


def _derivative(parser: Parser, token: Token, name: str) -> str:
    prime = parser.take()
    if name not in DERIVATIVES or parser.sees("'"):
        raise AnswerError(f"the derivative of {token.text} is not named by a prime", prime.place)
    return name + "'"


def _power_of_function(parser: Parser) -> Tree | None:
    """The 2 of tanh^2(z)."""
    if not parser.sees("^"):
        return None
    sign = parser.take()
    braced = parser.sees("{", "(")
    token = parser.row[parser.at + braced]
    power = parser.above()
    if not (isinstance(power, Number) and power.value > 0 and power.value.denominator == 1):
        raise AnswerError("only a number like 2 can be an exponent before the argument", sign.place)
    if token.kind != "number":
        raise AnswerError("write the exponent after the argument", token.place)
    return power


def _arguments(parser: Parser, token: Token, name: str) -> tuple[Tree, ...]:
    opened = parser.next
    if parser.sees("(", "{"):
        parser.take()
        args = parser.listed(opened, CLOSING[opened.text])
    else:
        args = (_bare_argument(parser, token),)
    least, most = FUNCTIONS[name.removesuffix("'")]
    if not least <= len(args) <= most:
        counts = " or ".join(dict.fromkeys((f"{least}", f"{most}")))
        wanted = f"{counts} argument" + "s" * (most > 1)
        raise AnswerError(f"{token.text} takes {wanted}, not {len(args)}", opened.place)
    return args


def _bare_argument(parser: Parser, token: Token) -> Tree:
    """The z of log z: one operand, with nothing behind it that might belong to it."""
    if parser.next.kind not in ("name", "number", "command", "sum"):
        raise AnswerError(f"write {token.text}(…): its argument in round brackets", token.place)
    summed = parser.next.kind == "sum"
    tree = parser.deeper(parser.operand)
    if parser.sees("^", "/", "!", "%") or (not summed and parser.begins_factor()):
        raise AnswerError(
            f"where does the argument of {token.text} end? Write {token.text}(…)", token.place
        )
    return tree


def _log_to_base(parser: Parser, token: Token) -> Tree:
    """log_2(x), log_{10}(x)."""
    below = token.text.removeprefix("log").strip("_")
    symbol = parser.names.find(below)
    base = Number(Fraction(below), below) if below.isdigit() else symbol and Name(symbol)
    if not base:
        raise unknown(token, parser.names)
    (argument,) = _arguments(parser, token, "exp")
    return Apply("log", (argument, base), token.place)
