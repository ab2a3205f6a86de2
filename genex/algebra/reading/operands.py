"""The operands of expressions: numbers, names, functions, brackets, fractions, sums, lists."""

from fractions import Fraction

from genex.algebra import limits
from genex.algebra.reading import calls, sums
from genex.algebra.reading.calls import CLOSING
from genex.algebra.reading.grammar import Parser
from genex.algebra.reading.tokens import Token
from genex.algebra.tree import Apply, Items, Number, Tree
from genex.errors import AnswerError


def read_operand(parser: Parser) -> Tree:
    """One operand."""
    token = parser.next
    if token.kind == "number":
        return _number(parser)
    if token.kind == "name":
        return calls.read_word(parser)
    if token.kind == "command":
        return _fraction(parser) if token.text == "frac" else _root(parser)
    if token.kind == "sum":
        return sums.read_sum(parser)
    return _bracketed(parser)


def _number(parser: Parser) -> Tree:
    token = parser.take()
    if token.text == "1" and parser.sees("[", "{"):
        return _indicator(parser)
    return _exact_value(token)


def _exact_value(token: Token) -> Number:
    """The exact value of a number."""
    if len(token.text) > limits.DIGITS:
        raise AnswerError(f"a number has more than {limits.DIGITS} characters", token.place)
    mantissa, _, power = token.text.lower().partition("e")
    if power and abs(int(power)) > limits.SCIENTIFIC:
        raise AnswerError(f"the power of ten is beyond ±{limits.SCIENTIFIC}", token.place)
    return Number(Fraction(mantissa.rstrip(".")) * Fraction(10) ** int(power or 0), token.text)


def _indicator(parser: Parser) -> Tree:
    """1[a > b]: one where it holds, zero elsewhere."""
    opened = parser.take()
    left = parser.expression()
    sign = parser.take()
    if sign.text not in ("<", ">"):
        raise AnswerError("an indicator needs a comparison: 1[z > 0]", sign.place)
    parser.accept("=")
    right = parser.expression()
    parser.expect(CLOSING[opened.text], opened)
    larger, smaller = (left, right) if sign.text == ">" else (right, left)
    if smaller == Number(Fraction(0)):
        return Apply("step", (larger,), opened.place)
    return Apply("step", (Apply("+", (larger, Apply("neg", (smaller,)))),), opened.place)


def _bracketed(parser: Parser) -> Tree:
    opened = parser.next
    if parser.sees("("):
        parser.take()
        args = parser.listed(opened, ")")
        return args[0] if len(args) == 1 else Items(args)
    if parser.sees("["):
        parser.take()
        return Items(parser.listed(opened, "]"))
    if parser.sees("|"):
        return _bars(parser)
    raise parser.unexpected()


def _bars(parser: Parser) -> Tree:
    opened = parser.take()
    parser.bars += 1
    tree = parser.expression()
    parser.expect("|", opened)
    parser.bars -= 1
    return Apply("abs", (tree,), opened.place)


def _fraction(parser: Parser) -> Tree:
    command = parser.take()
    above, below = _braced(parser, command), _braced(parser, command)
    return Apply("/", (above, below), command.place)


def _braced(parser: Parser, command: Token) -> Tree:
    if parser.sees("{"):
        return parser.group()
    token = parser.next
    digits = token.text if token.kind == "number" and len(token.text) == 1 else ""
    if digits or token.kind == "name":
        return read_operand(parser)
    raise AnswerError(f"\\{command.text} needs braces: \\{command.text}{{…}}", token.place)


def _root(parser: Parser) -> Tree:
    command = parser.take()
    if parser.accept("["):
        degree = parser.expression()
        parser.expect("]", command)
        return Apply("root", (_braced(parser, command), degree), command.place)
    if parser.sees("{"):
        return Apply("sqrt", (parser.group(),), command.place)
    bracketed = parser.sees("(")
    tree = parser.deeper(parser.operand)
    if parser.sees("^") and not bracketed:
        raise AnswerError("where does the root end? Write sqrt(…)", parser.next.place)
    return Apply("sqrt", (tree,), command.place)
