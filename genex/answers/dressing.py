"""What people write around an answer: labels, signs of equality, units, dollars, a full stop.

White space takes its place, so that every character keeps its own.
"""

import re

from genex.errors import AnswerError

_LABEL = re.compile(  # such as dL/dw =, loss: and 1a)
    r"\s*(?:(?:[^\W\d]|[∂\\])[\w∂'′^/(){}\[\]\\ ]{0,30}(?:=(?!=)|[≈≃≅:])|\d{1,2}[a-h][:)])"
)
_NO_LABEL = re.compile(r"\b(?:and|either|isn|no|nor|not|or|wrong)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\s*(?:[=≈≃≅~](?!=)|(?:about|approx|ca|circa)\b\.?)\s*", re.IGNORECASE)
_PAIRS = [pair.split() for pair in (r"$$ $$", r"$ $", r"\( \)", r"\[ \]", "` `")]
_PAIRS += [pair.split() for pair in ('" "', "“ ”", "„ “", "' '", "‘ ’")]
_DRESSING = frozenset("=≈≃≅~:$\\").union(*(first + last for first, last in _PAIRS))
_OPENING = frozenset(first[0] for first, _ in _PAIRS)
_NO_START = frozenset("[({+-−–.,;|")  # with which neither a label nor a sign begins
_NUMBERED = re.compile(r"\d{1,2}[a-h][:)]")
_LONGEST_DATE = 30
_STOP = re.compile(r"(?<=[^\s.,;])[.,;]\s*$")

_MONTHS = (  # as spreadsheets in English, German and French write them
    "jan janv january januar", "feb févr february februar", "mar mär mrz mars march märz",
    "apr avr april", "may mai", "jun juin june juni", "jul juil july juli", "aug août august",
    "sep sept september", "oct okt october oktober", "nov november",
    "dec dez déc december dezember",
)  # fmt: skip
_NUMBER_OF = {name: k for k, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\.?"
_TIME = r"(?:[ T]\d\d:\d\d(?::\d\d)?(?:\.0+)?)?"
_DATES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<first>\d{{1,2}})\.?[-/. ]{_MONTH}(?:[-/. ]\d{{2,4}})?",
        rf"{_MONTH}[-/. ](?P<first>\d{{1,2}})",
        rf"(?:19|20)\d\d-(?P<first>\d{{1,2}})-(?P<other>\d{{1,2}}){_TIME}",
        rf"(?P<first>\d{{1,2}})(?P<sign>[-/.])(?P<other>\d{{1,2}})(?P=sign)(?:19|20)\d\d{_TIME}",
    )
]


def undressed(text: str) -> str:
    """A text in which white space stands for what is written around an answer."""
    _refuse_date(text.strip())
    return text if _is_bare(text) else _without_ends(without_start(_without_ends(text)))


def _is_bare(text: str) -> bool:
    """Whether nothing is written around an answer, as around most of them."""
    started = _ABOUT.match(text) or _NUMBERED.match(text)
    return not started and _DRESSING.isdisjoint(text) and text[-1:] not in {".", ",", ";"}


def _without_ends(text: str) -> str:
    """A text without a full stop, and without the signs around all of it."""
    return _STOP.sub(_blank, _without_pair(_without_pair(_STOP.sub(_blank, text))))


def without_start(text: str) -> str:
    """A text without the label of its box, if somebody copied that, and without a sign ≈."""
    if text[:1] in _NO_START or (text[:1].isdecimal() and not _NUMBERED.match(text)):
        return text
    for dressing in (_LABEL, _ABOUT):
        match = dressing.match(text)
        if match and text[match.end() :].strip() and _says_what(match[0]):
            text = blanked(text, 0, match.end())
    return text


def is_labelled(text: str) -> bool:
    """Whether a text says first what it is the value of."""
    label = _LABEL.match(_without_pair(text))
    return label is not None and _says_what(label[0])


def _says_what(label: str) -> bool:
    """Whether a text with its sign is a label: not x or y =, nor a number as in ln(50) =."""
    if _NO_LABEL.search(label):
        return False
    if not any(map(str.isdecimal, label)) or label.rstrip()[-1] in ":)":
        return True
    from genex.algebra import Names, read_tree  # noqa: PLC0415  (papers need no reader)

    try:
        read_tree(label.rstrip()[:-1], Names())
    except AnswerError:
        return True
    return False


def _without_pair(text: str) -> str:
    """A text without the signs around all of it."""
    bare = text.strip()
    for first, last in _PAIRS if bare[:1] in _OPENING else ():
        inner = bare[len(first) : -len(last)]
        if bare.startswith(first) and bare.endswith(last) and inner.strip():
            if first in inner or last in inner:
                continue
            start = text.index(bare)
            text = blanked(text, start, start + len(first))
            return blanked(text, start + len(bare) - len(last), start + len(bare))
    return text


def blanked(text: str, start: int, end: int) -> str:
    """A text with white space in one place."""
    return text[:start] + " " * (end - start) + text[end:]


def _blank(match: re.Match[str]) -> str:
    """White space of the length of a match."""
    return " " * len(match[0])


def _refuse_date(text: str) -> None:
    """Refuse what a spreadsheet makes of 7/2."""
    if found := numbers_of_date(text):
        first, other = found
        raise AnswerError(
            "Excel seems to have made a date of it:"
            f" perhaps {first}/{other}, {other}/{first} or {first}.{other} was typed"
        )


def numbers_of_date(text: str) -> tuple[int, int] | None:
    """The two numbers of which a spreadsheet has made a date, if a text is one.

    >>> numbers_of_date("02. Jan"), numbers_of_date("1/2")
    ((2, 1), None)
    """
    for pattern in _DATES if len(text) <= _LONGEST_DATE and text[:1].isalnum() else ():
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            month = _NUMBER_OF[parts["month"].lower()] if "month" in parts else int(parts["other"])
            return int(parts["first"]), month
    return None
