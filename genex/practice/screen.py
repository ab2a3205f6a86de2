"""What is said in practice: Markdown as text in a terminal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from genex.document.blocks import Block
from genex.document.markdown import read_markdown
from genex.figures import with_figures
from genex.terminal.write import to_text
from genex.wording import texts as wording


@dataclass(frozen=True)
class Screen:
    """Where things are said, and how wide it is."""

    say: Callable[[str], None]
    width: int = 80

    def tell(self, text: str, source: str = "practice.md.j2") -> None:
        """Say some Markdown."""
        self.show(with_figures(read_markdown(text, source), source))

    def show(self, blocks: Iterable[Block]) -> None:
        """Say some blocks."""
        self.say(to_text(tuple(blocks), self.width))
        self.say("")

    def words(self, name: str, **values: object) -> None:
        """Say one of the fixed sentences."""
        self.tell(wording.practice_words(name, **values))
