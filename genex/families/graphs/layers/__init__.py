"""Dense layers, forwards and backwards, and the second route to them."""
