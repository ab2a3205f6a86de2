"""One exercise, one submission: slips, follow-through, and marks with their evidence."""
