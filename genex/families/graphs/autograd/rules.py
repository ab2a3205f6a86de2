"""The rules of differentiating programs, one page each, so that a page can be misremembered."""

from collections.abc import Callable, Mapping
from math import prod
from typing import Any

from genex.exercise import Number
from genex.families.graphs.autograd.polynomials import Term

Rule = Callable[..., Any]
Book = Mapping[str, Rule]
Values = Mapping[str, Number]


def slope(term: Term, by: str, at: Values) -> Number:
    """The derivative of a term by one of its variables."""
    power = dict(term.powers).get(by, 0)
    return power * at[by] ** (power - 1) * others(term, by, at) if power else 0


def others(term: Term, by: str, at: Values) -> Number:
    """The factors of a term beside one of its variables."""
    rest = (at[name] ** power for name, power in term.powers if name != by)
    return prod(rest, start=term.coefficient)


RULES: Book = {
    "slope": slope,
    # what comes back to a result, times its own slope; a result of which backward() is called has 1
    "through": lambda upstream, own, _first: upstream * own,
    "added": lambda old, new: old + new,  # to a gradient that is there already
    "zeroed": lambda _old: 0,
    "frees": lambda retain: not retain,
    "detached": lambda _requires: False,
    "quiet": lambda _requires: False,
    "refused": lambda quiet: not quiet,  # a change of a leaf that requires gradients
    "shared": lambda _old, new: new,
    "copied": lambda old, _new: old,
    "printed": lambda gradient, _value: gradient,
}
