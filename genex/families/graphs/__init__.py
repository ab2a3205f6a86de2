"""Computation graphs and backpropagation."""
