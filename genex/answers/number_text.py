"""The text of a number without what only says how it was meant: units, tensor(…), thousands."""

import re

from genex.answers.dressing import blanked
from genex.errors import AnswerError

_SIGN = "[-+−–]?"
_UNITS = (  # what is counted; a unit that scales, such as kB or %, is no dressing
    "batch|box|byte|class|element|entry|entries|epoch|example|image|label|logit|mac|mark"
    "|multiplication|multiply-accumulate|multiply-accumulate operation|nat|neuron|number|operation"
    "|param|parameter|pixel|sample|step|step unit|update|unit|weight"
)
_UNIT = re.compile(rf"(?<=[\d.)])\s*(?:{_UNITS})(?:es|s)?\s*$", re.IGNORECASE)
_CALL = re.compile(
    r"\s*(?:(?:torch|np|numpy)\.)?(?:tensor|array|float(?:16|32|64)?|int(?:8|16|32|64)?)\s*"
    r"(?P<open>\()(?P<inner>[^()=]*(?:\([^()=]*\)[^()=]*)*?)(?P<rest>(?:,\s*\w+\s*=[^,]*)*\))\s*",
    re.IGNORECASE,
)
_BOXED = re.compile(r"\s*(?P<open>[\[{])(?P<inner>[^\[\]{},;]+)(?P<rest>[\]}])\s*")
_GROUPED = re.compile(  # thousands that can be nothing else
    rf"{_SIGN}[1-9]\d{{0,2}}(?:(?:,\d{{3}}){{2,}}(?:\.\d+)?|,\d{{3}}\.\d+"
    r"|(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+|(?:['’_\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?)",
    re.ASCII,
)
_WHOLE = re.compile(rf"{_SIGN}[1-9]\d{{0,2}}(?:,\d{{3}}|(?: \d{{3}})+)", re.ASCII)
_POINT_OR_NOT = re.compile(rf"{_SIGN}[1-9]\d{{0,2}}\.\d{{3}}", re.ASCII)
_DOTS = "·⋅∙"
_RAISED_DOT = "the raised dot may be a decimal point or mean ‘times’: write . or *"
_RAISED = re.compile(rf"{_SIGN}(\d+)[{_DOTS}](\d+)", re.ASCII)
_SURELY_RAISED = re.compile(rf"(?<![\d.,])(?:0[{_DOTS}]\d|\d+[{_DOTS}]0\d)", re.ASCII)


def uncalled(text: str) -> str:
    """A text without tensor(…) or brackets around it."""
    for dressing in (_CALL, _BOXED):
        if found := dressing.fullmatch(text):
            text = blanked(blanked(text, 0, found.end("open")), found.start("rest"), len(text))
    return text


def bare_number(text: str, *, whole: bool = False) -> str:
    """A number's text alone; `whole` where only whole numbers fit, so that 12,345 is one."""
    text = uncalled(text)
    if found := _UNIT.search(text):
        text = blanked(text, found.start(), len(text))
    bare = text.strip()
    refuse_raised_points(text)
    if whole and _POINT_OR_NOT.fullmatch(bare):
        raise AnswerError(two_readings(bare, "."), text.index("."))
    if _GROUPED.fullmatch(bare) or (whole and _WHOLE.fullmatch(bare)):
        return _ungrouped(bare)
    return text


def _ungrouped(bare: str) -> str:
    """A number without the signs between its thousands."""
    mark = next(sign for sign in bare if sign in ",.'’_ \u00a0\u202f\u2009")
    return bare.replace(mark, "").replace(",", ".")


def two_readings(bare: str, sign: str) -> str:
    """What to say of a number whose comma or point may stand between thousands."""
    whole, point = bare.replace(sign, ""), bare.replace(sign, ".")
    return f"this may be {whole} or {point}; write it without a {_NAMES[sign]}"


_NAMES = {",": "comma", ".": "point"}


def refuse_raised_product(text: str) -> None:
    """Refuse a raised dot that may be a decimal point: 3·9120 is no product of two numbers."""
    if _RAISED.fullmatch(text.strip()):
        raise AnswerError(_RAISED_DOT, next(k for k, sign in enumerate(text) if sign in _DOTS))


def refuse_raised_points(text: str) -> None:
    """Refuse 0·5, whose dot nobody would write for a product."""
    if found := _SURELY_RAISED.search(text):
        raise AnswerError(_RAISED_DOT, found.start())
