"""What commands share: options, a progress bar, and how data and talk are printed."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from genex.errors import FileError
from genex.messages import printable

_PATIENCE = 1.0  # seconds of work before a bar appears


def _plugins(_context: click.Context, _parameter: click.Parameter, paths: tuple[Path, ...]) -> None:
    """Add the families of the given Python files, and the points of TOML files."""
    from genex.families.registry import plug  # noqa: PLC0415  (a command imports what it needs)
    from genex.quiz.points import plug_points  # noqa: PLC0415

    for path in paths:
        (plug_points if path.suffix == ".toml" else plug)(path)


def with_plugins(command: Callable[..., None]) -> Callable[..., None]:
    """The option --plugin, for commands that need families."""
    return click.option(
        "--plugin", type=click.Path(path_type=Path), multiple=True, is_eager=True,
        expose_value=False, callback=_plugins, metavar="FILE",
        help="Add the families of a Python file, which is run, or the points of a TOML file.",
    )(command)  # fmt: skip


def say(lines: Iterable[object], remarks: Iterable[object]) -> None:
    """Print data to stdout and talk to stderr, even if nobody reads the data any more."""
    try:
        for line in lines:
            click.echo(printable(str(line)))
    except BrokenPipeError:
        raise
    except OSError as error:  # the disk is full; Python would try again when it ends
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115  (until then)
        raise FileError(
            f"the table cannot be printed: {error.strerror}. Print it elsewhere."
        ) from None
    finally:
        for remark in remarks:
            click.echo(printable(str(remark)), err=True)


def watched(items: Iterable[Any], count: int | None) -> Iterator[Any]:
    """The items; on a terminal, what takes more than a second gets a bar."""
    start, left, done = time.monotonic(), iter(items), 0
    for item in left:
        yield item
        done += 1
        if sys.stderr.isatty() and time.monotonic() - start > _PATIENCE:
            break
    else:
        return
    with click.progressbar(left, length=count, file=sys.stderr) as bar:
        bar.update(done)
        yield from bar


class Whole(click.IntRange):
    """A whole number, called so in errors."""

    name = "whole number"


family = click.argument("family", metavar="FAMILY")
seed = click.option(
    "--seed", type=Whole(0, 2**53 - 1), default=7, show_default=True,
    help="The number from which everything is drawn.",
)  # fmt: skip
level = click.option(
    "--level", default="exam", show_default=True, help="How hard: warm-up, exam or hard."
)

topic = click.option(
    "--topic", "topics", multiple=True, metavar="WORDS",
    help="Only families of the topic whose name has these words in it.",
)  # fmt: skip
