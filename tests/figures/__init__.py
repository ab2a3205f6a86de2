"""Figures: their laws, and pictures of them."""
