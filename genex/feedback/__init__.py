"""A page for each student."""
