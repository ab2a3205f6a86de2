"""Data loading and training loops."""
