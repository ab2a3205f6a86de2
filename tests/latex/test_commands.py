"""The tables of commands and symbols."""

from genex.latex import symbols
from genex.latex.commands import COMMANDS


def test_every_name_is_one_command():
    """No name is both a symbol and a command with arguments."""
    assert sorted(set(symbols.symbol_table()) & set(COMMANDS)) == []
