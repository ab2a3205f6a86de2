"""Answers marked by a person at the terminal, equal ones together."""
