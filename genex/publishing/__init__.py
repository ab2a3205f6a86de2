"""A quiz or a class into files."""
