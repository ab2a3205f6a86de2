"""A question of an author's own, read from its table: text, answer, what is right and wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from genex.errors import BlueprintError
from genex.exact.choices import Prose
from genex.exact.values import ERROR
from genex.messages import shortly
from genex.questions.definition import DEFINING, Definition, Wrong
from genex.questions.drawn import read_ranges
from genex.questions.expressions import Condition, read_condition, read_expression_of
from genex.questions.forms import (
    FORMULA,
    IN_NUMBERS,
    SHAPE,
    TICK_ALL,
    TICK_ONE,
    TRUE_OR_FALSE,
    WORD,
    read_form,
    read_prose,
)
from genex.questions.names_of_formulas import read_names, sample_values
from genex.questions.own import check_question
from genex.questions.placeholders import Pieces, read_pieces
from genex.quiz.places import read_places
from genex.quiz.toml_table import Table

_CODE = re.compile(r"```.*?```|~~~.*?~~~|`[^`]*`", re.DOTALL)
_WRONG = ("says", "because", "misconception", "costs")
_MOST_OPTIONS = 26
_MISCONCEPTION_HINT = "Write it as words with hyphens, such as grad-is-value"


def read_definition(table: Table) -> Definition:
    """The definition in a table."""
    found = _Reading(table).definition()
    check_question(found)
    return found


class _Reading:
    """A table that is read, with the names that its texts may hold."""

    def __init__(self, table: Table) -> None:
        self.table, self.places = table, read_places(table)
        self.ranges = read_ranges(table.table("draw").values, f"{table.place}, draw")
        self.form = read_form(table.take("answer", str, "line"), self.at("answer"))
        self.names = read_names(table.take("names", tuple[str, ...], ()), self.at("names"))
        self.examples: dict[str, Any] = {one.name: one.values[0] for one in self.ranges}

    def at(self, key: str) -> str:
        """The place of a key, for errors."""
        return f"{self.table.place}, {key}"

    def definition(self) -> Definition:
        """All of it."""
        self.check_keys()
        options, numeric = self.options()
        return Definition(
            text=self.pieces("text"),
            form=self.form,
            right=self.right(options),
            wrong=tuple(self.wrong(options)),
            options=tuple(self.filled(one, "options") for one in options),
            in_order=numeric or "options" in self.table.values,
            places=self.places,
            within=self.within(),
            unit=self.table.take("unit", str, ""),
            names=self.names,
            reason=self.reason(),
            solution=self.pieces("solution"),
            ranges=self.ranges,
            where=self.where(),
            written={k: v for k, v in self.table.values.items() if k in DEFINING},
            place=self.table.place,
        )

    def pieces(self, key: str) -> Pieces:
        """A text with its holes."""
        return self.filled(self.table.take(key, str, ""), key)

    def filled(self, text: Any, key: str) -> Pieces:
        """A text or number with its holes, and with a partner for each dollar."""
        bare = _CODE.sub("", str(text)).replace(r"\$", "")
        if bare.count("$") % 2:
            raise BlueprintError(
                f"{self.at(key)}: a $ has no partner. Write \\$ for a dollar that is none."
            )
        return read_pieces(str(text), self.examples, self.at(key))

    def check_keys(self) -> None:
        """Refuse keys that the kind of answer has no use for."""
        uses = {
            "names": {FORMULA}, "unit": {*IN_NUMBERS}, "within": {*IN_NUMBERS},
            "options": {TICK_ONE, TICK_ALL},
        }  # fmt: skip
        for key, kinds in uses.items():
            if key in self.table.values and self.form.kind not in kinds:
                raise BlueprintError(
                    f'{self.at(key)}: means nothing with answer = "{self.form}". Remove it.'
                )
        if not self.form.kind and "right" in self.table.values:
            raise BlueprintError(
                f'{self.at("right")}: "{self.form}" is read by a person. Write it as solution, or'
                ' choose an answer that genex marks, such as answer = "word".'
            )
        if self.form.kind and "right" not in self.table.values:
            raise BlueprintError(
                f'{self.table.place}: answer = "{self.form}" has no right answer. Give right = …,'
                ' or let a person mark it: answer = "line".'
            )

    def reason(self) -> Prose | None:
        """The room for a reason."""
        text: str = self.table.take("reason", str, "")
        if text and not self.form.kind:
            raise BlueprintError(f"{self.at('reason')}: the answer is words already. Remove it.")
        return read_prose(text, self.at("reason")) if text else None

    def within(self) -> Fraction | None:
        """How far a number may be off."""
        found: Fraction | None = self.table.take("within", Fraction, None)
        if found is not None and (found <= 0 or self.places is not None):
            raise BlueprintError(
                f"{self.at('within')}: give a number above 0, and no decimals beside it."
            )
        return found

    def where(self) -> Condition | None:
        """What must hold of drawn numbers."""
        text: str = self.table.take("where", str, "")
        return read_condition(text, self.numbers(), self.at("where")) if text else None

    def numbers(self) -> dict[str, Any]:
        """The names that may stand in expressions, each with a number."""
        drawn = {n: value for n, value in self.examples.items() if not isinstance(value, str)}
        return drawn | dict(sample_values(self.names))

    # what is right and what is wrong

    def options(self) -> tuple[list[Any], bool]:
        """The options of boxes to tick, and whether they are numbers in their order."""
        if self.form.kind not in {TICK_ONE, TICK_ALL}:
            return [], False
        rights = self.rights()
        wrongs = [one.values.get("says") for one in self.wrong_tables()]
        found = self.table.values.get("options", [*rights, *wrongs])
        if not isinstance(found, list) or any(isinstance(one, (dict, list)) for one in found):
            raise BlueprintError(f"{self.at('options')}: expected a list of texts or numbers.")
        if not 2 <= len(found) <= _MOST_OPTIONS:
            raise BlueprintError(
                f"{self.table.place}: has {len(found)} options. Give 2 to {_MOST_OPTIONS}: one"
                " or more right, and wrong = [{ says = … }]."
            )
        for one in [*rights, *wrongs]:
            if one not in found:
                raise BlueprintError(f"{self.at('options')}: {shortly(one)} is not among them.")
        if len({str(one) for one in found}) < len(found):
            raise BlueprintError(f"{self.at('options')}: two options are the same. Remove one.")
        numeric = all(type(one) in {int, float} for one in found)
        return (sorted(found) if numeric and "options" not in self.table.values else found), numeric

    def rights(self) -> list[Any]:
        """The right options."""
        found = self.table.values["right"]
        if self.form.kind == TICK_ONE and isinstance(found, list):
            raise BlueprintError(
                f'{self.at("right")}: "tick one" has one right option. Give one, or write'
                ' answer = "tick all".'
            )
        if self.form.kind == TICK_ALL and not isinstance(found, list):
            raise BlueprintError(f"{self.at('right')}: expected a list of options, perhaps empty.")
        return list(found) if isinstance(found, list) else [found]

    def right(self, options: Sequence[Any]) -> Any:
        """What is right, as the kind of answer has it."""
        if not self.form.kind:
            return None
        if self.form.kind == TICK_ALL:
            return tuple(options.index(one) for one in self.rights())
        return self.said(self.table.values["right"], options, "right")

    def said(self, says: Any, options: Sequence[Any], key: str) -> Any:
        """What somebody says: an option's place, a truth, texts, or expressions."""
        kind, place = self.form.kind, self.at(key)
        if kind in {TICK_ONE, TICK_ALL}:
            return options.index(says)
        if kind == TRUE_OR_FALSE:
            return _truth(says, place)
        if kind == WORD:
            texts = says if isinstance(says, list) else [says]
            return tuple(self.filled(_text(one, place), key) for one in texts)
        if kind == SHAPE and says == ERROR:
            return ERROR
        return self.expressions(says, _DEPTHS[kind], place)

    def expressions(self, says: Any, depth: int, place: str) -> Any:
        """A number or formula, or so deep a list of them."""
        if depth:
            if not isinstance(says, list) or not says:
                raise BlueprintError(f"{place}: expected a list, found {shortly(says)}.")
            found = tuple(self.expressions(one, depth - 1, place) for one in says)
            if depth > 1 and len({len(row) for row in found}) > 1:
                raise BlueprintError(f"{place}: its rows have different lengths.")
            return found
        if type(says) not in {int, float, str}:
            raise BlueprintError(f"{place}: expected {_EXPECTED}, found {shortly(says)}.")
        return read_expression_of(str(says), self.numbers(), place)

    def wrong_tables(self) -> list[Table]:
        """The tables of what is wrong."""
        return self.table.tables("wrong", "wrong", within=self.table.place)

    def wrong(self, options: Sequence[Any]) -> Iterator[Wrong]:
        """What is wrong, and why."""
        if not self.form.kind and "wrong" in self.table.values:
            raise BlueprintError(
                f"{self.at('wrong')}: words are read by a person. Write what costs marks as rubric."
            )
        for one in self.wrong_tables():
            one.only(*_WRONG)
            if "says" not in one.values and self.form.kind != TRUE_OR_FALSE:
                raise BlueprintError(f"{one.place}: says nothing. Give says = …")
            yield self.one_wrong(one, options)

    def one_wrong(self, one: Table, options: Sequence[Any]) -> Wrong:
        """One wrong answer."""
        says = one.values.get("says")
        if self.form.kind == TRUE_OR_FALSE and says is None:
            says = not self.table.values["right"]
        return Wrong(
            self.said(says, options, "wrong"),
            self.filled(one.take("because", str, ""), "wrong"),
            _misconception(one),
            one.take("costs", Fraction, None),
        )


_DEPTHS: Mapping[str, int] = {"number": 0, FORMULA: 0, "numbers": 1, SHAPE: 1, "matrix": 2}
_EXPECTED = 'a number or an expression such as "n*(n + 1)"'


def _truth(says: Any, place: str) -> bool:
    """True or false."""
    if not isinstance(says, bool):
        raise BlueprintError(f"{place}: expected true or false, found {shortly(says)}.")
    return says


def _text(says: Any, place: str) -> str:
    """A text that is not empty."""
    if not isinstance(says, str) or not says.strip():
        raise BlueprintError(f"{place}: expected a word or a few, found {shortly(says)}.")
    return says


def _misconception(one: Table) -> str:
    """The name of a false belief."""
    found: str = one.take("misconception", str, "")
    if found and not all(part.isalnum() for part in found.split("-")):
        place = f"{one.place}, misconception"
        raise BlueprintError(f"{place}: {shortly(found)} is no name. {_MISCONCEPTION_HINT}.")
    return found
