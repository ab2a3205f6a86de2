"""genex list: the families by topic, or the points of the bank."""

import click

from genex.commands.options import topic, with_plugins


@click.command("list")
@topic
@click.option("--concepts", is_flag=True, help="List the points of knowledge of the bank instead.")
@with_plugins
def list_families(topics: tuple[str, ...], *, concepts: bool) -> None:
    """List the families of exercises by topic."""
    from genex.catalogue.listing import concepts_by_topic, families_by_topic  # noqa: PLC0415

    if concepts and topics:
        raise click.UsageError("give --concepts or --topic, not both.")
    click.echo(concepts_by_topic() if concepts else families_by_topic(topics))
