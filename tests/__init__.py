"""Tests of genex."""
