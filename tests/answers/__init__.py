"""Reading answers as a specification."""
