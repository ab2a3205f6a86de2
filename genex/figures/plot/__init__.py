"""Plots with axes, traces and marks."""
