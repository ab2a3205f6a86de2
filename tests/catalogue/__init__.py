"""Lists, pages and galleries of families."""
