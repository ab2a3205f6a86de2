"""Tensors and shapes."""
