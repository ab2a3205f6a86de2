"""Formulas as pages use them: pieces, places to break, text to copy."""

import re
from pathlib import Path
from unicodedata import normalize

import pytest

from genex import typeset
from genex.latex import symbols
from genex.latex.letters import ALPHABETS, letter_table
from genex.typeset.math import load_font, set_formula
from tests.typeset.math.sheet import single
from tests.typeset.reading import texts

FONT = load_font()
TORTURE = (Path(__file__).parent / "torture.txt").read_text().splitlines()


def copied(latex):
    """What a reader copies from a page with one formula, white space aside."""
    (text,) = texts(single(set_formula(latex, display=True).piece, 10.0))
    return normalize("NFC", text).split()


def test_cached_formula_is_the_same_object():
    """The second request for a formula costs a look-up."""
    assert set_formula("x + y") is set_formula("x + y")


@pytest.mark.parametrize("latex", TORTURE[1:20])
def test_same_formula_same_operators(latex):
    """Setting a formula anew gives the same operators."""
    before = set_formula(latex).piece
    set_formula.cache_clear()
    assert set_formula(latex).piece == before


@pytest.mark.parametrize("latex", TORTURE[1:])
def test_operators_are_complete_and_whole(latex):
    """Operators open and close their text, keep to whole units, and name every glyph they show."""
    piece = set_formula(latex.removeprefix("inline ")).piece
    assert piece.operators.count("BT") == piece.operators.count("ET") == 1
    assert piece.operators.count("BDC") == piece.operators.count("EMC")
    assert "." not in re.sub(r"<[^>]*>", "", piece.operators)
    shown = "".join(re.findall(r"<([0-9A-F]{4,})>", re.sub(r"/Span.*?BDC", "", piece.operators)))
    codes = {int(shown[i : i + 4], 16) for i in range(0, len(shown), 4)}
    assert piece.glyphs == (("M", frozenset(codes)),)


@pytest.mark.parametrize(
    ("latex", "count"),
    [
        ("x", 1),
        ("x = 1", 2),
        ("a + b = c - d", 4),
        ("-x", 1),
        ("x = -1", 2),
        (r"\left( a + b \right)", 1),
        ("{a + b}", 1),
        (r"\frac{a + b}{c}", 1),
        ("a = {} = b", 3),
        ("a ==b", 2),
    ],
)
def test_lines_break_after_relations_and_operators(latex, count):
    """A line may break after relations and binary operators that are not inside anything."""
    assert len(set_formula(latex).segments) == count


@pytest.mark.parametrize("latex", ["a + b = c - d", "x = -1, y", r"f(x) \to \frac{1}{2} + x_i^2"])
def test_segments_make_up_the_formula(latex):
    """The segments and the glue between them are as wide, high and deep as the formula."""
    formula = set_formula(latex)
    pieces = [piece for piece, _, _ in formula.segments]
    width = sum(piece.width + glue for piece, glue, _ in formula.segments)
    assert width == pytest.approx(formula.piece.width, abs=0.005)
    assert max(piece.height for piece in pieces) == formula.piece.height
    assert max(piece.depth for piece in pieces) == formula.piece.depth


def test_breaks_cost_what_tex_charges():
    """After a relation a break costs 500, after a binary operator 700, and glue is theirs."""
    first, second, last = set_formula("a = b + c").segments
    assert first[1:] == (pytest.approx(5 / 18), 500)
    assert second[1:] == (pytest.approx(4 / 18), 700)
    assert last[1:] == (0, 0)


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        ("a = b", "a = b"),
        (r"\mathbf{x} \in \mathbb{R}^n", "x ∈ Rn"),
        (r"\text{if } x > 0", "if x > 0"),
        (r"\operatorname{arg max} f", "arg max f"),
        (r"\frac{a + b}{c + d}", "a + b c + d"),
        (r"\hat{y}", "ŷ"),
        (r"\begin{bmatrix} 1.5 & -2 \\ 3 & 4 \end{bmatrix}", "[1.5 −2 3 4 ]"),
        (r"\left[\begin{matrix}1\\2\\3\\4\\5\\6\end{matrix}\right]", "[123456]"),
        (r"\sqrt{x}", "√x"),
        (r"\alpha + \beta \leq \Omega", "α + β ≤ Ω"),
        (r"f'(x)", "f ′(x)"),
    ],
)
def test_text_can_be_copied(latex, words):
    """A reader copies plain characters in the order of reading."""
    assert copied(latex) == words.split()


def test_every_symbol_is_in_the_font():
    """The font has each character of the tables of symbols, alphabets, accents and denials."""
    tables = (symbols.LARGE, symbols.INTEGRALS, symbols.DENIED, symbols.ACCENTS)
    chars = {char for table in tables for char in symbols.pairs(table).values()}
    chars |= {atom.nucleus for atom in symbols.symbol_table().values()}
    chars |= {char for name in ALPHABETS for char in letter_table(name).values()}
    chars |= {char for char in symbols.delimiters().values() if char}
    assert sorted(chars - set(FONT.characters)) == []


def test_metrics_belong_to_the_outlines():
    """The compiled metrics and the compiled font have the same glyphs with the same advances."""
    fonttools = pytest.importorskip("fontTools.ttLib")
    path = Path(typeset.__file__).parent / "fonts" / "STIXTwoMath-Core.ttf"
    font = fonttools.TTFont(path)
    names = font.getGlyphOrder()
    assert [font["hmtx"][name][0] for name in names] == FONT.advance
    assert {chr(c): names.index(n) for c, n in font.getBestCmap().items()} == FONT.characters


def test_licence_is_beside_the_font():
    """The font travels with its copyright and licence."""
    path = Path(typeset.__file__).parent / "fonts" / "STIXTwoMath-OFL.txt"
    text = path.read_text()
    assert "STIX Fonts Project Authors" in text
    assert "SIL OPEN FONT LICENSE" in text
