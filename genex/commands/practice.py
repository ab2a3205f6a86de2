"""genex practice: exercises in the terminal."""

from pathlib import Path

import click

from genex.commands.options import level, seed, with_plugins


@click.command()
@click.argument("family", required=False)
@seed
@level
@click.option(
    "--log", type=click.Path(path_type=Path), default=Path("out/practice.jsonl"),
    show_default=True, help="The file to which each answer is added.",
)  # fmt: skip
@with_plugins
def practice(family: str | None, seed: int, level: str, log: Path) -> None:
    """Practise in the terminal: exercises of FAMILY, or of all in turn."""
    from genex.practice.session import Session, practise  # noqa: PLC0415

    practise(Session(_typed, click.echo, log), family, seed, level)


def _typed() -> str | None:
    """A line from the terminal or a pipe; None at the end."""
    try:
        return str(click.prompt(">", default="", show_default=False, prompt_suffix=" "))
    except click.Abort:
        return None
