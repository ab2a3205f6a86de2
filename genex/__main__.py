"""`python -m genex` is `genex`."""

from genex.commands.cli import main

main(prog_name="genex")
