"""Whatever is typed, a formula is set or refused: nothing else happens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genex.latex.commands import COMMANDS
from genex.latex.symbols import symbol_table
from genex.typeset.math import FormulaError, set_formula

ENDS = [name.replace("begin", "end") for name in COMMANDS if name.startswith(r"\begin")]
MARKS = ["{", "}", "[", "]", "&", r"\\", "^", "_", "'", "$", r"\right", r"\middle", r"\hline", "#"]
PARTS = ["{x}", "{a b}", "1.5", "12", "{", "}", "{}", ".", "|", r"\text{if $x$}", r"\limits", "٣"]
TOKENS = sorted({*COMMANDS, *symbol_table(), *ENDS, *MARKS, *PARTS})


def assert_set_or_refused(latex):
    """A formula has a piece and segments, or a FormulaError says why not."""
    try:
        formula = set_formula(latex)
    except FormulaError as caught:
        place = caught.line, caught.column
    else:
        place = len(formula.segments), 1
        assert formula.piece.height + formula.piece.depth >= 0
    assert min(place) >= 1


@given(st.lists(st.sampled_from(TOKENS), max_size=12).map(" ".join))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_tokens(latex):
    """Commands, marks and symbols in any order never raise anything but a FormulaError."""
    assert_set_or_refused(latex)


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text(latex):
    """No text raises anything but a FormulaError."""
    assert_set_or_refused(latex)


@pytest.mark.parametrize("latex", ["", " ", "{}", r"\quad", r"\!", r"\displaystyle"])
def test_formulas_without_ink(latex):
    """A formula without symbols is a piece that draws nothing."""
    piece = set_formula(latex).piece
    assert piece.operators == ""
    assert piece.glyphs == ()


@pytest.mark.parametrize(
    ("latex", "same"),
    [
        (r"\frac12", r"\frac{1}{2}"),
        (r"\frac 1.5", r"\frac{1}{.}5"),
        ("x^12", "x^{1}2"),
        ("x_1^2", "x^2_1"),
        ("α ≤ ∑", r"\alpha \leq \sum"),
        (r"\argmax_x", r"\operatorname*{arg max}_x"),
        (r"\mathrm{d}x", r"{\mathrm d}x"),
        (r"a\not=b", r"a\neq b"),
        ("a\n  b", "ab"),
        (r"\begin{matrix} 1 \\ 2 \\ \end{matrix}", r"\begin{matrix} 1 \\ 2 \end{matrix}"),
        (r"\text{a \textbf{b} {c}}", r"\text{a }\textbf{b}\text{ c}"),
        (r"\text{a\% of $x$}", r"\text{a}\%\text{ of }x"),
        (r"\left<x\right>", r"\left\langle x\right\rangle"),
    ],
)
def test_two_spellings_of_one_formula(latex, same):
    """As in LaTeX, these pairs are set alike."""
    assert set_formula(latex).piece == set_formula(same).piece


def test_deep_but_readable_nesting_is_set():
    """Twenty fractions in each other are no problem."""
    assert set_formula(r"\frac{1}{" * 20 + "x" + "}" * 20).piece.height > 0
