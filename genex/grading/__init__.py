"""Grading: from files that students handed in to results and feedback."""
