"""genex gallery: a catalogue of all families."""

from pathlib import Path
from typing import Any

import click

from genex.commands.options import level, seed, topic, watched, with_plugins


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write.  [default: out/gallery.pdf]"
)
@seed
@level
@click.option("--family", "names", multiple=True, metavar="NAME", help="Only this family.")
@topic
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="The size of the paper.",
)
@click.option("--open", "show_it", is_flag=True, help="Open the gallery once it is written.")
@click.option("--force", is_flag=True, help="Replace a file that has other content.")
@with_plugins
def gallery_command(*, show_it: bool, **options: Any) -> None:
    """Draw a catalogue of all families: question, worked solution, slips."""
    from genex.catalogue.gallery import issue_gallery  # noqa: PLC0415

    path = issue_gallery(watch=watched, **options)
    click.echo(path)
    if show_it:
        click.launch(str(path))
