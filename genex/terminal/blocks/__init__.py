"""Blocks of a document as lines of text."""
