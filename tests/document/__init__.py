"""Documents as data."""
