"""genex list: the families by topic."""

import click

from genex.commands.options import topic, with_plugins


@click.command("list")
@topic
@with_plugins
def list_families(topics: tuple[str, ...]) -> None:
    """List the families of exercises by topic."""
    from genex.catalogue.listing import families_by_topic  # noqa: PLC0415

    click.echo(families_by_topic(topics))
