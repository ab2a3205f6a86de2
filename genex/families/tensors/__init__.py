"""TODO tensors."""
