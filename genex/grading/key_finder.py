"""Keys by quiz code: those that are given, or those under out/, and never what was handed in."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from genex.errors import FileError, GenexError
from genex.families.registry import plugged_files
from genex.files.reading import MOST_BYTES, file_content, holds, read_json
from genex.grading.added_items import NOTHING_ADDED, Added, with_added_items
from genex.grading.handed_in_places import HandedInPlaces
from genex.marking.submission import Marker
from genex.messages import counted
from genex.quiz.answer_sheet import Sheet
from genex.quiz.class_list import students
from genex.quiz.key_reader import Key, read_key
from genex.version import __version__

_KEPT = 64  # keys made ready at a time, so that a class of variants takes no more memory
_NAME, _WHAT = "key.json", "a key"
_FEW = 3  # keys in a folder that are named one by one
_REFUSED = (
    "and is refused. Give the secret with which its quiz was drawn, or draw the quiz again with"
    " this one; without a secret, every key is taken."
)


class Keys:
    """Where keys are looked for, and those that are ready.

    What lies in a folder that was handed in may be anybody's, even under out/. Whoever knows better
    names it by `--key`.
    """

    def __init__(
        self,
        given: Path | None,
        out: Path,
        secret: bytes = b"",
        handed_in: Iterable[Path] = (),
        added: Added = NOTHING_ADDED,
    ) -> None:
        self.given, self.out, self.secret, self.added = given, out, secret, added
        self.handed_in = HandedInPlaces(handed_in)
        self.doubts: dict[str, list[Path]] = {}
        self.ready: OrderedDict[Path, Marker] = OrderedDict()
        self.failed: dict[Path, str] = {}
        self.known: dict[str, Path] = {}  # by the quiz
        self.prints: dict[Path, tuple[str, str]] = {}
        self.used: dict[Path, str] = {}  # the quizzes of the keys that marked something
        self.variants: set[Path] = set()  # those of them that are one student's
        self.passed_over: list[str] = []
        if given is not None and not given.is_dir():
            self.marker(given)

    # what is looked for

    def find(self, sheet: Sheet) -> Marker:
        """The key for a sheet, or an error that says where it was looked for."""
        if sheet.quiz not in self.known:
            self.known[sheet.quiz] = self.search(sheet.quiz)
        path = self.known[sheet.quiz]
        marker = self.marker(path)
        self.note_use(sheet, marker.key.student)
        return marker

    def note_use(self, sheet: Sheet, owner: str | None) -> None:
        """Note that a sheet is marked by its key, or was and need not be anew."""
        path = self.known[sheet.quiz]
        if path not in self.used:
            self.used[path] = sheet.quiz
            if owner is not None:
                self.variants.add(path)

    def search(self, quiz: str) -> Path:
        """The one key for a quiz on the side of the instructor."""
        places = self.places(quiz)
        there = [path for path in places if path.is_file()]
        ours = [path for path in there if not self.was_handed_in(path)]
        codes = {path: _code_in(path) for path in ours}
        fitting = [path for path, code in codes.items() if code in {quiz, None}]
        if fitting:
            return self.only_one(quiz, fitting)
        strange = [path for path in there if path not in ours]
        if strange:
            raise FileError(
                f"there is no key for quiz {quiz}: {strange[0]} was handed in, so it is not used."
                f" If it is yours, give --key {self.name_for(strange[0])}."
            )
        found = [f"{path} is for {code}" for path, code in codes.items()]
        hint = "; ".join(found or ["looked for " + ", ".join(map(str, places))])
        raise FileError(f"there is no key for quiz {quiz} ({hint}). Give it with --key.")

    def name_for(self, path: Path) -> Path:
        """What `--key` must name for a key that was handed in: its class, or else the key."""
        folder = path.parent.parent
        return path if self.handed_in.hold(path, folder) else folder

    def places(self, quiz: str) -> Sequence[Path]:
        """Where the key of a quiz may be."""
        if self.given is None:
            return [self.out / quiz / _NAME, *self.in_classes.get(quiz, [])]
        if self.given.is_dir():
            return self.shelf.get(quiz, [self.given])
        return [self.given]

    @cached_property
    def in_classes(self) -> dict[str, list[Path]]:
        """The keys of students whose class has a folder of its own, by quiz.

        A list of a class beside a sheet that was handed in may have been handed in, too.
        """
        found: dict[str, list[Path]] = {}
        for quiz, folder in students(self.out):
            if not self.handed_in.lie_beside(folder):
                found.setdefault(quiz, []).append(folder / _NAME)
        return found

    @cached_property
    def shelf(self) -> dict[str, list[Path]]:
        """The keys in the folder that is given, by quiz."""
        assert self.given is not None
        found: dict[str, list[Path]] = {}
        for path in sorted(self.given.rglob("*key*.json")):
            code = _code_in(path)
            if code is None:
                self.passed_over.append(str(path))
            else:
                found.setdefault(code, []).append(path)
        return found

    def was_handed_in(self, path: Path) -> bool:
        """Whether a key lies in a folder that was handed in, and is not named by `--key` itself."""
        if self.given is not None and not self.given.is_dir():
            return False
        return self.handed_in.hold(path, self.given)

    def only_one(self, quiz: str, paths: Sequence[Path]) -> Path:
        """The key among several, if they are copies or only one of them can be used."""
        if len(paths) > 1:
            paths = [path for path in paths if not self.handed_in.lie_beside(path)] or paths
            paths = [path for path in paths if self.serves(path)] or paths
        first, *others = paths
        other = next((path for path in others if not _copies(first, path)), None)
        if other is None:
            return first
        raise FileError(
            f"there are two keys for quiz {quiz}, {first} and {other}, and they differ."
            " Give the right one with --key."
        )

    # what is ready

    def marker(self, path: Path) -> Marker:
        """A key made ready, or an error that says why it cannot be used."""
        if path in self.failed:
            raise FileError(self.failed[path])
        if path not in self.ready:
            try:
                self.ready[path] = Marker(with_added_items(self.read(path), self.added))
            except GenexError as error:
                self.failed[path] = str(error)
                raise
        self.ready.move_to_end(path)
        while len(self.ready) > _KEPT:
            self.ready.popitem(last=False)
        return self.ready[path]

    def read(self, path: Path) -> Key:
        """A key, which with a secret must be sealed by it."""
        key = read_key(file_content(path, _WHAT, MOST_BYTES), str(path), self.secret)
        if key.doubt and path not in (known := self.doubts.setdefault(key.doubt, [])):
            known.append(path)
        if key.doubt and self.secret:
            if path == self.given:
                raise FileError(f"{path} {key.doubt}, {_REFUSED}")
            raise FileError(f"its key is refused: {path} {key.doubt}.")
        return key

    def serves(self, path: Path) -> bool:
        """Whether a key can be used."""
        try:
            self.marker(path)
        except GenexError:
            return False
        return True

    def print_of(self, sheet: Sheet) -> str:
        """A digest of all that marks by the key for a sheet depend on."""
        return self.digests(sheet)[0]

    def body_of(self, sheet: Sheet) -> str:
        """A digest of all that the verdicts on a sheet depend on: its key without the policy."""
        return self.digests(sheet)[1]

    def digests(self, sheet: Sheet) -> tuple[str, str]:
        """The digests of a key, and of the key without its policy."""
        if sheet.quiz not in self.known:
            self.known[sheet.quiz] = self.search(sheet.quiz)
        path = self.known[sheet.quiz]
        if path not in self.prints:
            content = file_content(path, _WHAT, MOST_BYTES)
            body = {k: v for k, v in read_json(content).items() if k not in {"marking", "seal"}}
            texts = content, json.dumps(body, sort_keys=True).encode()
            self.prints[path] = self.digest(texts[0]), self.digest(texts[1])
        return self.prints[path]

    def digest(self, content: bytes) -> str:
        """A digest of what a key holds, which depends on the genex that uses it, too."""
        found = blake2b(self.code, key=self.secret[:64], digest_size=16)
        found.update(content)
        return found.hexdigest()

    @cached_property
    def code(self) -> bytes:
        """What tells one genex from another, with its plugins and what was added to rubrics."""
        plugins = (Path(path).read_bytes() for path in plugged_files())
        return b"\0".join([f"{__version__} {self.added or ''}".encode(), *plugins])

    # what is told

    def notes(self) -> Iterator[str]:
        """What is to be said about keys, a line for each fact."""
        yield from self.notes_on_doubts()
        yield from self.notes_on_used()
        used = {path.resolve() for path in self.used}
        found = [one for one in self.handed_in.so_called_keys() if Path(one).resolve() not in used]
        if self.passed_over:
            yield f"{_first(self.passed_over)} cannot be read as a key, and is passed over."
        if found:
            yield f"{_first(found)} lies with what was handed in, and is not used as a key."

    def notes_on_doubts(self) -> Iterator[str]:
        """Why keys may not be as genex wrote them."""
        for doubt, paths in self.doubts.items():
            yield f"{_first(paths)} {doubt}{f', {_REFUSED}' if self.secret else '.'}"

    def notes_on_used(self) -> Iterator[str]:
        """Which keys were used: one by one, or many in a line."""
        groups: dict[tuple[Path, bool], list[Path]] = {}
        for path in self.used:
            groups.setdefault((path.parent.parent, path in self.variants), []).append(path)
        for (folder, of_students), paths in groups.items():
            if len(paths) > _FEW:
                whose = "variants of students" if of_students else "quizzes"
                yield f"Marked by the keys of {len(paths)} {whose} in {folder}."
            else:
                yield from (f"Marked by {path}, the key of {self.used[path]}." for path in paths)


def _first(paths: Sequence[object]) -> str:
    """The first of some keys, and how many more there are."""
    more = len(paths) - 1
    return f"{paths[0]} (and {counted(more, 'more key')})" if more else str(paths[0])


def _copies(first: Path, other: Path) -> bool:
    """Whether two keys are the same."""
    return holds(other, file_content(first, _WHAT, MOST_BYTES))


def _code_in(path: Path) -> str | None:
    """The code of the quiz that a key is for, without more of it; nothing if it is no key."""
    try:
        found = read_json(file_content(path, _WHAT, MOST_BYTES))
    except FileError:
        return None
    code = found.get("quiz") if isinstance(found, dict) and "questions" in found else None
    return code if isinstance(code, str) else None
