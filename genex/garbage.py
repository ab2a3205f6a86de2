"""How often a process looks for garbage."""

import gc

OBJECTS = 100_000  # new ones before it looks; with Python's 700 that takes a tenth of the time


def collect_rarely() -> None:
    """Look seldom: papers and marks are made of many small objects, hardly any in circles."""
    gc.set_threshold(OBJECTS, *gc.get_threshold()[1:])
