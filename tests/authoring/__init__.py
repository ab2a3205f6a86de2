"""The author's checks."""
