"""Laws of pages: what stays together, what never stands alone, what head and foot say."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from genex.document.blocks import (
    AnswerBox,
    Block,
    Display,
    Framed,
    Heading,
    Item,
    Items,
    Listing,
    Meta,
    PageBreak,
    Paragraph,
    RuledLines,
    Space,
    Table,
    Together,
    runs,
)
from genex.typeset import Marginal, Margins, PageSetup, Style, write_pdf
from genex.typeset.blocks.flow import set_block, set_blocks
from genex.typeset.pages.galley import MUST, unrolled
from genex.typeset.pages.pages import cut_pages
from tests.typeset import specimen
from tests.typeset.reading import chars, sizes, texts

SETUP = PageSetup(margins=Margins(30, 40, 120, 40))
LONG = "Words fill the lines of this paragraph until there are some. " * 3


def paragraph(lines: int) -> Paragraph:
    """Return a paragraph of at least so many lines."""
    return Paragraph(runs(LONG * lines)) if lines > 1 else Paragraph(runs("One line."))


BLOCKS = st.one_of(
    st.integers(1, 4).map(paragraph),
    st.integers(1, 3).map(lambda level: Heading(runs("Title"), level)),
    st.just(Display("x = 1")),
    st.floats(1, 12).map(AnswerBox),
    st.integers(1, 6).map(RuledLines),
    st.integers(1, 12).map(lambda n: Listing("\n".join(["pass"] * n))),
    st.integers(1, 9).map(lambda n: Table(("left",), ((runs("a"),),), ((runs("b"),),) * n)),
    st.floats(0.5, 3).map(Space),
    st.integers(1, 3).map(lambda n: Framed((paragraph(n), paragraph(1)), runs("Solution"), "tint")),
    st.integers(1, 3).map(
        lambda n: Items((Item(runs("(a)"), (paragraph(n), AnswerBox(2))),), ordered=True)
    ),
)


def cut(blocks: tuple[Block, ...], setup: PageSetup = SETUP):
    """Return the roll of a document, its groups and its pages."""
    setting = set_blocks(blocks, setup.measure, setup.style)
    roll = unrolled(setting)
    return roll, setting.groups, cut_pages(roll, setting.groups, setup.room)


def owners(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """Return for every row its block and its place in it."""
    counts = [len(set_block(b, SETUP.measure, SETUP.style).rows) for b in blocks]
    return [(block, place) for block, count in enumerate(counts) for place in range(count)]


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=25))
def test_pages_hold_every_row_once_and_none_is_too_long(blocks):
    """Pages cover the document in order, and no page has more on it than it has room for."""
    roll, _, cuts = cut(tuple(blocks))
    assert [row for c in cuts for row in range(c.start, c.stop)] == list(range(len(roll.rows)))
    for c in cuts:
        if c.stop - c.start > 1:
            assert roll.bottom(c.stop - 1) - c.origin <= SETUP.room + 0.02


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, min_size=2, max_size=25))
def test_no_line_of_a_paragraph_stands_alone(blocks):
    """Neither the first nor the last line of a paragraph is alone on a page."""
    of = owners(tuple(blocks))
    counts = [len(set_block(b, SETUP.measure, SETUP.style).rows) for b in blocks]
    for c in cut(tuple(blocks))[2][1:]:
        block, place = of[c.start]
        if isinstance(blocks[block], Paragraph):
            assert place == 0 or 2 <= place <= counts[block] - 2


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, min_size=2, max_size=25))
def test_a_heading_stays_with_what_follows(blocks):
    """No page but the last ends with a heading, unless it could end nowhere else."""
    of = owners(tuple(blocks))
    roll, _, cuts = cut(tuple(blocks))
    for c in cuts[:-1]:
        if isinstance(blocks[of[c.stop - 1][0]], Heading):
            assert all(row.hold == MUST for row in roll.rows[c.start + 1 : c.stop])


@settings(max_examples=100, deadline=None)
@given(st.lists(BLOCKS, max_size=8), st.lists(BLOCKS, min_size=1, max_size=4))
def test_a_group_that_fits_is_not_divided(before, inside):
    """Blocks kept together share a page whenever one page can hold them."""
    assume(not (before and isinstance(before[-1], Heading)))  # which would stay with them
    blocks = (*before, Together(tuple(inside)))
    roll, groups, cuts = cut(blocks)
    start = len(set_blocks(tuple(before), SETUP.measure, SETUP.style).rows)
    group = next((g for g in groups if g.start == start and g.stop == len(roll.rows)), None)
    if group is None or group.stop - group.start < 2:
        return
    if _height(roll, group) <= SETUP.room - 12:
        pages = {i for i, c in enumerate(cuts) if c.start < group.stop and group.start < c.stop}
        assert len(pages) == 1


def _height(roll, group) -> float:
    return roll.bottom(group.stop - 1) - roll.top(group.start)


def test_a_group_that_no_page_holds_is_divided_where_lines_may_part():
    """A group longer than a page fills its first page to the end."""
    blocks = (Paragraph(runs("Before.")), Together(tuple(paragraph(3) for _ in range(12))))
    roll, _, cuts = cut(blocks)
    assert len(cuts) > 1
    assert roll.bottom(cuts[0].stop - 1) > 0.85 * SETUP.room


def test_a_question_takes_its_box_along():
    """An answer box that does not fit takes the line above it to the next page."""
    filler = Space(28)
    blocks = (Paragraph(runs("First.")), filler, Paragraph(runs("What is x?")), AnswerBox(8))
    pages = texts(write_pdf(blocks, SETUP, Meta("x")))
    assert ["x?" in page for page in pages] == [False, True]


def test_a_page_break_starts_a_page():
    """What follows a page break is on the next page; two breaks leave no empty page."""
    blocks = (Paragraph(runs("One.")), PageBreak(), PageBreak(), Paragraph(runs("Two.")))
    assert [t.strip() for t in texts(write_pdf(blocks, PageSetup(), Meta("x")))] == ["One.", "Two."]


def test_no_white_at_the_top_of_a_page():
    """Space that falls on a page break is dropped: text starts where all pages start."""
    blocks = (Paragraph(runs("Hxg.")), PageBreak(), Space(5), Paragraph(runs("Hxg.")))
    data = write_pdf(blocks, PageSetup(), Meta("x"))
    assert chars(data, 0)[0].baseline == chars(data, 1)[0].baseline


def test_head_and_foot_know_how_many_pages_there_are():
    """Page n of m is right on every page, and m is the number of pages."""
    data = write_pdf(specimen.blocks(), specimen.LARGE, specimen.META)
    pages = texts(data)
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Specimen" in text


def test_an_empty_document_is_one_page():
    """Nothing to print is still a page with its foot."""
    setup = PageSetup(foot=lambda page, pages: Marginal(runs(f"{page}/{pages}")))
    assert [t.strip() for t in texts(write_pdf((), setup, Meta("Empty")))] == ["1/1"]


def test_large_print_is_larger_in_all():
    """Twice the size is twice the size of text, distances and boxes."""
    small, large = (
        unrolled(set_blocks(specimen.blocks()[5:6], 480 * k, Style(size=10 * k))) for k in (1, 2)
    )
    assert len(small.rows) == len(large.rows)
    ratio = large.bottom(len(large.rows) - 1) / small.bottom(len(small.rows) - 1)
    assert abs(ratio - 2) < 0.01


def test_paper_sizes():
    """A4 is 210 by 297 millimetres, letter 8½ by 11 inches."""
    for paper, size in (("a4", (595.28, 841.89)), ("letter", (612, 792))):
        data = write_pdf((Paragraph(runs("One.")),), PageSetup(paper), Meta("Paper"))
        assert [tuple(round(side, 2) for side in sheet) for sheet in sizes(data)] == [size]


def test_ink_stays_in_the_margins():
    """On every page of the specimen, all characters are between the side margins."""
    data = write_pdf(specimen.blocks(), specimen.SETUP, specimen.META)
    setup = specimen.SETUP
    for page in range(len(texts(data))):
        for char in chars(data, page):
            assert setup.left - 1 <= char.left
            assert char.right <= setup.left + setup.measure + 1
