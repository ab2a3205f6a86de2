"""TODO initialisation."""
