"""genex grade: what students handed in is marked."""

from pathlib import Path
from typing import Any

import click

from genex.commands.options import say, watched, with_plugins


@click.command()
@click.argument("handed_in", type=click.Path(path_type=Path), nargs=-1, metavar="FILE…")
@click.option("--key", type=click.Path(path_type=Path), help="A key, or a folder of keys.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    help="The folder of the quizzes, where the results go too.",
)  # fmt: skip
@click.option("--feedback/--no-feedback", default=True, help="Write a page for each student.")
@click.option("--solutions", is_flag=True, help="Show the worked solutions on these pages.")
@click.option("--again", is_flag=True, help="Mark the stored answers again, and list what changes.")
@click.option("--lower", is_flag=True, help="With --again: let marks go down, too.")
@click.option(
    "--secret-file", type=click.Path(path_type=Path),
    help="A file with the course's secret, which seals the keys.",
)  # fmt: skip
@click.pass_context
@with_plugins
def grade_command(context: click.Context, handed_in: tuple[Path, ...], **options: Any) -> None:
    """Mark what students handed in: JSON files, folders, zips, CSV tables."""
    from genex.grading.run import grading_run  # noqa: PLC0415

    graded = grading_run(handed_in, watch=watched, **options)
    say(graded.lines, graded.remarks)
    context.exit(graded.code)
