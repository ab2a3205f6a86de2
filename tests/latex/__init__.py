"""The reader of LaTeX mathematics."""
