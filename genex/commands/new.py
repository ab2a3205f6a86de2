"""genex new: the three files of a new family."""

from pathlib import Path

import click


@click.command()
@click.argument("name")
@click.option(
    "--topic", default="losses", show_default=True, metavar="FOLDER",
    help="The folder of genex/families that it belongs to.",
)  # fmt: skip
def new(name: str, topic: str) -> None:
    """Write the three files of a new family, as a start that works."""
    from genex.authoring.new_family import next_step, write_scaffold  # noqa: PLC0415

    for path in write_scaffold(name, Path(), topic):
        click.echo(path)
    click.echo(next_step(name, Path(), topic), err=True)
