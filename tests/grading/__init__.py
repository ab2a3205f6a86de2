"""Grading a class as a specification."""
