"""A rubric in the key: each item with a box to tick, its number and what it takes or gives."""

from collections.abc import Iterator

from genex.document.blocks import Block, Choice, Choices, Framed, Paragraph, Text, runs
from genex.document.markdown import read_inline
from genex.exact.marks_in_words import marks_in_words
from genex.quiz.rubric import Rubric, RubricItem
from genex.wording.texts import fixed_word


def rubric_boxes(rubric: Rubric, source: str) -> Iterator[Block]:
    """The items of a rubric; those of a group stand together, since one of them applies."""
    numbered = list(enumerate(rubric.items, 1))
    alone = tuple(_box(k, item, source) for k, item in numbered if item.group is None)
    yield Paragraph(runs(fixed_word("rubric_from", gives=rubric.gives), bold=True), clings=True)
    if alone:
        yield Choices(alone)
    for group in dict.fromkeys(item.group for item in rubric.items if item.group is not None):
        inside = tuple(_box(k, item, source) for k, item in numbered if item.group == group)
        yield Framed((Choices(inside),), runs(fixed_word("one_of_these")), "bar")


def _box(number: int, item: RubricItem, source: str) -> Choice:
    """A box, the number of the item, what it is worth, and its words."""
    sign = "+" if item.worth > 0 else ""
    worth = Text(f"{number}  {sign}{marks_in_words(item.worth)}  ", bold=True)
    when = fixed_word("ticked_when", when=item.when) if item.when else ""
    tag = (Text(f"  [{when}]", italic=True),) if when else ()
    return Choice((worth, *read_inline(item.words, source), *tag))
