"""genex check: how a family behaves over many seeds."""

from typing import Any

import click

from genex.commands.options import Whole, family, level, watched, with_plugins


@click.command()
@family
@click.option(
    "--seeds", type=Whole(1, 10**7), default=1000, show_default=True, help="How many seeds to try.",
)  # fmt: skip
@level
@click.option(
    "--variants", "students", type=Whole(0, 10**6), default=20, show_default=True,
    help="How many students' variants of one exercise to compare.",
)  # fmt: skip
@with_plugins
def check(**options: Any) -> None:
    """Report to the author of a family how it behaves over many seeds."""
    from genex.authoring.family_check import check_family  # noqa: PLC0415

    for line in check_family(watch=watched, **options):
        click.echo(line)
