"""Short names of quizzes, with a check character: 7KQ-2MX-9A8."""

import hmac
from functools import lru_cache

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 characters, a prime; none that look alike
LENGTH = 8


def quiz_id(secret: bytes, text: str) -> str:
    """The id of what a text describes; with a secret it tells nothing about the text."""
    number = int.from_bytes(hmac.digest(secret, f"genex quiz {text}".encode(), "sha256"), "big")
    characters = ""
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        characters += ALPHABET[digit]
    return _grouped(characters + check_character(characters))


def _grouped(characters: str) -> str:
    """In groups of three, as it is printed."""
    return "-".join(characters[k : k + 3] for k in range(0, len(characters), 3))


def check_character(characters: str) -> str:
    """The character that gives away any single mistake and any two characters swapped.

    >>> check_character("7KQ2MX9A")
    '8'
    """
    total = sum(k * ALPHABET.index(c) for k, c in enumerate(characters, 1))
    return ALPHABET[-total * pow(len(characters) + 1, -1, len(ALPHABET)) % len(ALPHABET)]


@lru_cache(maxsize=256)  # all sheets of a class have the same
def normalised(typed: str) -> str | None:
    """An id as it is printed, from one that somebody typed; None if it is mistyped.

    >>> normalised("7kq 2mx 9a8")
    '7KQ-2MX-9A8'
    >>> normalised("7KQ-2MX-A98") is None
    True
    """
    characters = "".join(c for c in typed.upper() if c not in "- ")
    valid = len(characters) == LENGTH + 1 and all(c in ALPHABET for c in characters)
    if not valid or check_character(characters[:-1]) != characters[-1]:
        return None
    return _grouped(characters)
