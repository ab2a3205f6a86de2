"""genex make-quiz: a quiz, or one for each student of a class."""

from pathlib import Path
from typing import Any

import click

from genex.commands.options import Whole, say, seed, watched, with_plugins


@click.command()
@click.argument("blueprint", required=False)
@click.option("--blueprint", "by_option", metavar="NAME", help="The blueprint, given as an option.")
@seed
@click.option("--student", help="Draw this student's variant: other numbers, equal work.")
@click.option(
    "--students",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw a variant for each student in a list, or in the column 'student' of a CSV table.",
)
@click.option(
    "--jobs",
    type=Whole(1, 64),
    help="How many processes draw variants for --students.  [default: one per core]",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="The folder to write into.  [default: out]"
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="The size of the paper.",
)
@click.option("--large-print", is_flag=True, help="Print everything in large type.")
@click.option("--open", "show_it", is_flag=True, help="Open the exam once it is written.")
@click.option(
    "--force", is_flag=True, help="Replace files of the same papers that have other content."
)
@click.option(
    "--secret-file", type=click.Path(path_type=Path), help="A file with the course's secret."
)
@with_plugins
def make_quiz_command(
    blueprint: str | None, by_option: str | None, *, show_it: bool, **options: Any
) -> None:
    """Draw a quiz: exam and key as PDF files, and a blank answer sheet.

    BLUEPRINT is the name of one that comes with genex (by default quiz) or the path of your own.
    """
    if blueprint and by_option:
        raise click.UsageError("give BLUEPRINT or --blueprint, not both.")
    issued = _issue_to(blueprint=blueprint or by_option or "quiz", **options)
    say(issued.paths, issued.remarks)
    if show_it:
        click.launch(str(issued.paths[0]))


def _issue_to(*, students: Path | None, jobs: int | None, **options: Any) -> Any:
    """Issue a quiz to everybody or to one student, or one to each student of a class."""
    if students is None:
        from genex.publishing.quiz_files import issue  # noqa: PLC0415  (--help must be quick)

        return issue(**options)
    if options.pop("student") is not None:
        raise click.UsageError("give --student or --students, not both.")
    from genex.publishing.class_run import issue_class  # noqa: PLC0415  (one quiz needs no processes)

    return issue_class(students=students, jobs=jobs, watch=watched, **options)
