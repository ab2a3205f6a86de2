"""Tools that make, by hand and once, what the package keeps: fonts, metrics, patterns."""
