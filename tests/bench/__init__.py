"""Benchmarks that anyone can run: `python -m tests.bench core`."""
