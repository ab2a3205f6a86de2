"""Hats as people type them: y^ and y hat for ŷ, where the question has a ŷ."""

import re

from genex.algebra.names import Names, name_in_text
from genex.algebra.reading.tokens import Token
from genex.errors import AnswerError

_WORD = re.compile(r"hat_?([A-Za-z0-9]*)")
_AFTER_NAME = frozenset("*/),;]}|=")  # what cannot begin an exponent


def hatted(row: list[Token], names: Names, text: str) -> list[Token]:
    """The tokens, with each letter and its hat as one name."""
    if not names.closed or not ("^" in text or "hat" in text):
        return row
    found: list[Token] = []
    at = 0
    while at < len(row):
        name, used = _hat(row, at, names, text)
        if used:
            place = row[at].place
            found.append(Token("name", name, place, row[at + used - 1].end))
        else:
            found.append(row[at])
        at += used or 1
    return found


def _hat(row: list[Token], at: int, names: Names, text: str) -> tuple[str, int]:
    """A name with a hat that begins at a token, and of how many tokens it is; mostly of none."""
    token = row[at]
    if token.kind != "name":
        return "", 0
    if _is_word(token, names):
        return _before_letter(row, at, names)
    for used in (1, 2):  # y hat, y-hat
        word = row[at + used] if at + used < len(row) else token
        joined = used == 1 or (row[at + 1].text == "-" and word.place == token.end + 1)
        if joined and word.kind == "name" and _is_word(word, names):
            found = _found(names, token.text, _WORD.fullmatch(word.text))
            return found, (used + 1) * bool(found)
    return _with_caret(row, at, names, text)


def _is_word(token: Token, names: Names) -> bool:
    """Whether a token is the word hat."""
    return _WORD.fullmatch(token.text) is not None and names.find(token.text) is None


def _found(names: Names, letter: str, word: re.Match[str] | None) -> str:
    """The name of a letter under a hat; empty if the question has none."""
    below = f"_{word[1]}" if word and word[1] else ""
    return names.find(f"{letter}_hat{below}") or ""


def _before_letter(row: list[Token], at: int, names: Names) -> tuple[str, int]:
    """The name in hat y, hat(y) or hat{y}."""
    behind = [token.text for token in row[at + 1 : at + 4]]
    bracketed = len(behind) == 3 and behind[0] + behind[2] in {"()", "{}"}
    letter, used = (behind[1], 4) if bracketed else ((behind or [""])[0], 2)
    found = _found(names, letter, None) if row[at].text == "hat" else ""
    return found, used * bool(found)


def _with_caret(row: list[Token], at: int, names: Names, text: str) -> tuple[str, int]:
    """The name in y^, unless the sign raises y to a power; AnswerError where both may be meant."""
    letter, caret = row[at], row[at + 1] if at + 1 < len(row) else row[at]
    if text[caret.place : caret.end] != "^" or (at > 0 and row[at - 1].text == "^"):
        return "", 0
    behind, name = row[at + 2 :], _found(names, letter.text, None)
    if behind[0].text == "_" and len(behind) > 1:
        numbered = names.find(f"{letter.text}_hat_{behind[1].text}")
        return numbered or "", 4 * bool(numbered)
    if behind[0].kind == "name" and _is_word(behind[0], names):
        worded = _found(names, letter.text, _WORD.fullmatch(behind[0].text))
        return worded, 3 * bool(worded)
    if not name:
        return "", 0
    return name, 2 * _is_meant(behind, letter, caret, name, stands=bool(names.find(letter.text)))


def _is_meant(behind: list[Token], letter: Token, caret: Token, name: str, *, stands: bool) -> bool:
    """Whether the sign before these tokens is a hat; AnswerError where it may be one or raise."""
    first, second = behind[0], (behind[1:] or behind)[0]
    if first.kind == "end" or (first.kind == "op" and first.text in _AFTER_NAME):
        return True
    if first.kind == "number" or first.text in {"{", "T"} or _is_number(behind):
        return False
    apart = caret.place == letter.end and first.place > caret.end and second.place > first.end
    signed = first.text in {"+", "-"} and (apart or second.kind == "name")
    if not stands or signed:  # y^-y is nobody's power
        return True
    shown, base = name_in_text(name), name_in_text(letter.text)
    raise AnswerError(
        f"‘{letter.text}^’ may be {shown} or a power of {base}: write {name} for {shown},"
        f" or {letter.text}**(…) for the power",
        letter.place,
    )


def _is_number(behind: list[Token]) -> bool:
    """Whether a bracket without any name comes first."""
    if behind[0].text != "(":
        return False
    depth = 0
    for token in behind:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 or token.kind not in {"op", "number"}:
            break
    return token.text == ")"
