"""Results of earlier versions of genex, which had no store: read, and taken over into one."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from itertools import count
from pathlib import Path
from typing import IO, Any

from genex.errors import FileError
from genex.files.reading import check_file, file_text, is_copy
from genex.files.writing import copy_file
from genex.grading.class_files import HEAD, JSON, REFUSED
from genex.grading.results import cell_line
from genex.grading.store import AnswerId, Store, as_stored, now
from genex.marking.ruling import Ruling
from genex.marking.verdicts import Verdict
from genex.messages import counted
from genex.quiz.answer_sheet import digest

_MISSING = "there are no results yet. Run `genex grade` first."
_WHAT, _MOST_BYTES = "results of genex", 1_000_000_000
_NEEDED = {"student", "quiz", "file", "answers", "parts", "marks"}
_LONGEST = 20_000_000  # bytes of one result, which is a line
_KEPT = ("refused", "more_refused")
_IMPORTED = "imported"  # what the store remembers
Handed = tuple[str, str]  # a quiz, and the student or the file


class StoredResults:
    """The results that an earlier run wrote, read one by one, however many there are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rest: dict[str, Any] = {}  # what stands behind them, once they have been read
        try:
            check_file(path, _WHAT, _MOST_BYTES, _MISSING)
        except FileError as error:
            raise FileError(f"{path}: {error}") from None

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Read them from the first to the last."""
        try:
            with self.path.open("rb") as lines:
                ours = _is_ours(lines)
                yield from map(_checked, self.by_line(lines) if ours else self.at_once())
        except OSError as error:
            raise FileError(f"{self.path}: cannot be read: {error.strerror}.") from None
        except (ValueError, RecursionError) as error:
            raise FileError(f"{self.path}: not a results file of genex: {error}.") from error
        if "refused" not in self.rest:
            raise FileError(f"{self.path}: not a results file of genex. Run `genex grade` again.")

    def by_line(self, lines: IO[bytes]) -> Iterator[dict[str, Any]]:
        """Read each from its own line, as genex writes them."""
        for line in iter(partial(lines.readline, _LONGEST), b""):
            if not _is_result(line):
                self.rest = json.loads(b"{" + lines.readline(_LONGEST))
                return
            yield json.loads(line.strip().removesuffix(b","))

    def at_once(self) -> Iterator[dict[str, Any]]:
        """Read a file that somebody has laid out anew."""
        found = json.loads(file_text(self.path, _WHAT, _MOST_BYTES))
        if isinstance(found, dict):
            self.rest = found
            yield from found.get("results", [])


def _checked(one: Any) -> dict[str, Any]:
    """A result, which has all that genex writes of each."""
    if not isinstance(one, dict) or not one.keys() >= _NEEDED:
        raise ValueError("a result lacks something")
    return one


def check_results(path: Path) -> None:
    """Refuse to mark again where there is nothing, or nothing of genex."""
    for _ in StoredResults(path):
        pass


def import_results(store: Store, folder: Path) -> Iterator[str]:
    """Take results over that an earlier genex wrote beside no store, once, and say so."""
    path = folder / JSON
    if store.remembered(_IMPORTED) or store.holds_sheets or not path.is_file():
        return
    try:
        taken = _take_over(store, path)
    except FileError:
        kept = _free(path)
        copy_file(path, kept)
        yield f"{path} is not a results file of genex; it stays in {kept}."
    else:
        sheets = counted(taken, "sheet")
        yield f"Taken over from {path}, which an earlier genex wrote: {sheets}. This happens once."


def _take_over(store: Store, path: Path) -> int:
    """Put earlier results into the store, and tell how many."""
    found, add = StoredResults(path), ImportedSheets(store)
    with store.saving():
        for one in found:
            try:
                add(one)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise FileError(f"{path}: not a results file of genex: {error!r}.") from error
        rest = {name: found.rest[name] for name in _KEPT if name in found.rest}
        store.remember(REFUSED, json.dumps(rest))
        store.remember(_IMPORTED, now())
    return len(add.known)


class ImportedSheets:
    """Results of an earlier genex on their way into the store."""

    def __init__(self, store: Store) -> None:
        self.store, self.last, self.known = store, store.new_numbers(), set[Handed]()

    def number(self) -> int:
        """A new number for a row."""
        self.last += 1
        return self.last

    def __call__(self, one: Mapping[str, Any]) -> None:
        """Add a sheet with what came of it."""
        student, answers, quiz = one["student"], one["answers"], one["quiz"]
        who = as_stored(student["id"] or one["file"])
        if (quiz, who) in self.known:
            return
        self.known.add((quiz, who))
        number, texts = self.number(), (quiz, who, student["id"], student["name"], one["file"])
        self.store.rows(
            "INSERT INTO sheet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            *(number, *map(as_stored, texts), digest(answers), json.dumps(answers), now()),
        )
        self.add_marks(number, one)
        for part in one["parts"]:
            if "person" in part:
                answer = AnswerId(quiz, who, part["id"], digest(answers.get(part["id"])))
                self.store.decide([answer], _ruling_of(part["person"]))

    def add_marks(self, number: int, one: Mapping[str, Any]) -> None:
        """Add what came of a sheet; that it will be marked anew is told by its empty print."""
        parts, remarks, copy = one["parts"], [*one.get("remarks", [])], one.get("copy")
        if copy and remarks:
            copy = {**copy, "told": remarks.pop()}
        waiting = " ".join(part["id"] for part in parts if _is_open(part))
        marks, out_of = (str(Fraction(str(one.get(name, 0)))) for name in ("marks", "out_of"))
        numbers = json.dumps([self.machine(part) for part in parts])
        told = json.dumps(copy) if copy else None
        self.store.rows(
            "INSERT INTO marked VALUES (?, '', 0, NULL, ?, ?, ?, ?, ?, ?, '0', '')",
            *(number, marks, out_of, waiting, json.dumps(remarks), numbers, told),
        )

    def machine(self, part: Mapping[str, Any]) -> int:
        """Add what came of a part, and tell its number."""
        number, marks = self.number(), str(Fraction(str(part["marks"])))
        slips, read = " ".join(part.get("charged", [])), str(part.get("read", ""))
        cells = cell_line(part["id"], read, part["verdict"], slips, part["marks"])
        self.store.rows(
            "INSERT INTO machine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
            *(number, part["id"], part["verdict"], part["rule"], slips, as_stored(read)),
            *(marks, _by_genex(part), str(Fraction(str(part.get("out_of", 0))))),
            *(_is_open(part), json.dumps(part), as_stored(cells)),
        )
        return number


def _ruling_of(person: Mapping[str, Any]) -> Ruling:
    """What a person decided, as results.json tells it."""
    marks = Fraction(str(person["marks"])) if "marks" in person else None
    items = tuple(map(str, person.get("items", ())))
    names = ("read_as", "comment", "note", "by", "at")
    read_as, comment, note, by, at = (str(person.get(name, "")) for name in names)
    return Ruling(marks, items, read_as, comment, note, by, at)


def _by_genex(part: Mapping[str, Any]) -> str:
    """The marks that genex gave, where a person gave others; none where it waited for one."""
    before = part.get("person", {}).get("before", part["marks"])
    return "0" if before == "open" else str(Fraction(str(before)))


def _is_open(part: Mapping[str, Any]) -> bool:
    """Whether a part waits for a person."""
    found = {part["verdict"], *(cell["verdict"] for cell in part.get("cells", ()))}
    return not found.isdisjoint({Verdict.UNREADABLE, Verdict.UNDECIDED})


def _is_ours(lines: IO[bytes]) -> bool:
    """Whether a file begins as genex begins results."""
    return lines.readline(_LONGEST).strip() == HEAD.encode()


def _is_result(line: bytes) -> bool:
    """Whether a line of results is that of one student: genex writes each on a line of its own."""
    return line[:1] == b"{"


def _free(path: Path) -> Path:
    """Where results can be put aside: a new file, or the one that holds just them."""
    places = (path.with_name(f"{path.stem}.{number}{path.suffix}") for number in count(1))
    return next(one for one in places if not one.exists() or is_copy(one, path))
