"""Exam and key on paper."""
