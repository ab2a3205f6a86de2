"""Text into tokens: ASCII, Unicode and LaTeX in, one small alphabet out."""

import re
import unicodedata
from typing import NamedTuple

from genex.algebra import limits
from genex.algebra.characters import (
    ACCENTS,
    COMPOSED,
    GREEK,
    LATEX_ACCENTS,
    LATEX_ALPHABETS,
    LATEX_LAYOUT,
    LATEX_SIGNS,
    LATEX_WORDS,
    OPERATORS,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
)
from genex.errors import AnswerError


class Token(NamedTuple):
    """A number, a name, a LaTeX command, the sign of a sum, an operator or the end."""

    kind: str
    text: str
    place: int
    end: int


_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<word>[A-Za-z][A-Za-z0-9_]*)"
    r"|(?P<op>\*\*|!=|[-+*/^(),;\[\]!|%'{}_=<>])"
    r"|(?P<command>\\(?:[A-Za-z]+|.))"
)
_WORD = re.compile(r"[A-Za-z0-9_]+")
_GROUP = re.compile(r"_?\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_LETTER = re.compile(r"\s*(?:\{\s*(\\?[A-Za-z]+)\s*\}|(\\?[A-Za-z]))")
_LOW_PARTS = re.compile(r"[0-9]+|[A-Za-z]+")


def tokens(text: str) -> list[Token]:
    """The tokens of a text, the last one an end; AnswerError where a sign has no meaning."""
    if len(text) > limits.TEXT:
        raise AnswerError(f"the answer is longer than {limits.TEXT:,} characters", limits.TEXT)
    reader = _Reader(text)
    while reader.at < len(text):
        reader.step()
    reader.add("end", "", len(text))
    return reader.found


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[Token] = []

    def add(self, kind: str, text: str, end: int) -> None:
        if len(self.found) >= limits.TOKENS:
            raise AnswerError("the answer is too long", self.at)
        self.found.append(Token(kind, text, self.at, end))
        self.at = end

    def step(self) -> None:
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            self.beyond_ascii(self.text[self.at])
        elif match.lastgroup == "space":
            self.at = match.end()
        elif match.lastgroup == "word":
            self.word(match[0], match.end())
        elif match.lastgroup == "command":
            self.command(match[0][1:], match.end())
        elif match.lastgroup == "op":
            self.add("op", {"**": "^", "!=": "≠"}.get(match[0], match[0]), match.end())
        else:
            self.add("number", match[0], match.end())

    def beyond_ascii(self, sign: str) -> None:
        end = self.at + 1
        if sign in SPACES:
            self.at = end
        elif sign in OPERATORS:
            self.add("op", OPERATORS[sign], end)
        elif sign in "Σ∑":
            self.add("sum", "sum", end)
        elif sign == "√":
            self.add("command", "sqrt", end)
        elif sign in SUPERSCRIPTS:
            self.superscript()
        elif sign in GREEK or sign in COMPOSED:
            self.word(GREEK.get(sign) or COMPOSED[sign], end)
        elif sign in SUBSCRIPTS and self.found and self.found[-1].kind == "sum":
            self.add("op", "_", self.at)
            self.add("name", SUBSCRIPTS[sign], end)
        elif sign == "$":
            raise AnswerError("leave out the signs $ around the formula", self.at)
        else:
            raise AnswerError(f"the character {_shown(sign)} has no meaning here", self.at)

    def superscript(self) -> None:
        end = self.at
        while end < len(self.text) and self.text[end] in SUPERSCRIPTS:
            end += 1
        raised = "".join(SUPERSCRIPTS[sign] for sign in self.text[self.at : end])
        inner = tokens(raised)[:-1]
        self.add("op", "^", self.at)
        self.add("op", "(", self.at)
        for token in inner:
            self.add(token.kind, token.text, self.at)
        self.add("op", ")", end)

    def word(self, word: str, end: int) -> None:
        """A name with everything that hangs on it: digits, accents, what stands below."""
        if word.startswith("sum_") or word == "sum":
            self.add("sum", "sum", end if word == "sum" else self.at + len("sum"))
            return
        if len(word) > 1 and end < len(self.text) and self.text[end] in ACCENTS:
            word, end = word[:-1], end - 1  # the accent belongs to the last letter alone
            self.add("name", word, end)
            return
        spelling, end = self.hanging(word, end)
        self.add("name", spelling, end)

    def hanging(self, word: str, end: int) -> tuple[str, int]:
        text = self.text
        while end < len(text):
            sign = text[end]
            if sign in ACCENTS:
                word, end = f"{word}_{ACCENTS[sign]}", end + 1
            elif sign in SUBSCRIPTS:
                word, end = self.lowered(word, end)
            elif (sign == "_" or word.endswith("_")) and (group := _GROUP.match(text, end)):
                word, end = f"{word}_{self.below(group[1], end)}", group.end()
            elif (sign.isdigit() and sign.isascii()) or sign == "_":
                word, end = self.continued(word, end)
            elif word.endswith("_") and sign in GREEK:
                word, end = word + GREEK[sign], end + 1
            else:
                break
        return word, end

    def lowered(self, word: str, end: int) -> tuple[str, int]:
        start = end
        while end < len(self.text) and self.text[end] in SUBSCRIPTS:
            end += 1
        return word + "_" + "".join(SUBSCRIPTS[sign] for sign in self.text[start:end]), end

    def continued(self, word: str, end: int) -> tuple[str, int]:
        match = _WORD.match(self.text, end)
        return (word + match[0], match.end()) if match else (word, end)

    def below(self, group: str, place: int) -> str:
        """What stands in the braces of a subscript, as one word."""
        bare = group
        for alphabet in LATEX_ALPHABETS:
            bare = bare.replace("\\" + alphabet, "")
        bare = "".join("_" + GREEK[sign] if sign in GREEK else sign for sign in bare)
        left = bare.translate(str.maketrans("", "", "_{}\\, "))
        if not (left.isalnum() and left.isascii()):
            raise AnswerError("only letters and numbers can stand in a subscript", place)
        return "_".join(_LOW_PARTS.findall(bare))

    def command(self, name: str, end: int) -> None:
        if name in LATEX_LAYOUT or name in SPACES:
            self.at = end
        elif name in LATEX_SIGNS:
            self.add("op", LATEX_SIGNS[name], end)
        elif name in LATEX_ACCENTS or name in LATEX_ALPHABETS:
            self.dressed(name, end)
        elif name in LATEX_WORDS:
            self.word(LATEX_WORDS[name], end)
        elif name in ("frac", "dfrac", "tfrac", "sqrt"):
            self.add("command", "sqrt" if name == "sqrt" else "frac", end)
        elif name in "([":
            raise AnswerError(f"leave out the signs \\{name} … around the formula", self.at)
        else:
            raise AnswerError(f"the LaTeX command \\{name} is not part of the language", self.at)

    def dressed(self, name: str, end: int) -> None:
        r"""A letter under an accent or in an alphabet: \hat{y}, \hat y, \mathrm{ReLU}."""
        match = _LETTER.match(self.text, end)
        if match is None:
            raise AnswerError(f"\\{name} needs a letter in braces after it", self.at)
        letter = (match[1] or match[2]).removeprefix("\\")
        accent = LATEX_ACCENTS.get(name)
        self.word(f"{letter}_{accent}" if accent else letter, match.end())


def _shown(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    if not sign.isprintable() or unicodedata.combining(sign):
        return code
    return f"‘{sign}’" if sign.isascii() else f"‘{sign}’ ({code})"
