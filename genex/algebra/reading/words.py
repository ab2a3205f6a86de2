"""Words that are no name but several: nm is n·m where n and m are known and nm is not."""

import difflib

from genex.algebra.names import Names, name_in_text
from genex.algebra.reading.functions import APPLIED, function
from genex.algebra.reading.tokens import Token
from genex.errors import AnswerError

_LONGEST = 12
CONSTANTS = ("pi", "e")


def separated(found: list[Token], names: Names) -> list[Token]:
    """The tokens, with each word that is a product of known names taken apart."""
    return [part for token in found for part in _parts(token, names)]


def _parts(token: Token, names: Names) -> list[Token]:
    if token.kind != "name" or _stands(token.text, names):
        return [token]
    readings = _readings(token.text, names)
    if len(readings) > 1:
        first, second = (" * ".join(reading) for reading in readings[:2])
        raise AnswerError(
            f"‘{token.text}’ may be {first} or {second}: write the * you mean", token.place
        )
    if not readings:
        return [token]
    return _placed(token, readings[0])


def _stands(word: str, names: Names) -> bool:
    """Whether a word means something as it is."""
    known = names.find(word) or function(word) or word in CONSTANTS or word in APPLIED
    return bool(known) or word.startswith("log_") or len(word) > _LONGEST


def _readings(word: str, names: Names) -> list[list[str]]:
    """The ways to cut a word into known names, at most two."""
    if not word:
        return [[]]
    found: list[list[str]] = []
    for cut in range(len(word), 0, -1):
        if names.find(word[:cut]) and not word[cut:].startswith("_"):
            found += [[word[:cut], *rest] for rest in _readings(word[cut:], names)]
        if len(found) > 1:
            break
    return found


def _placed(token: Token, words: list[str]) -> list[Token]:
    place, placed = token.place, []
    for word in words:
        placed.append(Token("name", word, place, place + len(word)))
        place += len(word)
    return placed


def unknown(token: Token, names: Names) -> AnswerError:
    """What to say of a word that means nothing here."""
    return AnswerError(f"unknown name ‘{token.text}’. {_guess(token.text, names)}", token.place)


def _guess(word: str, names: Names) -> str:
    near = difflib.get_close_matches(word, names.shown, n=1, cutoff=0.6)
    if near:
        return f"Did you mean ‘{name_in_text(near[0])}’?"
    if not names.shown:
        return "A number is expected here."
    return "The names here are " + ", ".join(name_in_text(name) for name in names.shown[:12]) + "."
