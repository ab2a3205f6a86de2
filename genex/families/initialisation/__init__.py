"""Initialisation and signal scale."""
