"""The specification of genex, as tests."""
