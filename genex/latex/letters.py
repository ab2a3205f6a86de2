"""Letters and digits in the alphabets of mathematics, as Unicode arranges them."""

from functools import cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final, NamedTuple

# In the order of Unicode; the dot stands for a hole.
_LOWER_GREEK = """
    alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho
    varsigma sigma tau upsilon varphi chi psi omega
    partial epsilon vartheta varkappa phi varrho varpi
"""
_UPPER_GREEK = """
    Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho .
    Sigma Tau Upsilon Phi Chi Psi Omega nabla
"""
_HOLE: Final = r"\."
LOWER_GREEK: Final = [f"\\{name}" for name in _LOWER_GREEK.split()]
UPPER_GREEK: Final = [f"\\{name}" for name in _UPPER_GREEK.split()]


class _Alphabet(NamedTuple):
    """The code points at which the runs of an alphabet begin; 0: it has no such letters."""

    upper: int
    lower: int
    digits: int = 0
    upper_greek: int = 0
    lower_greek: int = 0


ALPHABETS: Final = {
    "normal": _Alphabet(0x1D434, 0x1D44E, upper_greek=0x391, lower_greek=0x1D6FC),
    "upright": _Alphabet(0x41, 0x61, 0x30),
    "italic": _Alphabet(0x1D434, 0x1D44E, 0x30, 0x1D6E2, 0x1D6FC),
    "bold": _Alphabet(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D736),
    "bold italic": _Alphabet(0x1D468, 0x1D482, 0x1D7CE, 0x1D6A8, 0x1D736),
    "calligraphic": _Alphabet(0x1D49C, 0x1D4B6),
    "blackboard": _Alphabet(0x1D538, 0x1D552, 0x1D7D8),
    "fraktur": _Alphabet(0x1D504, 0x1D51E),
    "sans": _Alphabet(0x1D5A0, 0x1D5BA),
    "mono": _Alphabet(0x1D670, 0x1D68A),
}

# Letters that had a code point before the alphabets were encoded: Unicode leaves holes for them.
_HOLES = """
    1D455 ℎ 1D49D ℬ 1D4A0 ℰ 1D4A1 ℱ 1D4A3 ℋ 1D4A4 ℐ 1D4A7 ℒ 1D4A8 ℳ 1D4AD ℛ 1D4BA ℯ 1D4BC ℊ
    1D4C4 ℴ 1D53A ℂ 1D53F ℍ 1D545 ℕ 1D547 ℙ 1D548 ℚ 1D549 ℝ 1D551 ℤ 1D506 ℭ 1D50B ℌ 1D50C ℑ
    1D515 ℜ 1D51D ℨ 3AA ∇
"""
_FILLED: Final = dict(zip(_HOLES.split()[::2], _HOLES.split()[1::2], strict=True))


def _run(start: int, names: str | list[str]) -> dict[str, str]:
    """Names and the characters from start on; nothing if the alphabet has no such run."""
    points = enumerate(names, start) if start else ()
    chars = {name: _FILLED.get(f"{point:X}", chr(point)) for point, name in points}
    chars.pop(_HOLE, None)
    return chars


def letter_table(name: str) -> dict[str, str]:
    """What a letter, a digit or the command of a Greek letter becomes in an alphabet."""
    alphabet = ALPHABETS[name]
    return (
        _run(alphabet.upper, ascii_uppercase)
        | _run(alphabet.lower, ascii_lowercase)
        | _run(alphabet.digits, digits)
        | _run(alphabet.upper_greek, UPPER_GREEK)
        | _run(alphabet.lower_greek, LOWER_GREEK)
    )


@cache
def translation(name: str) -> dict[int, str]:
    """The letters and digits of an alphabet, for str.translate."""
    return {ord(key): char for key, char in letter_table(name).items() if len(key) == 1}
