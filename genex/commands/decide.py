"""genex decide: what people decided in a table is taken back."""

from pathlib import Path
from typing import Any

import click

from genex.commands.options import say, with_plugins


@click.command()
@click.argument("table", type=click.Path(path_type=Path), metavar="open.csv")
@click.option("--by", default="", help="Who decides, where a row does not say so.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
@click.option("--key", type=click.Path(path_type=Path), help="A key, or a folder of keys.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    help="The folder of the quizzes, with the results in it.",
)  # fmt: skip
@click.option(
    "--secret-file", type=click.Path(path_type=Path),
    help="A file with the course's secret, which seals the keys.",
)  # fmt: skip
@click.pass_context
@with_plugins
def decide_command(context: click.Context, table: Path, **options: Any) -> None:
    """Take decisions back from a table, and tell what changes."""
    from genex.grading.decide import deciding_run  # noqa: PLC0415

    decided = deciding_run(table, **options)
    say(decided.lines, decided.remarks)
    context.exit(decided.code)
