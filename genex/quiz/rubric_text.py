"""Rubrics as people write or paste them: "-1/2 no reason", "+1 pts names the margin #margin"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from genex.errors import BlueprintError
from genex.messages import shortly
from genex.quiz.rubric import BY_GENEX, RIGHT, WRONG, Rubric, RubricItem, check_rubric
from genex.quiz.toml_table import Table

_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_WORTH = re.compile(
    r"\s*(?P<sign>[-+−–]?)\s*(?:(?P<whole>\d{1,3})?\s*(?P<part>[½¼¾])|(?P<mixed>\d{1,3})\s+"
    r"(?P<over>\d{1,3}/\d{1,3})|(?P<number>\d{1,3}/\d{1,3}|\d{1,3}(?:[.,]\d{1,3})?))"
    r"(?![\d/.,½¼¾])\s*(?:(?:pts?|points?|marks?)\b\.?)?\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*#([A-Za-z][\w-]*)\s*$")
_MOST_ITEMS = 60
_LONGEST = 1_000


def read_rubric(written: Any, place: str, out_of: Fraction | None = None) -> Rubric:
    """The rubric that somebody wrote for so many marks, or an error that names the item."""
    if not isinstance(written, (list, tuple)) or not written:
        raise BlueprintError(
            f'{place}: expected a list of items such as ["-1/2 no reason"], found'
            f" {shortly(written)}."
        )
    items = tuple(_items(written, place))
    if len(items) > _MOST_ITEMS:
        raise BlueprintError(f"{place}: has {len(items)} items. Give {_MOST_ITEMS} at most.")
    return check_rubric(Rubric(items, written), place, out_of)


def rubric_of_table(table: Table) -> Rubric | None:
    """The rubric of a part, if it has one; whether it fits the marks is seen later."""
    if "rubric" not in table.values:
        return None
    return read_rubric(table.values["rubric"], f"{table.place}, rubric")


def check_reason(rubric: Rubric | None, place: str) -> None:
    """A reason and the answer above it have their marks together, which a rubric divides."""
    if rubric is None or not any(item.when in {RIGHT, WRONG} for item in rubric.items):
        raise BlueprintError(
            f"{place}, reason: the rubric has to say what the answer above it is worth. Add an item"
            ' such as "+1 right box #right" or "-1 wrong box #wrong".'
        )


def _items(written: Any, place: str) -> Iterator[RubricItem]:
    """The items one after the other; brackets in the list are a group."""
    number = 1
    for group, one in enumerate(written):
        together = isinstance(one, (list, tuple))
        if together and len(one) < 2:
            raise BlueprintError(
                f"{place}, item {number}: a group of {len(one)}. Give two or more, or leave the"
                " brackets out."
            )
        for text in one if together else [one]:
            yield _item(text, f"{place}, item {number}", group if together else None)
            number += 1


def _item(text: Any, place: str, group: int | None) -> RubricItem:
    """One item."""
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise BlueprintError(
            f'{place}: expected a text such as "-1/2 no reason", found {shortly(text)}.'
        )
    match = _WORTH.match(text)
    worth = _worth(match) if match else None
    if match and worth is None:
        raise BlueprintError(
            f"{place}: {shortly(text)} does not say whether it takes or gives. Begin with + or -."
        )
    if match is None or worth is None:
        raise BlueprintError(
            f"{place}: {shortly(text)} does not say what it takes or gives. Begin with it, such as"
            f' "-1/2 {text.strip()[:40] or "no reason"}".'
        )
    if (4 * worth).denominator != 1:
        raise BlueprintError(f"{place}: {worth} marks. Give whole marks, halves or quarters.")
    words, tags = _without_tags(text[match.end() :])
    if not words:
        raise BlueprintError(f"{place}: {shortly(text)} has no words. Say what it is for.")
    return RubricItem(worth, words, *_meaning(tags, place), group)


def _worth(match: re.Match[str]) -> Fraction | None:
    """What an item takes or gives; without a sign only 0 is clear."""
    if match["part"]:
        size = Fraction(match["whole"] or 0) + _SIGNS[match["part"]]
    else:
        try:
            size = Fraction(match["mixed"] or 0) + Fraction(
                (match["over"] or match["number"]).replace(",", ".")
            )
        except ZeroDivisionError:
            return None
    if not match["sign"]:
        return size if size == 0 else None
    return size if match["sign"] == "+" else -size


def _without_tags(text: str) -> tuple[str, list[str]]:
    """The words of an item, and the #names behind them."""
    tags: list[str] = []
    while match := _TAG.search(text):
        text, tags = text[: match.start()], [match[1], *tags]
    return " ".join(text.split()), tags


def _meaning(tags: list[str], place: str) -> tuple[str, str]:
    """The misconception or slip that an item is tied to, and when genex ticks it."""
    names = [tag for tag in tags if tag not in BY_GENEX]
    whens = [tag for tag in tags if tag in BY_GENEX]
    if len(names) > 1 or len(whens) > 1:
        raise BlueprintError(f"{place}: has the tags {', '.join(tags)}. Give one of a kind.")
    return names[0] if names else "", whens[0] if whens else ""
