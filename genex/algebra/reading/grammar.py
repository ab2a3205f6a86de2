"""The grammar of expressions: sums of products of powers, read by descent."""

from collections.abc import Callable

from genex.algebra import limits
from genex.algebra.names import Names
from genex.algebra.reading.products import HINTS, POSTFIXES, Product
from genex.algebra.reading.tokens import Token
from genex.algebra.tree import Apply, Tree
from genex.errors import AnswerError


class Parser:
    """A place in a row of tokens, and the rules that move it on."""

    def __init__(
        self, row: list[Token], names: Names, text: str, operands: Callable[["Parser"], Tree]
    ) -> None:
        self.operands = operands
        self.row = row
        self.names = names
        self.text = text
        self.at = 0
        self.depth = 0
        self.bars = 0

    # -- moving on

    @property
    def next(self) -> Token:
        """The token that is read next."""
        return self.row[self.at]

    def sees(self, *signs: str) -> bool:
        """Whether one of these operators is next."""
        token = self.row[self.at]
        return token.kind == "op" and token.text in signs

    def take(self) -> Token:
        """The next token, and move past it."""
        token = self.row[self.at]
        self.at += token.kind != "end"
        return token

    def accept(self, *signs: str) -> bool:
        """Move past one of these operators if it is next."""
        if not self.sees(*signs):
            return False
        self.at += 1
        return True

    def expect(self, sign: str, opened: Token) -> None:
        """Move past a closing sign, or say which opening one is left alone."""
        if not self.accept(sign):
            if self.next.kind == "end":
                raise AnswerError(f"‘{opened.text}’ is never closed", opened.place)
            raise self.unexpected()

    def deeper(self, rule: Callable[[], Tree]) -> Tree:
        """Read by a rule, one level further down."""
        self.depth += 1
        if self.depth > limits.DEPTH:
            raise AnswerError("the answer is nested too deeply", self.next.place)
        tree = rule()
        self.depth -= 1
        return tree

    def unexpected(self) -> AnswerError:
        """What to say when the next token cannot stand where it does."""
        token = self.next
        if token.kind == "end":
            return AnswerError("something is missing at the end", token.place)
        hint = HINTS.get(token.text, "")
        return AnswerError(f"‘{token.text}’ cannot stand here{hint}", token.place)

    # -- the rules

    def whole(self) -> Tree:
        """An answer from its first sign to its last."""
        if self.next.kind == "end":
            raise AnswerError("the answer is empty", 0)
        tree = self.expression()
        if self.next.kind != "end":
            raise self.unexpected()
        return tree

    def expression(self) -> Tree:
        """Terms with + and − between them."""
        return self.deeper(self._terms)

    def _terms(self) -> Tree:
        terms, place = [self.term()], self.next.place
        while self.sees("+", "-"):
            sign = self.take()
            term = self.term()
            terms.append(term if sign.text == "+" else Apply("neg", (term,), sign.place))
        return terms[0] if len(terms) == 1 else Apply("+", tuple(terms), place)

    def term(self) -> Tree:
        """A product, with its sign."""
        if not self.sees("-", "+"):
            return self.product()
        sign = self.take()
        tree = self.deeper(self.term)
        return Apply("neg", (tree,), sign.place) if sign.text == "-" else tree

    def product(self) -> Tree:
        """Factors with *, / or nothing between them."""
        product = Product(self.factor())
        while True:
            sign = self.next
            if self.accept("*"):
                product.times(self.factor())
            elif self.accept("/"):
                product.over(self.factor(), sign.place)
            elif self.begins_factor():
                self.check_juxtaposed(product)
                product.times(self.power())
            else:
                return product.tree()

    def begins_factor(self) -> bool:
        """Whether the next token can follow a factor without a sign between them."""
        token = self.next
        if token.kind == "number":
            raise AnswerError(self._before_number(), token.place)
        if token.kind in ("name", "command", "sum"):
            return True
        return self.sees("(") or (self.sees("|") and not self.bars)

    def _before_number(self) -> str:
        if self.row[self.at - 1].kind == "number":
            return "two numbers side by side: did you forget ‘*’ between them?"
        return "a number right after a factor: did you forget ‘*’ or ‘^’ before it?"

    def check_juxtaposed(self, product: Product) -> None:
        """1/2x and e^2x are read in two ways, so they are read in none."""
        if product.divided:
            raise AnswerError(
                "a factor right after a divisor may belong above or below the bar:"
                " write a/(b*c) or (a/b)*c",
                self.next.place,
            )
        if product.raised_bare(self.row, self.at):
            raise AnswerError(
                "where does the exponent end? Write e^(…) with brackets", self.next.place
            )

    def factor(self) -> Tree:
        """A power, with its sign."""
        if not self.sees("-", "+"):
            return self.power()
        sign = self.take()
        tree = self.deeper(self.factor)
        return Apply("neg", (tree,), sign.place) if sign.text == "-" else tree

    def power(self) -> Tree:
        """An operand with what stands behind it: !, %, an exponent."""
        tree = self.operand()
        signs = 0
        while self.sees("!", "%"):
            sign = self.take()
            signs += 1
            if signs > POSTFIXES:
                raise AnswerError(f"too many signs ‘{sign.text}’", sign.place)
            tree = Apply("factorial" if sign.text == "!" else "%", (tree,), sign.place)
        return self.raised(tree) if self.sees("^") else tree

    def raised(self, base: Tree) -> Tree:
        """A base with its exponent, or with the sign of a transposed vector."""
        sign = self.take()
        if self.sees_transposition():
            self.at += 1 if self.next.kind == "name" else 3
            return Apply("transposed", (base,), sign.place)
        return Apply("^", (base, self.exponent()), sign.place)

    def sees_transposition(self) -> bool:
        """Whether an exponent is the T of w^T, and T is no name of the question."""
        here = self.row[self.at + self.sees("(", "{")]
        return here.text == "T" and self.names.closed and not self.names.find("T")

    def exponent(self) -> Tree:
        """What stands above: a LaTeX group, or a power with its sign."""
        return self.group() if self.sees("{") else self.deeper(self.factor)

    def group(self) -> Tree:
        """What stands in the braces of LaTeX."""
        opened = self.take()
        tree = self.expression()
        self.expect("}", opened)
        return tree

    def listed(self, opened: Token, closing: str) -> tuple[Tree, ...]:
        """Expressions with commas between them, up to the closing bracket."""
        bars, self.bars = self.bars, 0
        if self.sees(closing):
            raise AnswerError("there is nothing in the brackets", opened.place)
        args = [self.expression()]
        while self.accept(","):
            args.append(self.expression())
        self.expect(closing, opened)
        if len(args) > limits.CELLS:
            raise AnswerError("the list is too long", opened.place)
        self.bars = bars
        return tuple(args)

    def operand(self) -> Tree:
        """A number, a name, a function, something in brackets."""
        return self.operands(self)

    def above(self) -> Tree:
        """What stands above a sum or a function's name."""
        return self.group() if self.sees("{") else self.operand()
