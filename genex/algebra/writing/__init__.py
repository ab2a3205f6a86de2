"""Writing expressions: as text and as LaTeX."""
