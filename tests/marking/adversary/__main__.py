"""What no knowledge earns: `python -m tests.marking.adversary [FAMILY] [--variants N]`."""

import argparse
import sys
from collections import defaultdict

from genex.exercise.graph import slug
from genex.families.registry import all_families, family
from tests.marking.adversary import sheets, ticked
from tests.marking.planted import drawn, expected_of, marked

MEAN, SHEET, FAMILY = 0.02, 0.10, 0.05  # the most that may be earned
MOST_LISTED = 12


def arguments(words):
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.marking.adversary", description=__doc__)
    parser.add_argument("family", nargs="?", help="one family; otherwise all of them")
    parser.add_argument("--variants", type=int, default=20)
    return parser.parse_args(words)


def earned(kind, seeds, kinds_of_sheets=sheets):
    """The share of the marks of each kind of sheet, over variants of a family."""
    found = defaultdict(list)
    for seed in seeds:
        expected = expected_of(drawn(kind, seed))
        out_of = sum(part.marks for part in expected.parts)
        for name, sheet in kinds_of_sheets(expected, seed):
            marks = sum(decision.marks for decision in marked(expected, sheet))
            found[name].append((float(marks / out_of), seed))
    return found


def mean(found):
    """The mean share of all sheets."""
    shares = [share for pairs in found.values() for share, _ in pairs]
    return sum(shares) / len(shares)


def report(kind, found, boxes):
    """Print what one family gives away, and return its sheets above the limit."""
    paying = {name: sum(s for s, _ in pairs) / len(pairs) for name, pairs in found.items()}
    worst = ", ".join(f"{name} {100 * x:.1f}" for name, x in paying.items() if x > 0)
    print(f"{slug(kind):22}{100 * mean(found):6.2f} %   ticks {100 * mean(boxes):5.1f} %   {worst}")
    return [
        (share, f"{slug(kind)}, seed {seed}: {name}")
        for name, pairs in found.items()
        for share, seed in pairs
        if share > SHEET
    ]


def main(words):
    """Print the table, and say whether nothing is given away."""
    asked = arguments(words)
    kinds = [family(asked.family, "adversary")] if asked.family else all_families()
    means, above = [], []
    for kind in kinds:
        found = earned(kind, range(asked.variants))
        above += report(kind, found, earned(kind, range(asked.variants), ticked))
        means.append(mean(found))
    for share, place in sorted(above, reverse=True)[:MOST_LISTED]:
        print(f"{100 * share:5.1f} %  {place}")
    total = sum(means) / len(means)
    passed = total <= MEAN and max(means) <= FAMILY and not above
    print(f"mean {100 * total:.2f} %, highest family {100 * max(means):.2f} %, {len(above)} above")
    print("good enough" if passed else "NOT GOOD ENOUGH")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
