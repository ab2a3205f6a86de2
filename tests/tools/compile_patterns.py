"""Build step: a hyphenation dictionary of LibreOffice's form, to a table of patterns.

    python -m tests.tools.compile_patterns hyph_en_US.dic genex/typeset/hyphens/en.json

The dictionary is in the PyPI package `pyphen`; its licence lies beside the table.
"""

import json
import re
import sys
from pathlib import Path


def compile_hyphens() -> None:
    """Compile the dictionary named first to the table named second."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    table = dict(
        split_pattern(line) for line in lines if re.fullmatch(r"[.a-z0-9]*[a-z][.a-z0-9]*", line)
    )
    text = json.dumps(dict(sorted(table.items())), separators=(",", ":"))
    Path(sys.argv[2]).write_text(text + "\n", encoding="utf-8")


def split_pattern(pattern: str) -> tuple[str, str]:
    """Return the letters of a pattern, and the digit that stands before each and after the last.

    >>> split_pattern("hy3ph")
    ('hyph', '00300')
    """
    letters = re.sub(r"\d", "", pattern)
    digits = [digit or "0" for digit in re.split(r"[.a-z]", pattern)]
    return letters, "".join(digits)


if __name__ == "__main__":
    compile_hyphens()
