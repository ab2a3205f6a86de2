"""The language of answers."""
