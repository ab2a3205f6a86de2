"""The log of practice: what was answered, what went wrong, and how it gets on."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from genex.errors import FileError
from genex.files.reading import check_file, file_text
from genex.marking.verdicts import Verdict

WELL = {Verdict.RIGHT, Verdict.FOLLOWS}
_MOST_BYTES = 50_000_000  # of a log: a hundred thousand answers
_WHAT, _OTHER = "a log of practice", "Choose another file with --log."
_OPEN = {Verdict.UNREADABLE, Verdict.UNDECIDED}  # nothing went wrong yet
_LATELY = 10  # first tries that tell how it goes now


@dataclass(frozen=True)
class Entry:
    """One answer, as the log keeps it."""

    family: str
    seed: int
    part: str
    answer: str
    verdict: str
    slips: tuple[str, ...]
    marks: float
    level: str = "exam"
    attempt: int = 1  # the first one counts

    @property
    def counts(self) -> bool:
        """Whether it is a first try that could be judged."""
        return self.attempt == 1 and self.verdict not in _OPEN

    @property
    def well(self) -> bool:
        """Whether it was right."""
        return self.verdict in WELL


def append(log: Path, written: Entry) -> None:
    """Add a line to the log, or raise a FileError that says why that is not possible."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists():
            check_file(log, _WHAT, _MOST_BYTES)  # to open a pipe might wait for ever
        with log.open("a", encoding="utf-8", errors="replace") as file:
            file.write(json.dumps(asdict(written), ensure_ascii=False) + "\n")
    except FileError as error:
        raise FileError(_unwritten(log, _reason(str(error)))) from None
    except FileExistsError:
        raise FileError(_unwritten(log, f"{log.parent} is no folder")) from None
    except OSError as error:
        raise FileError(_unwritten(log, str(error.strerror))) from None


def _reason(complaint: str) -> str:
    """The fact in a complaint, without its place and its way out."""
    first = complaint.partition(". ")[0]
    return first.rpartition(": ")[2]


def _unwritten(log: Path, why: str) -> str:
    """The complaint of a log that takes no entries."""
    return f"{log}: cannot be written: {why}. {_OTHER}"


def read_log(log: Path) -> tuple[list[Entry], int]:
    """The entries of a log, and how many lines are none."""
    missing = "there is no such log. Practise first, or name the log with --log."
    lines = [
        line for line in file_text(log, _WHAT, _MOST_BYTES, missing).splitlines() if line.strip()
    ]
    entries = [entry for line in lines if (entry := _entry(line)) is not None]
    return entries, len(lines) - len(entries)


def _entry(line: str) -> Entry | None:
    """The entry in a line, if it holds one."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not _is_entry(found):
        return None
    slips = tuple(map(str, found["slips"]))
    return Entry(**{name: found[name] for name in _NAMES if name in found} | {"slips": slips})


_NAMES = tuple(field.name for field in fields(Entry))
_KINDS: Mapping[str, tuple[type, ...]] = {
    "family": (str,), "seed": (int,), "part": (str,), "answer": (str,), "verdict": (str,),
    "slips": (list,), "marks": (int, float), "level": (str,), "attempt": (int,),
}  # fmt: skip
_NEWER = {"level", "attempt"}  # which older logs lack


def _is_entry(found: Mapping[str, Any]) -> bool:
    """Whether all is there that an entry holds, each of its kind."""
    return all(
        type(found[name]) in kinds if name in found else name in _NEWER
        for name, kinds in _KINDS.items()
    )


@dataclass(frozen=True)
class Due:
    """An exercise that went wrong, and the parts in which it did."""

    family: str
    seed: int
    level: str
    parts: frozenset[str]


def due(entries: Iterable[Entry]) -> Iterator[Due]:
    """What went wrong and has not been answered well since: the last first try tells."""
    exercises: dict[tuple[str, int, str], dict[str, bool]] = {}
    for entry in entries:
        if entry.counts:
            parts = exercises.setdefault((entry.family, entry.seed, entry.level), {})
            parts[entry.part] = entry.well
    for (family, seed, level), parts in exercises.items():
        wrong = frozenset(name for name, well in parts.items() if not well)
        if wrong:
            yield Due(family, seed, level, wrong)


@dataclass(frozen=True)
class Progress:
    """How somebody gets on with a family."""

    family: str
    tries: int  # first ones
    right: int
    lately: tuple[int, int]  # right ones of the last few
    slip: str  # the most common one; empty if there was none


def progress_of(entries: Iterable[Entry]) -> Iterator[Progress]:
    """The progress with each family, in the order in which they were met."""
    families: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.counts and entry.verdict != Verdict.BLANK:  # what is skipped was not tried
            families.setdefault(entry.family, []).append(entry)
    for family, own in families.items():
        last = own[-_LATELY:]
        slips = Counter(name for entry in own for name in entry.slips)
        common = slips.most_common(1)[0][0] if slips else ""
        right = sum(entry.well for entry in own)
        yield Progress(family, len(own), right, (sum(e.well for e in last), len(last)), common)
