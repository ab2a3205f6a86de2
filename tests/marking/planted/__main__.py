"""Plant slips and print a table: `python -m tests.marking.planted [FAMILY] [--variants N]`."""

import argparse
import sys

from genex.exercise.graph import slug
from genex.families.registry import all_families, family
from tests.marking.planted.tally import tally

MOST_LISTED = 12


def arguments(words):
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.marking.planted", description=__doc__)
    parser.add_argument("family", nargs="?", help="one family; otherwise all of them")
    parser.add_argument("--variants", type=int, default=1000)
    parser.add_argument("--level", help="one level; otherwise each that the family has")
    return parser.parse_args(words)


def report(kind, level, found):
    """Print the counts of one family at one level."""
    singles, pairs = (percent(found.recovered[n], found.planted[n]) for n in (1, 2))
    hidden = sum(found.hidden.values())
    print(f"{slug(kind)}, {level}")
    print(f"{'':20} slips {singles}   pairs {pairs}   not to be told apart {hidden}")
    wrong = [percent(n, found.wrong) for n in (found.haphazard, found.blunders)]
    print(f"{'':20} named by chance: haphazard sheets {wrong[0]}, a few wrong cells {wrong[1]}")
    for title, counts in (("confused", found.confusions), ("same sheet", found.hidden)):
        for names, count in counts.most_common(MOST_LISTED):
            print(f"{'':20} {title} {count:5} × {names}")
    print(f"{'':20} {'good enough' if found.passed else 'NOT GOOD ENOUGH'}", flush=True)


def percent(part, whole):
    """A share, with its counts."""
    return f"{100 * part / whole if whole else 100:.2f} % ({part} of {whole})"


def main(words):
    """Count for one family, or for all, and say whether all are good enough."""
    asked = arguments(words)
    kinds = [family(asked.family, "planted")] if asked.family else all_families()
    passed = True
    for kind in kinds:
        for level, options in {"exam": {}, **kind.levels}.items():
            if asked.level in (None, level):
                found = tally(kind, range(asked.variants), options)
                report(kind, level, found)
                passed = passed and found.passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
