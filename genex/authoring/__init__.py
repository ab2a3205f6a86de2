"""The checks of an author: many seeds, missing words, a new family."""
