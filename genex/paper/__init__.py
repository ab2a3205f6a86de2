"""Exam and key as documents and as PDF files."""
