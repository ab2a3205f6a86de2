"""Exercises made of words: questions of an author's own, and points of knowledge."""
