"""TODO generation."""
