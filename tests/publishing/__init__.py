"""Quizzes and classes as files."""
