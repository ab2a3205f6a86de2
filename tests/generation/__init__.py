"""Draws that tell, and their certificates."""
