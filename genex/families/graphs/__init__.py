"""TODO graphs."""
