"""The kinds of answer there are; the first that suits what is asked is its kind."""

from typing import Any

from genex.answers.choices import CHOICE, SEVERAL, TRUTH
from genex.answers.formulas import FORMULA
from genex.answers.kind import Kind
from genex.answers.numeric import MATRIX, NAMED, NUMBER, VECTOR
from genex.answers.prose import PROSE
from genex.answers.shapes import SHAPE
from genex.answers.words import WORDS
from genex.errors import AuthorError

KINDS: tuple[Kind, ...] = (
    NAMED, FORMULA, TRUTH, CHOICE, SEVERAL, WORDS, PROSE, SHAPE, NUMBER, VECTOR, MATRIX
)  # fmt: skip


def kind_of(value: Any, *, formula: bool) -> Kind:
    """The kind of answer that a value takes, or its formula."""
    for kind in KINDS:
        if kind.suits(value, formula=formula):
            return kind
    raise AuthorError("no kind of answer takes such a value. Ask for numbers, lists or matrices.")
