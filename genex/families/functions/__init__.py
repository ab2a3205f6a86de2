"""TODO functions."""
