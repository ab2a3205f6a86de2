"""Engines of tensors."""
