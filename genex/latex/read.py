"""LaTeX mathematics into atoms: the parser with all commands, scripts and refusals."""

from collections.abc import Container

from genex.latex.commands import COMMANDS
from genex.latex.parser import END, Language, Parser
from genex.latex.refusals import refuse
from genex.latex.scripts import read_scripts
from genex.latex.tree import Items

_LANGUAGE = Language(COMMANDS, read_scripts, refuse)


def read_formula(source: str, drawable: Container[str]) -> Items:
    """The atoms of a formula; words in it may use the drawable characters."""
    return Parser(source, drawable, _LANGUAGE).items(END)
