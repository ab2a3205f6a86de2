"""Programs, told apart by weight and slant."""

import pytest

from genex.document.highlight import _lines, highlight


def test_keywords_are_bold_and_comments_slanted():
    """A program is told apart by weight and slant; no colour is used."""
    first, second = highlight("def f(x):  # why\n    return None", "python")
    assert first == (
        ("CB", "def"),
        ("C", " "),
        ("C", "f"),
        ("C", "("),
        ("C", "x"),
        ("C", ")"),
        ("C", ":"),
        ("C", "  "),
        ("CI", "# why"),
    )
    assert ("CB", "return") in second
    assert ("CB", "None") in second


PROGRAMS = {
    "tensors": "import torch\nx = torch.rand(12, 3)  # 2 + 2\ny = x.view(-1, 36).sum(dim=1)",
    "module": "class Net(nn.Module):\n    def forward(self, x2):\n        return None or 1e-3",
    "imports": "from torch import (nn as m,\n    optim)\n@cache\nasync def f3(): ...",
    "a docstring": 'def f():\n    """Over\n    2 lines."""\n    return 17',
    "a text that goes on": "x = 'a\\\n1b'\nfor k in x: pass",
    "quotes": "s = f'{x1} # no comment' + \"12\"  # but 3",
    "old ends of lines": "a = 1\rreturn 2\r\nx = 0x1F + 007",
    "nothing": "",
}


@pytest.mark.parametrize("code", PROGRAMS.values(), ids=PROGRAMS)
def test_a_program_looks_the_same_line_by_line(code):
    """Lines are read one by one, with zeros for their digits: nobody sees that."""

    def letters(lines):
        return [[(font, letter) for font, text in line for letter in text] for line in lines]

    assert letters(highlight(code, "python")) == letters(_lines(code, "python"))


def test_an_unknown_language_is_set_as_it_is():
    """A listing in no language that is known loses nothing but its highlighting."""
    assert highlight("a\n\nb\n", "no-such-language") == ((("C", "a"),), (), (("C", "b"),))
