"""genex show: one exercise, or what a blueprint may say of a family."""

from functools import partial

import click

from genex.commands.options import family, level, seed, with_plugins


@click.command()
@family
@seed
@level
@click.option("--solution", is_flag=True, help="Show the worked solution and the slips too.")
@click.option(
    "--fields", is_flag=True,
    help="Show what a blueprint may set: fields, options, levels, parts, slips.",
)  # fmt: skip
@with_plugins
def show(family: str, seed: int, level: str, *, solution: bool, fields: bool) -> None:
    """Show an exercise of a family in the terminal."""
    from genex.catalogue.exercise_view import show_family  # noqa: PLC0415
    from genex.catalogue.family_reference import describe_family  # noqa: PLC0415

    if fields and solution:
        raise click.UsageError("give --fields or --solution, not both.")
    how = describe_family if fields else partial(show_family, solution=solution)
    click.echo(how(family, seed, level))
