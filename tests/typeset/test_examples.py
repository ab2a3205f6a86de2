"""The examples in docstrings of the typesetter are true."""

import doctest

import pytest

from genex.typeset.blocks import table
from genex.typeset.pdf import embedding
from genex.typeset.text import hyphenation
from tests.tools import compile_patterns


@pytest.mark.parametrize("module", [embedding, hyphenation, table, compile_patterns])
def test_examples(module):
    """Every example gives what it says, and there is at least one."""
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
