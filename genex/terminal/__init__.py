"""A document in a terminal."""
