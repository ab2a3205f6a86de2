"""genex show: one exercise, a question of a paper, or what a blueprint may say of a family."""

from functools import partial

import click

from genex.commands.options import level, seed, with_plugins


@click.command()
@click.argument("what", metavar="FAMILY|FILE.toml")
@click.argument("part", required=False, default="", metavar="[PART]")
@seed
@level
@click.option("--solution", is_flag=True, help="Show the worked solution and the slips too.")
@click.option(
    "--fields", is_flag=True,
    help="Show what a blueprint may set: fields, options, levels, parts, slips.",
)  # fmt: skip
@with_plugins
def show(what: str, part: str, seed: int, level: str, *, solution: bool, fields: bool) -> None:
    """Show an exercise of a family in the terminal, or a question of a paper, such as 2b."""
    from genex.catalogue.exercise_view import show_family  # noqa: PLC0415
    from genex.catalogue.family_reference import describe_family  # noqa: PLC0415
    from genex.catalogue.paper_view import show_part  # noqa: PLC0415

    if fields and solution:
        raise click.UsageError("give --fields or --solution, not both.")
    if what.endswith(".toml"):
        click.echo(show_part(what, part, seed, solution=solution))
    else:
        how = describe_family if fields else partial(show_family, solution=solution)
        click.echo(how(what, seed, level))
