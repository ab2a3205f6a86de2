"""The one question everybody asks: whether an answer is the same as a reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from genex.algebra.equality.pair import random_key
from genex.algebra.names import Names
from genex.algebra.program.domains import Declared
from genex.algebra.question import question_of
from genex.algebra.reading.json_answers import Answer
from genex.algebra.tree import Tree
from genex.algebra.writing import tree_in_text


@dataclass(frozen=True)
class Verdict:
    """Equal (True), not equal (False) or undecided (None), why, and how the answer was read."""

    equal: bool | None
    reason: str
    tree: Tree
    names: Names

    @property
    def read_as(self) -> str:
        """The answer as it was understood: (ŷ − y)·w₁."""
        return tree_in_text(self.tree, self.names)


def compare(
    answer: Answer,
    reference: str,
    domains: Mapping[str, Declared] | None = None,
    tolerance: Mapping[str, Any] | None = None,
    definitions: Mapping[str, str] | None = None,
) -> Verdict:
    """Whether an answer equals a reference, as expressions in real numbers.

    `domains` maps a name to `real`, `positive`, `integer`, an interval, `index` or `count`;
    `tolerance` is `{"type": "abs" | "rel", "value": x}` or `{"type": "sigfigs", "digits": n}`;
    `definitions` maps a name to the expression it stands for. AnswerError, with the place, if the
    answer cannot be read or has no value; AuthorError if the question is at fault.
    """
    asked = question_of(reference, domains, definitions)
    tree = asked.read(answer)
    text = answer if isinstance(answer, str) else repr(answer)
    outcome = asked.outcome(tree, random_key(text, asked.text), tolerance, text)
    return Verdict(outcome.equal, outcome.reason, tree, asked.names)
