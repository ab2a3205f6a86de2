"""What families share: the mathematics of batches, networks, shapes, programs and functions."""
