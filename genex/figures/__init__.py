"""Figures from parameters, as drawings that any writer can print."""
