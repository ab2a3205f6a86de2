"""Runs one benchmark by name, or tells which there are."""

import sys
from importlib import import_module
from pathlib import Path

HELPERS = {"timing", "peers", "typst_paper", "typst_math"}
NAMES = sorted({path.stem for path in Path(__file__).parent.glob("[a-z]*.py")} - HELPERS)

if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
    sys.exit(f"usage: python -m tests.bench {{{','.join(NAMES)}}}")
import_module(f"tests.bench.{sys.argv[1]}").main()
