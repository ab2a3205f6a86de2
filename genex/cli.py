"""The command line: options in, one call, a few printed lines out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from genex.errors import GenexError
from genex.runtime import collect_rarely
from genex.version import __version__

PATIENCE = 1.0  # seconds of work before a bar appears


class Commands(click.Group):
    """One exit for every error that genex explains; any other is a bug and shows its traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; say what was wrong in one line."""
        print_what_can_be_printed()
        try:
            return super().invoke(context)
        except GenexError as error:
            click.echo(f"Error: {error}", err=True)
            context.exit(1)

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """Find the command, or guess which one was meant."""
        from genex.messages import guess  # noqa: PLC0415

        if args and not args[0].startswith("-") and self.get_command(context, args[0]) is None:
            context.fail(f"there is no command '{args[0]}'.{guess(args[0], self.commands)}")
        return super().resolve_command(context, args)


def print_what_can_be_printed() -> None:
    """A terminal that lacks a character shows a question mark in its place."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def plugins(_context: click.Context, _parameter: click.Parameter, paths: tuple[Path, ...]) -> None:
    """Add the families of the given files."""
    from genex.families.registry import plug  # noqa: PLC0415  (a command imports what it needs)

    for path in paths:
        plug(path)


def with_plugins(command: Callable[..., None]) -> Callable[..., None]:
    """The option --plugin, for commands that need families."""
    return click.option(
        "--plugin", type=click.Path(path_type=Path), multiple=True, is_eager=True,
        expose_value=False, callback=plugins, metavar="FILE.py",
        help="Add the families that a Python file defines. The file is run.",
    )(command)  # fmt: skip


def say(lines: Iterable[object], remarks: Iterable[object]) -> None:
    """Print data to stdout and talk to stderr."""
    for line in lines:
        click.echo(line)
    for remark in remarks:
        click.echo(remark, err=True)


def watched(items: Iterable[Any], count: int | None) -> Iterator[Any]:
    """The items; on a terminal, what takes more than a second gets a bar."""
    start, left, done = time.monotonic(), iter(items), 0
    for item in left:
        yield item
        done += 1
        if sys.stderr.isatty() and time.monotonic() - start > PATIENCE:
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
seed = click.option("--seed", type=Whole(0, 2**53 - 1), default=7, show_default=True)
level = click.option("--level", default="exam", show_default=True, help="How hard.")

topic = click.option(
    "--topic", "topics", multiple=True, metavar="WORDS",
    help="Only families of the topic with these words in it.",
)  # fmt: skip


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="genex")
def main() -> None:
    """Draw exercises for a first deep-learning course, with proven keys."""
    collect_rarely()


@main.command()
@click.argument("blueprint", required=False)
@click.option("--blueprint", "by_option", metavar="NAME", help="The same, as an option.")
@seed
@click.option("--student", help="Draw this student's variant: other numbers, equal work.")
@click.option(
    "--students",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw a variant for each student in a list, or in the column 'student' of a CSV table.",
)
@click.option(
    "--jobs", type=Whole(1, 64), help="With --students: how many processes.  [default: all]"
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="The folder to write into.  [default: out]"
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--large-print", is_flag=True, help="Set everything in large type.")
@click.option("--open", "show_it", is_flag=True, help="Show the exam when it is written.")
@click.option("--force", is_flag=True, help="Replace files of another content.")
@click.option(
    "--secret-file", type=click.Path(path_type=Path), help="A file with the course's secret."
)
@with_plugins
def make_quiz(
    blueprint: str | None, by_option: str | None, *, show_it: bool, **options: Any
) -> None:
    """Draw a quiz: exam and key as PDF files, and a blank answer sheet.

    BLUEPRINT is the name of one that ships with genex (quiz if left out), or a file of your own.
    """
    if blueprint and by_option:
        raise click.UsageError("give BLUEPRINT or --blueprint, not both.")
    issued = issue_to(blueprint=blueprint or by_option or "quiz", **options)
    say(issued.paths, issued.remarks)
    if show_it:
        click.launch(str(issued.paths[0]))


def issue_to(*, students: Path | None, jobs: int | None, **options: Any) -> Any:
    """Issue a quiz to everybody or to one student, or one to each student of a class."""
    if students is None:
        from genex.issue import issue  # noqa: PLC0415  (--help must be quick)

        return issue(**options)
    if options.pop("student") is not None:
        raise click.UsageError("give --student or --students, not both.")
    from genex.course import issue_class  # noqa: PLC0415  (one quiz needs no processes)

    return issue_class(students=students, jobs=jobs, watch=watched, **options)


@main.command()
@click.argument("handed_in", type=click.Path(path_type=Path), nargs=-1, metavar="FILE…")
@click.option("--key", type=click.Path(path_type=Path), help="A key, or a folder of keys.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    help="The folder with the quizzes, where the results go too.",
)  # fmt: skip
@click.option("--feedback/--no-feedback", default=True, help="Write a page for each student.")
@click.option("--solutions", is_flag=True, help="Show the worked solutions on these pages.")
@click.option("--again", is_flag=True, help="Mark stored answers again, and tell what changes.")
@click.option("--lower", is_flag=True, help="With --again: let marks fall, too.")
@click.option(
    "--secret-file", type=click.Path(path_type=Path),
    help="A file with the course's secret, by which keys are sealed.",
)  # fmt: skip
@click.pass_context
@with_plugins
def grade(context: click.Context, handed_in: tuple[Path, ...], **options: Any) -> None:
    """Mark what students handed in: JSON files, folders, zips, CSV tables."""
    from genex.grading.run import run  # noqa: PLC0415

    graded = run(handed_in, watch=watched, **options)
    say(graded.lines, graded.remarks)
    context.exit(graded.code)


@main.command()
@click.argument("family", required=False)
@seed
@level
@click.option(
    "--log", type=click.Path(path_type=Path), default=Path("out/practice.jsonl"),
    show_default=True, help="The file to which every answer is added.",
)  # fmt: skip
@with_plugins
def practice(family: str | None, seed: int, level: str, log: Path) -> None:
    """Practise in the terminal: exercises of FAMILY, or of all in turn."""
    from genex.practice import Session, practise  # noqa: PLC0415

    practise(Session(typed, click.echo, log), family, seed, level)


def typed() -> str | None:
    """A line from the terminal or a pipe; None at the end."""
    try:
        return str(click.prompt(">", default="", show_default=False, prompt_suffix=" "))
    except click.Abort:
        return None


@main.command("list")
@topic
@with_plugins
def list_families(topics: tuple[str, ...]) -> None:
    """List the families of exercises by topic."""
    from genex.listing import listing  # noqa: PLC0415

    click.echo(listing(topics))


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write.  [default: out/gallery.pdf]"
)
@seed
@level
@click.option("--family", "names", multiple=True, metavar="NAME", help="Only this family.")
@topic
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--open", "show_it", is_flag=True, help="Show the gallery when it is written.")
@click.option("--force", is_flag=True, help="Replace a file of another content.")
@with_plugins
def gallery(*, show_it: bool, **options: Any) -> None:
    """Draw a catalogue of all families: question, worked solution, slips."""
    from genex.gallery import issue_gallery  # noqa: PLC0415

    path = issue_gallery(watch=watched, **options)
    click.echo(path)
    if show_it:
        click.launch(str(path))


@main.command()
@family
@seed
@level
@click.option("--solution", is_flag=True, help="Show the worked solution and the slips too.")
@click.option(
    "--fields", is_flag=True,
    help="Show what a blueprint may say of it: fields, options, levels, parts, slips.",
)  # fmt: skip
@with_plugins
def show(family: str, seed: int, level: str, *, solution: bool, fields: bool) -> None:
    """Show an exercise of a family in the terminal."""
    from genex.describing import describe_family  # noqa: PLC0415
    from genex.showing import show_family  # noqa: PLC0415

    if fields and solution:
        raise click.UsageError("give --fields or --solution, not both.")
    how = describe_family if fields else partial(show_family, solution=solution)
    click.echo(how(family, seed, level))


@main.command()
@family
@click.option("--seeds", type=Whole(1, 10**7), default=1000, show_default=True)
@level
@click.option(
    "--variants", "students", type=Whole(0, 10**6), default=20, show_default=True,
    help="How many students' variants of one exercise are compared.",
)  # fmt: skip
@with_plugins
def check(**options: Any) -> None:
    """Report how a family behaves over many seeds: for its author."""
    from genex.stress import check_family  # noqa: PLC0415

    for line in check_family(watch=watched, **options):
        click.echo(line)


@main.command()
@click.argument("name")
def new(name: str) -> None:
    """Write the three files of a new family, as a start that works."""
    from genex.scaffold import next_step, write_scaffold  # noqa: PLC0415

    for path in write_scaffold(name, Path()):
        click.echo(path)
    click.echo(next_step(name, Path()), err=True)


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
def completion(shell: str) -> None:
    """Print what makes SHELL (bash, zsh or fish) complete genex's commands and options."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    kind = get_completion_class(shell)
    click.echo(kind(main, {}, "genex", "_GENEX_COMPLETE").source() if kind else "")
