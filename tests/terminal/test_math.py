"""Formulas as text: what is shown for LaTeX, and laws that hold for all of it."""

import re
from pathlib import Path

import pytest

from genex.document.blocks import Place
from genex.errors import TemplateError
from genex.terminal import math
from genex.terminal.cells import cells_of_line

DISPLAYS = Path(__file__).with_name("displays.md").read_text(encoding="utf-8")
CASE = re.compile(r"## (.+?)\n\n```latex\n(.+?)\n```\n\n```text\n(.*?)\n```", re.DOTALL)
WIDE, NARROW = (CASE.findall(part) for part in DISPLAYS.split("# In a room of 36 cells"))

INLINE = [
    (r"x", "x"),
    (r"x_1", "x₁"),
    (r"x_{ij}", "xᵢⱼ"),
    (r"s_{i y_i}", "s_iyᵢ"),
    (r"s_{i,j}", "s_(i,j)"),
    (r"n_{\text{out}}", "nₒᵤₜ"),
    (r"W_Q", "W_Q"),
    (r"\theta_j^2", "θⱼ²"),
    (r"x^2", "x²"),
    (r"e^{-z}", "e⁻ᶻ"),
    (r"e^{5.9}", "e^5.9"),
    (r"e^{-8.5}", "e^(−8.5)"),
    (r"e^{s_{ij}}", "e^sᵢⱼ"),
    (r"x^{y^z}", "x^(yᶻ)"),
    (r"h^{(l)}_{t-1}", "hₜ₋₁⁽ˡ⁾"),
    (r"W^\top x", "Wᵀx"),
    (r"f'(x)", "f′(x)"),
    (r"\partial L / \partial S", "∂L/∂S"),
    (r"\frac{\partial L}{\partial x_1}", "∂L/∂x₁"),
    (r"\frac{\hat{y} - y}{n}", "(ŷ − y)/n"),
    (r"\frac{a}{bc}", "a/(bc)"),
    (r"\frac{1}{2n}", "1/(2n)"),
    (r"\frac{1}{2} n_{\text{in}}\, \sigma^2", "(1/2)nᵢₙ σ²"),
    (r"\frac{1}{2} + x", "1/2 + x"),
    (r"-\frac{1}{2}", "−1/2"),
    (r"\ln \frac{a}{b}", "ln(a/b)"),
    (r"\frac{a}{b}^2", "(a/b)²"),
    (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
    (r"\sqrt{2}", "√2"),
    (r"\sqrt{3 \sigma^2}", "√(3σ²)"),
    (r"\sqrt{2} x", "√2 x"),
    (r"\sqrt[3]{x}", "∛x"),
    (r"\sqrt[n]{a + b}", "ⁿ√(a + b)"),
    (r"\hat{y}_{ij}", "ŷᵢⱼ"),
    (r"\vec{v}", "v⃗"),
    (r"\overline{xy}", "x̅y̅"),
    (r"-\ln \hat{y}", "−ln ŷ"),
    (r"2 \ln (1 - \hat{y})", "2 ln(1 − ŷ)"),
    (r"\max(0,\; 5.9 - 8.5 + 1)", "max(0, 5.9 − 8.5 + 1)"),
    (r"\max\bigl(0, -x\bigr)", "max(0, −x)"),
    (r"\mathrm{E}[x_i^2]", "E[xᵢ²]"),
    (r"\mathrm{var}(a)", "var(a)"),
    (r"\mathbf{W}\mathbf{x} + \mathbf{b} \in \mathbb{R}^d", "Wx + b ∈ ℝᵈ"),
    (r"\mathcal{L}(\theta)", "ℒ(θ)"),
    (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
    (r"\sum_{j \ne y_i} a_j", "∑_(j≠yᵢ) aⱼ"),
    (r"\arg\max_k p_k", "arg maxₖ pₖ"),
    (r"\int_0^\infty f(x)\,dx", "∫₀^∞ f(x) dx"),
    (r"p(x \mid y)", "p(x | y)"),
    (r"\lVert w \rVert_2^2", "‖w‖₂²"),
    (r"1, \dots, n", "1, …, n"),
    (r"a + \dots + z", "a + ⋯ + z"),
    (r"\begin{bmatrix} 1 & -2 \\ 3 & 4 \end{bmatrix}", "[1, −2; 3, 4]"),
    (r"\begin{cases} x, & x > 0 \\ 0 & \text{otherwise} \end{cases}", "{x, x > 0; 0, otherwise}"),
    (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a = b; c = d"),
    (r"a \not= b", "a ≠ b"),
    (r"x \xrightarrow{f} y", "x ──f─→ y"),
    (r"\underbrace{a + b}_{n}", "(a + b)ₙ"),
    (r"\boxed{42}", "[ 42 ]"),
    (r"100\,\%", "100 %"),
    (r"\binom{n}{k}", "(n over k)"),
    (r"x_\text{new} y", "x_new y"),
]
FORMULAS = [latex for _, latex, _ in WIDE + NARROW] + [latex for latex, _ in INLINE]


def shown(latex: str, room: int) -> str:
    """A displayed formula without the white space at the end of rows."""
    return "\n".join(row.rstrip(" ") for row in math.formula_in_rows(latex, room).rows)


@pytest.mark.parametrize(("latex", "expected"), INLINE)
def test_inline(latex, expected):
    """A formula among words is one row that reads like the formula."""
    assert expected == math.inline(latex)


@pytest.mark.parametrize(
    ("latex", "expected"), [case[1:] for case in WIDE], ids=[c[0] for c in WIDE]
)
def test_display(latex, expected):
    """A displayed formula has the shape that it has on paper."""
    assert expected == shown(latex, 80)


@pytest.mark.parametrize(
    ("latex", "expected"), [case[1:] for case in NARROW], ids=[c[0] for c in NARROW]
)
def test_display_in_a_narrow_room(latex, expected):
    """A formula that is too wide is broken where a reader would break it."""
    assert expected == shown(latex, 36)


def test_the_file_of_displays_is_read_to_its_end():
    """Every case of the file is one that is tested."""
    assert DISPLAYS.count("\n## ") == len(WIDE) + len(NARROW) > 35


@pytest.mark.parametrize("latex", FORMULAS)
@pytest.mark.parametrize("room", [20, 36, 80])
def test_rows_of_a_box_have_one_width(latex, room):
    """Every row of a box takes as many cells, and one of them is the baseline."""
    box = math.formula_in_rows(latex, room)
    assert {box.width} == set(map(cells_of_line, box.rows))
    assert 0 <= box.base < len(box.rows)


@pytest.mark.parametrize("latex", FORMULAS)
def test_the_baseline_is_the_row_of_what_precedes(latex):
    """Whatever a formula becomes, a letter before it stands on its baseline."""
    box = math.formula_in_rows(f"q {latex}", 1000)
    assert [n for n, row in enumerate(box.rows) if row.lstrip().startswith("q")] == [box.base]


@pytest.mark.parametrize("latex", [latex for _, latex, _ in NARROW])
def test_a_broken_formula_fits(latex):
    """A formula that can be broken is no wider than its room."""
    assert math.formula_in_rows(latex, 1000).width > 36 >= math.formula_in_rows(latex, 36).width


def test_what_cannot_be_read_is_reported_with_its_place():
    """An unknown command is an error of the template, with place, fact and a guess."""
    place = Place("templates/loss.md.j2", 3, 7)
    message = r"loss\.md\.j2, line 3, column 11: unknown .*did you mean \\frac"
    with pytest.raises(TemplateError, match=message):
        math.inline(r"x + \frca{1}{2}", place)


def test_a_formula_without_place_is_quoted():
    """A formula from nowhere is named by itself."""
    with pytest.raises(TemplateError, match=r"formula 'a\}', line 1, column 2: \} closes nothing"):
        math.formula_in_rows("a}", 80)
