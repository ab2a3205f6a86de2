"""Marking: slips, follow-through and marks, with the evidence for each decision."""
