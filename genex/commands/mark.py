"""genex mark: answers that a person marks, at the terminal."""

import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from genex.commands.options import say, with_plugins

_NARROWEST, _WIDEST = 40, 120  # columns


@click.command()
@click.argument("part", required=False)
@click.option("--student", metavar="ID", default="", help="Show the answers of one student only.")
@click.option(
    "--by", default="", metavar="NAME", help="Who marks; otherwise GENEX_MARKER, or your login."
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    help="The folder of the quizzes, in which the results lie.",
)  # fmt: skip
@click.option("--key", type=click.Path(path_type=Path), help="A key, or a folder of keys.")
@click.option(
    "--secret-file", type=click.Path(path_type=Path),
    help="A file with the course's secret, which seals the keys.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Show what genex has marked, too.")
@click.option("--paper", is_flag=True, help="The answers stand on paper: tick without a text.")
@click.option("--share", metavar="1/2", help="Take a share of the groups, such as the first half.")
@click.option("--undo", is_flag=True, help="Take back your last decision, and stop.")
@with_plugins
def mark(part: str | None, **options: Any) -> None:
    """Go through the answers to PART that a person marks, equal ones together."""
    from genex.by_hand.run import marking_run  # noqa: PLC0415

    say([], marking_run(part, _show, _size, **options))


def _show(lines: Sequence[str]) -> None:
    """Show a screen; in a pipe, one after the other."""
    if sys.stdout.isatty():
        click.clear()
    click.echo("\n".join(lines))


def _size() -> tuple[int, int]:
    """How wide and how high the terminal is."""
    columns, lines = get_terminal_size()
    return max(_NARROWEST, min(_WIDEST, columns)), lines
