"""Settings for all tests: drawn cases are the same in every run."""

from hypothesis import settings

settings.register_profile("genex", derandomize=True, deadline=None)
settings.load_profile("genex")
