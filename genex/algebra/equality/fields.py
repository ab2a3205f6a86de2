"""Two prime fields: exponents of a group modulo P count modulo Q."""

from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = tuple[int, int]  # modulo P and modulo Q
Atom: TypeAlias = tuple[object, ...]
Log: TypeAlias = dict[Atom, Value]
E: Atom = ("e",)


Q = 1152921504606846577
P = 4 * Q + 1
GENERATOR = 3**4  # of the subgroup of order Q, for exp and powers
CIRCLE = 5**4  # another one, for sin and cos
ROOT_OF_MINUS_ONE = 2800538231775425404  # modulo P


def residues(value: object) -> Value:
    """A rational number in both fields."""
    assert isinstance(value, int | Fraction)
    if isinstance(value, int) or value.denominator == 1:
        return int(value) % P, int(value) % Q
    above, below = value.numerator, value.denominator
    return above * pow(below, -1, P) % P, above * pow(below, -1, Q) % Q


def opposite(value: Value) -> Value:
    """The opposite in both fields."""
    return -value[0] % P, -value[1] % Q
