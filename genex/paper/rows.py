"""Parts as the rows of a table: what is asked on the left, room for the answer on the right."""

from collections.abc import Iterable, Iterator, Sequence

from genex.document.blocks import AnswerBox, Block, Blocks, Columns, Paragraph, Rule, Together, runs
from genex.paper.question import Answer, asked_and_answered, lettered
from genex.quiz.item import Item
from genex.quiz.parts import Part

_WIDTHS = (1.35, 1.0)
_BOX = 0.0  # as high as the row


def rows_of(heads: Sequence[str], items: Iterable[Item], answer: Answer) -> Iterator[Block]:
    """The heads, then a row for each part."""
    titles = tuple((Paragraph(runs(head, bold=True)),) for head in heads)
    above: Blocks = (Rule(), Columns(titles, _WIDTHS), Rule())
    for item in items:
        for part in item.parts:
            if not part.is_reason:
                yield Together((*above, _row(item, part, answer), Rule()))
                above = ()


def _row(item: Item, part: Part, answer: Answer) -> Block:
    """What a part asks beside the room for its answer."""
    asked = lettered(part, tuple(asked_and_answered(item, part, _nothing)))
    return Columns(((asked,), tuple(map(_as_high, answer(item, part)))), _WIDTHS)


def _nothing(_item: Item, _part: Part) -> Iterator[Block]:
    """No answer under what is asked: it stands beside it."""
    return iter(())


def _as_high(block: Block) -> Block:
    """A box as high as its row; all else as it is."""
    return AnswerBox(_BOX) if isinstance(block, AnswerBox) and not block.body else block
