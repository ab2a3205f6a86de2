"""Plant slips and print a table: `python -m tests.marking.planted [FAMILY] [--variants N]`."""

import argparse
import sys

from genex.exercise.graph import slug
from genex.families.registry import all_families, family
from tests.marking.planted.short import KEPT, shares
from tests.marking.planted.tally import tally

MOST_LISTED = 12


def arguments(words):
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.marking.planted", description=__doc__)
    parser.add_argument("family", nargs="?", help="one family; otherwise all of them")
    parser.add_argument("--variants", type=int, default=1000)
    parser.add_argument("--level", help="one level; otherwise each that the family has")
    parser.add_argument("--short", type=int, default=0, help="places left out in what is written")
    parser.add_argument(
        "--wrong-cell", action="store_true", help="one wrong cell, all else from it"
    )
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


def kept(kind, level, options, asked):
    """Print what sheets with one wrong cell keep, and whether it is enough."""
    found = shares(kind, range(asked.variants), options, asked.short)
    worst = min(found.items(), key=lambda pair: pair[1], default=("nothing", 1.0))
    mean = sum(found.values()) / len(found) if found else 1.0
    print(
        f"{slug(kind):22} {level:10} keeps {mean:.2f}, least {worst[1]:.2f} ({worst[0]})",
        flush=True,
    )
    return worst[1] >= KEPT or asked.short > 1


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
                if asked.wrong_cell:
                    passed = kept(kind, level, options, asked) and passed
                    continue
                found = tally(kind, range(asked.variants), options, asked.short)
                report(kind, level, found)
                passed = passed and found.passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
