"""Keys by quiz id: the one that is given, the one beside the sheet, or one under out/."""

from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from genex.errors import FileError
from genex.files.reading import MOST_BYTES, file_content
from genex.marking.submission import Marker
from genex.quiz.answer_sheet import Sheet
from genex.quiz.class_list import students
from genex.quiz.key_reader import read_key

_KEPT = 64  # keys made ready at a time, so that a class of variants takes no more memory
_NAME = "key.json"


class Keys:
    """Where keys are looked for, and those that are ready."""

    def __init__(self, given: Path | None, out: Path, secret: bytes = b"") -> None:
        self.given, self.out, self.secret = given, out, secret
        self.doubts: dict[str, list[Path]] = {}
        self.ready: OrderedDict[Path, Marker] = OrderedDict()
        self.known: dict[tuple[Path, str], Path] = {}  # by the folder of a sheet and its quiz
        self.shelf = dict(self.on_shelf()) if given is not None and given.is_dir() else {}
        if given is not None and not given.is_dir():
            self.marker(given)

    def on_shelf(self) -> Iterator[tuple[str, Path]]:
        """The keys in a folder, by the quizzes that they are for."""
        assert self.given is not None
        for path in sorted(self.given.rglob("*key*.json")):
            yield self.marker(path).key.quiz, path

    def marker(self, path: Path) -> Marker:
        """A key made ready."""
        if path not in self.ready:
            key = read_key(file_content(path, "a key", MOST_BYTES), str(path), self.secret)
            self.ready[path] = Marker(key)
            self.note(path, key.doubt)
        self.ready.move_to_end(path)
        while len(self.ready) > _KEPT:
            self.ready.popitem(last=False)
        return self.ready[path]

    def note(self, path: Path, doubt: str) -> None:
        """Remember why a key may not be as genex wrote it."""
        if doubt and path not in (known := self.doubts.setdefault(doubt, [])):
            known.append(path)

    def notes(self) -> Iterator[str]:
        """What is to be said about keys, a line for each reason."""
        for doubt, (first, *others) in self.doubts.items():
            more = f" (and {len(others)} more keys)" if others else ""
            yield f"{first}{more} {doubt}."

    def find(self, sheet: Sheet) -> Marker:
        """The key for a sheet, or an error that says where it was looked for."""
        folder = Path(sheet.place.partition(".zip:")[0]).parent
        if (folder, sheet.quiz) not in self.known:
            self.known[folder, sheet.quiz] = self.search(folder, sheet.quiz)
        return self.marker(self.known[folder, sheet.quiz])

    def places(self, folder: Path, quiz: str) -> list[Path]:
        """Where the key of a sheet in a folder may be."""
        if self.given is not None:
            return [self.shelf.get(quiz, self.given)]
        in_class = [self.classes[quiz] / _NAME] if quiz in self.classes else []
        return [folder / _NAME, self.out / quiz / _NAME, *in_class]

    @cached_property
    def classes(self) -> dict[str, Path]:
        """The folders of students whose class has a folder of its own, by quiz."""
        return dict(students(self.out))

    def search(self, folder: Path, quiz: str) -> Path:
        """The first of these places with the right key."""
        places = self.places(folder, quiz)
        found = {path: self.marker(path).key.quiz for path in places if path.is_file()}
        for path, other in found.items():
            if other == quiz:
                return path
        others = "; ".join(f"{path} is for {other}" for path, other in found.items())
        hint = others or f"looked for {', '.join(map(str, places))}"
        raise FileError(f"there is no key for quiz {quiz} ({hint}). Give it with --key.")
