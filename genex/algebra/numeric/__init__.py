"""Numbers with proven bounds, and programs worked out on them."""
