"""What nobody should send: it is refused or judged, within bounds, and never run."""

from itertools import pairwise

import pytest

from genex.algebra import compare
from genex.algebra.reading.read import read_tree
from genex.errors import AnswerError

HUGE = {
    "ten megabytes of digits": "9" * 10_000_000,
    "ten thousand brackets": "(" * 10_000 + "x" + ")" * 10_000,
    "a thousand brackets": "(" * 900 + "x" + ")" * 900,
    "signs": "-" * 1500 + "x",
    "exponents": "^".join(["x"] * 500),
    "towers": "9^9^9^9",
    "functions": "sin(" * 300 + "x" + ")" * 300,
    "factorials": "9!!!!",
    "quotients": "/".join(["x"] * 500),
    "terms": "+".join(["x"] * 900),
    "LaTeX groups": "\\frac{" * 200 + "x",
    "lists": "[" * 1000 + "]" * 1000,
    "bars": "|" * 999 + "x",
    "sums in sums": "Σ_j " * 200 + "x_j",
}
REFUSED = [
    "__import__('os').system('true')",
    "(lambda: 0)()",
    "x.__class__",
    "[c for c in x]",
    "exec('1')",
    "open('x')",
    "x if x else x",
    "`id`",
    "{{7*7}}",
    "%s%n",
    "<script>x</script>",
    "\\input{x}",
    "\\write18{id}",
    "\\def\\x{x}",
    "NaN",
    "nan",
    "-inf",
    "Infinity",
    "x\x00",
    "\x1b[31mx",
    "x\u202ey",
    "\u2066x\u2069",
    "x\u200b",
    "\ufeffx",
    "x\udfff",
    "\U000e0041x",
    "х",  # a Cyrillic letter
    "ｘ",
    "𝑥",
    "١",
    "Ⅳ",
    "9^9^9^9",
    "(10^300)^(10^300)",
    "x^(10^12)",
    "(10^7)!",
]


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_what_is_too_large_is_refused(text):
    """Length, depth and size are bounded before any work is done."""
    with pytest.raises(AnswerError):
        compare(text, "x + 1", {"x": "real"})


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_expression_is_refused(text):
    """Code, markup, strange characters and absurd numbers are messages, never exceptions."""
    with pytest.raises(AnswerError):
        compare(text, "x + 1", {"x": "real"})


@pytest.mark.parametrize(
    "text",
    [
        "exp(exp(exp(exp(x))))",
        "x^x^x^x^x^x^x^x",
        "exp(10^100)",
        "(x+1)^1000000",
        "sin(10^300*x)",
        "exp(-10^9*x^2)",
        "1e400*x - 1e-400",
        "2^x^2^x^2^x",
        "4000!*x",
        "tan(10^50)",
        "max(" + ",".join(f"x^{n}" for n in range(1, 50)) + ")",
        "*".join(["(x+1)"] * 90),
        "+".join(f"sqrt(x^2+{n})" for n in range(60)),
    ],
)
def test_what_is_hard_is_not_taken_for_equal(text):
    """Absurd values are different or undecided, never equal."""
    assert not compare(text, "x + 1", {"x": "real"}).equal


def test_nothing_evaluates_text():
    """No module of the language calls eval, exec, compile or sympy."""
    from pathlib import Path

    import genex.algebra

    for path in Path(genex.algebra.__file__).parent.rglob("*.py"):
        words = path.read_text(encoding="utf-8").replace("(", " ( ").split()
        called = {word for word, after in pairwise(words) if after == "("}
        assert not called & {"eval", "exec", "compile", "__import__", "sympify", "parse_expr"}, path
        assert "sympy" not in words, path


def test_the_hot_path_imports_neither_sympy_nor_numpy():
    """Most comparisons need no library: imports would take longer than the comparison."""
    import subprocess
    import sys

    program = (
        "import sys; from genex.algebra import compare;"
        "assert compare('(x+1)^2', 'x^2+2x+1').equal;"
        "assert not {'sympy', 'numpy', 'mpmath'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_same_answer_gets_the_same_verdict():
    """Sample points depend on the texts alone, so a verdict can be repeated."""
    answer, reference = "x + exp(-x)*sin(x)", "x + sin(x)*cos(x)"
    first = compare(answer, reference)
    assert (first.equal, first.reason) == (False, compare(answer, reference).reason)
    assert read_tree(first.read_as) == first.tree
