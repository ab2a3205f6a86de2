"""A rubric: items that take or give marks, ticked by a person or by genex."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import Any

from genex.errors import AuthorError, BlueprintError
from genex.exact.marks_in_words import marks_in_words
from genex.messages import counted

RIGHT, WRONG, BLANK = "right", "wrong", "blank"
BY_GENEX = (RIGHT, WRONG, BLANK)  # which genex ticks, from the answer above or an empty one


@dataclass(frozen=True)
class RubricItem:
    """One line of a rubric; its words are its identity, whatever it is worth."""

    worth: Fraction
    words: str
    name: str = ""  # of a misconception or slip
    when: str = ""  # "right", "wrong" or "blank", where genex ticks it
    group: int | None = None  # of which one item applies


@dataclass(frozen=True)
class Rubric:
    """The items of a part, numbered from 1 as its key prints them."""

    items: tuple[RubricItem, ...]
    written: Any = None  # as its author wrote it

    @cached_property
    def gives(self) -> bool:
        """Whether marks are given from 0 on, not taken from full marks."""
        return any(item.worth > 0 for item in self.items)

    @cached_property
    def most(self) -> Fraction:
        """All that it gives; of a group its best."""
        best: dict[object, Fraction] = {}
        for k, item in enumerate(self.items):
            key = ("alone", k) if item.group is None else ("group", item.group)
            best[key] = max(best.get(key, Fraction(0)), item.worth)
        return sum(best.values(), Fraction(0))

    def marks(self, ticked: Collection[int], out_of: Fraction) -> Fraction:
        """The marks that come of the ticked items."""
        start = Fraction(0) if self.gives else out_of
        worth = sum((self.items[k - 1].worth for k in {*ticked}), Fraction(0))
        return min(max(start + worth, Fraction(0)), out_of)

    def ticked_by_genex(self, when: str) -> frozenset[int]:
        """The items that hold of a right, a wrong or an empty answer."""
        return frozenset(k for k, item in enumerate(self.items, 1) if item.when == when)

    def objection(self, ticked: Collection[int]) -> str:
        """Why these cannot be ticked together; empty if they can."""
        for k in sorted(ticked):
            if not 1 <= k <= len(self.items):
                return f"there is no item {k}: the rubric has {counted(len(self.items), 'item')}"
        groups: dict[int, list[int]] = {}
        for k in sorted({*ticked}):
            group = self.items[k - 1].group
            if group is not None:
                groups.setdefault(group, []).append(k)
        several = next((found for found in groups.values() if len(found) > 1), None)
        return f"items {_listed(several)} are of one group, of which one applies" if several else ""

    def scaled(self, out_of: Fraction) -> "Rubric":
        """The rubric for other marks, if quarters come out; it gives what there is."""
        if not self.gives or self.most == out_of:
            return self
        factor = out_of / self.most
        items = tuple(
            RubricItem(factor * i.worth, i.words, i.name, i.when, i.group) for i in self.items
        )
        if any((4 * item.worth).denominator != 1 for item in items):
            raise AuthorError(
                f"the rubric gives {marks_in_words(self.most)} marks, which"
                f" {marks_in_words(out_of)} do not scale in quarters. Give other marks, or a rubric"
                " of its own."
            )
        return Rubric(items, [*_as_written(items)])


def _as_written(items: Sequence[RubricItem]) -> Iterator[Any]:
    """Items as an author would write them: those of a group in brackets."""
    for group, run in groupby(items, key=lambda item: item.group):
        texts = [_text_of_item(item) for item in run]
        yield from [texts] if group is not None else texts


def _text_of_item(item: RubricItem) -> str:
    """An item as an author writes it: "+1/2 names the margin #right"."""
    sign = "+" if item.worth > 0 else ""
    tags = "".join(f" #{tag}" for tag in (item.name, item.when) if tag)
    return f"{sign}{item.worth} {item.words}{tags}"


def _listed(numbers: Sequence[int]) -> str:
    """Numbers as people say them: 2 and 3."""
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


def check_rubric(rubric: Rubric, place: str, out_of: Fraction | None) -> Rubric:
    """Refuse a rubric whose items repeat each other, or do not fit the marks."""
    words = Counter(item.words for item in rubric.items)
    for k, item in enumerate(rubric.items, 1):
        if words[item.words] > 1:
            raise BlueprintError(
                f"{place}, item {k}: '{item.words}' appears twice. Its words are its identity:"
                " write others."
            )
        if out_of is not None and abs(item.worth) > out_of:
            verb = "takes" if item.worth < 0 else "gives"
            raise BlueprintError(
                f"{place}, item {k}: {verb} {marks_in_words(abs(item.worth))} of"
                f" {_counted_marks(out_of)}. {verb.title()[:-1]} {marks_in_words(out_of)} at most."
            )
    if out_of is not None and rubric.gives and rubric.most != out_of:
        raise BlueprintError(
            f"{place}: what it gives adds up to {marks_in_words(rubric.most)}, and the marks are"
            f" {marks_in_words(out_of)}. Let them agree."
        )
    return rubric


def _counted_marks(marks: Fraction) -> str:
    """So many marks: 1 mark, ½ marks, 2 marks."""
    return f"{marks_in_words(marks)} {'mark' if marks == 1 else 'marks'}"
