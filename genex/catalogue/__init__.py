"""What there is: lists, single exercises, a gallery."""
