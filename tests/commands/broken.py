"""Broken inputs as tables in Markdown: a heading, what is written, and the message that it gets."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

CASES = Path(__file__).parent / "cases"
MAKE = ["make-quiz", "paper.toml"]


@dataclass
class Case:
    """One broken input: files, a command that uses them, and what genex says."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    command: list[str] = field(default_factory=lambda: MAKE)
    message: str = ""

    def add(self, info: str, content: str) -> None:
        """A fenced block: `toml` is paper.toml, `python x.py` is x.py, `sh` is the command."""
        language, _, name = info.partition(" ")
        if language == "sh":
            self.command = shlex.split(content)[1:]
        elif language == "text":
            self.message = content.rstrip("\n")
        else:
            self.files[name or "paper.toml"] = content

    def write(self, folder: Path) -> None:
        """Its files, in a folder."""
        for name, content in self.files.items():
            (folder / name).write_text(content, "utf-8")


def cases(name: str) -> Iterator[Case]:
    """The cases in a file of the table's folder; each begins with a heading of the second level."""
    case = None
    tokens = MarkdownIt().parse((CASES / f"{name}.md").read_text("utf-8"))
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and before.tag == "h2":
            if case:
                yield case
            case = Case(token.content)
        elif token.type == "fence" and case:
            case.add(token.info, token.content)
    if case:
        yield case
