"""genex completion: the script by which a shell completes commands."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script by which SHELL (bash, zsh or fish) completes commands and options."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    kind = get_completion_class(shell)
    click.echo(
        kind(context.find_root().command, {}, "genex", "_GENEX_COMPLETE").source() if kind else ""
    )
