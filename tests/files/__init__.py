"""Files as genex writes them."""
