"""genex practice: exercises in the terminal."""

import sys
from contextlib import suppress
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from genex.commands.options import level, seed, with_plugins

_LONGEST = 100_000  # characters of a line
_NARROWEST, _WIDEST = 40, 100  # columns


@click.command()
@click.argument("family", required=False)
@seed
@level
@click.option("--again", is_flag=True, help="Ask what went wrong before, by the log.")
@click.option("--progress", is_flag=True, help="Show how it goes with each family, by the log.")
@click.option(
    "--log", type=click.Path(path_type=Path), default=Path("out/practice.jsonl"),
    show_default=True, help="The file to which each answer is added.",
)  # fmt: skip
@with_plugins
def practice(log: Path, **options: Any) -> None:
    """Practise in the terminal: exercises of FAMILY, or of all in turn."""
    from genex.practice.session import Session, practice_run  # noqa: PLC0415

    practice_run(Session(_typed, click.echo, log, width=_width()), **options)


def _width() -> int:
    """How wide the text is, by the terminal."""
    return max(_NARROWEST, min(_WIDEST, get_terminal_size().columns))


def _typed() -> str | None:
    """A line from the terminal, where it may be edited, or from a pipe; None at the end."""
    if sys.stdin is None:  # it was closed before genex began
        return None
    return _edited() if sys.stdin.isatty() else _piped()


def _edited() -> str | None:
    """A line typed in a terminal, with its arrows and a history."""
    with suppress(ImportError):  # not every system has it
        import readline  # noqa: F401, PLC0415  (input uses it; it is loaded where somebody types)
    try:
        return input("> ")
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return None
    except UnicodeDecodeError:
        return "\N{REPLACEMENT CHARACTER}"  # which no answer holds


def _piped() -> str | None:
    """A line of a pipe or file, printed as if it had been typed."""
    try:
        raw = sys.stdin.buffer.readline(_LONGEST)
    except KeyboardInterrupt:
        raw = b""
    line = raw.decode("utf-8", "replace").rstrip("\r\n")
    click.echo(f"> {line}" if raw else "")
    return line if raw else None
