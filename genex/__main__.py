"""`python -m genex` is `genex`."""

from genex.cli import main

main(prog_name="genex")
