"""genex in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
CLEAN = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "SYSTEMROOT"}}


def run(
    *command: object, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python with some arguments on this checkout, in an environment without surprises."""
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env={**CLEAN, "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1", **(env or {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


def genex(
    *command: object, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run genex."""
    return run("-m", "genex", *command, cwd=cwd, env=env)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path in there."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
