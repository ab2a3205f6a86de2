"""Products as they are read, and what to say of a sign that cannot stand where it does."""

from genex.algebra import limits
from genex.algebra.reading.tokens import Token
from genex.algebra.tree import Apply, Tree
from genex.errors import AnswerError

POSTFIXES = 4
HINTS = {
    ",": ": write a decimal point (0.5), not a comma, and no separator of thousands",
    "=": ": write only the expression, without ‘=’",
    ")": ": it closes nothing",
    "]": ": it closes nothing",
    "}": ": it closes nothing",
    "<": ": write only an expression, not a comparison",
    ">": ": write only an expression, not a comparison",
    "{": ": use round brackets",
    "'": ": a prime is read after sigmoid, tanh, relu and softplus only",
    "*": ": something is missing before it",
    "/": ": something is missing before it",
    "^": ": something is missing before it",
    "_": ": a subscript follows a name directly",
}


class Product:
    """The factors read so far."""

    def __init__(self, first: Tree) -> None:
        self.factors = [first]
        self.divided = False
        self.quotients = 0

    def times(self, factor: Tree) -> None:
        """One more factor."""
        self.factors.append(factor)
        self.divided = False

    def over(self, divisor: Tree, place: int) -> None:
        """All of it over a divisor."""
        self.quotients += 1
        if self.quotients > limits.QUOTIENTS:
            raise AnswerError("too many fraction bars in one product", place)
        self.factors = [Apply("/", (self.tree(), divisor), place)]
        self.divided = True

    def raised_bare(self, row: list[Token], at: int) -> bool:
        """Whether the last factor is e^2 or e^x, with the next factor stuck to it."""
        last = self.factors[-1]
        if not (isinstance(last, Apply) and last.op == "^" and last.args[0] == Apply("e", ())):
            return False
        before, here = row[at - 1], row[at]
        return before.kind in ("number", "name") and before.end == here.place

    def tree(self) -> Tree:
        """The product as a tree."""
        if len(self.factors) == 1:
            return self.factors[0]
        return Apply("*", tuple(self.factors))
