"""One exercise of each family, pinned: `python -m tests.pinned` writes them anew.

An exercise may change only together with its family's version.
"""

import json
from pathlib import Path

from genex.exercise.graph import slug
from genex.families.registry import our_families
from genex.generation.search import Plan, draw_together

FAMILIES = our_families()

FILE = Path(__file__).parent / "golden" / "exercises.json"


def label(family):
    """A family with its version."""
    return f"{slug(family)} {family.version}"


def exercises(family):
    """The common exercise of a seed, and a student's variant of it."""
    return {
        student or "everybody": repr(
            draw_together([Plan(family)], (7, "golden", 1), student=student)[0].exercise
        )
        for student in (None, "ada")
    }


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    found = {label(family): exercises(family) for family in FAMILIES}
    FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
