"""Which answers say the same: case, spaces and punctuation aside, but nothing that means something.

In words a dot or a hyphen is punctuation. Between numbers and single letters it is mathematics:
x-1 is not x1, 3.5 not 35, n! not n and x' not x.
"""

import re
from unicodedata import normalize

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*[!%']*|[^\W\d_]['!](?!\w)|[^\W\d_]+|\S")
_BRACKETS = frozenset("(){}[]")
_ASIDE = frozenset(".,;:!?\"'`´‘’“”„«»…¿¡·•")
_DASHES = frozenset("-–—‐‑−_/")
_MATHEMATICS = re.compile(r"[\d=+*^<>|√∑∏∂∇≤≥≈≠∞]|(?<!\w)[^\W\d_ai](?!\w)")


def bare(text: str) -> str:
    """A text without what does not count, by which equal answers are found.

    >>> bare("Cross-entropy needs  probabilities!") == bare("cross entropy needs probabilities")
    True
    >>> bare("x - 1") == bare("x 1"), bare("(p+q)*r") == bare("p+q*r"), bare("0.5") == bare("05")
    (False, False, False)
    """
    text = normalize("NFC", text).casefold()
    tokens = _TOKEN.findall(text)
    aside = _ASIDE if _MATHEMATICS.search(text) else _ASIDE | _BRACKETS
    kept = [token for k, token in enumerate(tokens) if not _is_aside(tokens, k, aside)]
    return _joined(kept) or text.strip()


def _is_aside(tokens: list[str], k: int, aside: frozenset[str]) -> bool:
    """Whether a token is punctuation where it stands."""
    return tokens[k] in aside or (tokens[k] in _DASHES and _among_words(tokens, k))


def _among_words(tokens: list[str], k: int) -> bool:
    """Whether a dash has words beside it, and so is no minus."""
    beside = (*tokens[max(0, k - 1) : k], *tokens[k + 1 : k + 2])
    return any(map(_is_word, beside)) and all(_is_word(one) or one in "ai" for one in beside)


def _is_word(token: str) -> bool:
    """Whether a token is a word, and no letter of a formula."""
    return len(token) > 1 and token.isalpha()


def _joined(tokens: list[str]) -> str:
    """The tokens in a row; words are joined, as some write soft max and some softmax."""
    found: list[str] = []
    for k, token in enumerate(tokens):
        apart = k > 0 and not (_is_word(token) and _is_word(tokens[k - 1]))
        found.append(f" {token}" if apart else token)
    return "".join(found)
