"""The pages as students misremember them."""

from genex.exercise import Number
from genex.families.graphs.autograd.polynomials import Term
from genex.families.graphs.autograd.rules import Values, others, slope


def constant_kept(term: Term, by: str, at: Values) -> Number:
    """A number alone is kept, as if it were its own derivative."""
    return slope(term, by, at) if term.powers else term.coefficient


def exponent_kept(term: Term, by: str, at: Values) -> Number:
    """The exponent comes down, and also stays where it was."""
    power = dict(term.powers).get(by, 0)
    return slope(term, by, at) * (at[by] if power > 1 else 1)


def exponent_lost(term: Term, by: str, at: Values) -> Number:
    """The exponent is lowered, and does not become a factor."""
    power = dict(term.powers).get(by, 0)
    return at[by] ** (power - 1) * others(term, by, at) if power else 0


def other_factors_lost(term: Term, by: str, at: Values) -> Number:
    """Other variables of a product vanish, as if they were added to it."""
    alone = tuple(pair for pair in term.powers if pair[0] == by)
    return slope(Term(term.coefficient, alone), by, at)


def first(one: Number, _other: Number) -> Number:
    """The first of two: nothing has changed."""
    return one


def second(_one: Number, other: Number) -> Number:
    """The second of two, in place of both."""
    return other


def same(value: Number) -> Number:
    """Nothing has changed."""
    return value


def never(_condition: object) -> bool:
    """It does not happen, whatever the program says."""
    return False


def always(_condition: object) -> bool:
    """It happens, whatever the program says."""
    return True


def inner_lost(upstream: Number, own: Number, start: bool) -> Number:
    """The chain rule stops at the first slope."""
    return own if start else upstream


def slopes_added(upstream: Number, own: Number, start: bool) -> Number:
    """Slopes along a chain are added."""
    return own if start else upstream + own
