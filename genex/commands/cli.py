"""The command line: options in, one call, a few printed lines out."""

import sys
from io import TextIOWrapper
from typing import Any

import click

from genex.commands.check import check
from genex.commands.completion import completion
from genex.commands.decide import decide_command
from genex.commands.gallery import gallery_command
from genex.commands.grade import grade_command
from genex.commands.list import list_families
from genex.commands.make_quiz import make_quiz_command
from genex.commands.mark import mark
from genex.commands.new import new
from genex.commands.practice import practice
from genex.commands.show import show
from genex.errors import GenexError
from genex.messages import guess, printable
from genex.runtime import collect_rarely
from genex.version import __version__

COMMANDS = (
    make_quiz_command,
    grade_command,
    mark,
    decide_command,
    practice,
    list_families,
    gallery_command,
    show,
    check,
    new,
    completion,
)


class _Commands(click.Group):
    """One exit for every error that genex explains; any other is a bug and shows its traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; say what was wrong in one line."""
        _print_what_can_be_printed()
        try:
            return super().invoke(context)
        except GenexError as error:
            click.echo(printable(f"Error: {error}"), err=True)
            context.exit(1)

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """Find the command, or guess which one was meant."""
        if args and not args[0].startswith("-") and self.get_command(context, args[0]) is None:
            context.fail(f"there is no command '{args[0]}'.{guess(args[0], self.commands)}")
        return super().resolve_command(context, args)


def _print_what_can_be_printed() -> None:
    """A terminal that lacks a character shows a question mark in its place."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="genex")
def main() -> None:
    """Draw exercises for a first deep-learning course, with proven keys."""
    collect_rarely()


for command in COMMANDS:
    main.add_command(command)
