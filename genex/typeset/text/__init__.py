"""Lines of text: atoms, hyphenation, line breaks, fonts."""
