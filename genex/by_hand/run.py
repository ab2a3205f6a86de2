"""One run of marking by hand: who sits down, at which class, and what is told in the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from genex.by_hand.class_answers import ClassAnswers, is_decided
from genex.by_hand.class_ledger import ClassLedger
from genex.by_hand.keyboard import keyboard_here
from genex.by_hand.shares import read_share
from genex.by_hand.sitting import Choice, PartAtHand, Sitting
from genex.by_hand.variants import Variants
from genex.errors import AuthorError, FileError
from genex.files.locking import locked
from genex.grading.graded import Graded
from genex.grading.key_finder import Keys
from genex.grading.marker_name import marker_name
from genex.grading.renewed_files import newly_decided, write_renewed
from genex.grading.run import RESULTS, told_if_unwritten
from genex.grading.store import Store, store_of_class
from genex.grading.store_file import NAME
from genex.grading.up_to_date import mark_decided
from genex.messages import guess
from genex.quiz.secret import secret_of

_PLACE = "genex mark"


@dataclass(frozen=True)
class Class:
    """A class as somebody marks it: what is open, all of it, or what stands on paper."""

    store: Store
    keys: Keys
    variants: Variants
    by: str
    every: bool = False
    paper: bool = False

    def open_parts(self) -> Mapping[str, int]:
        """How many answers wait, by part."""
        counts: dict[str, int] = {}
        for one in self.store.answers():
            if not is_decided(one):
                counts[one.id.part] = counts.get(one.id.part, 0) + 1
        return dict(sorted(counts.items(), key=lambda one: _place_of(one[0])))

    def part_at_hand(self, name: str) -> PartAtHand:
        """A part with the answers that are wanted."""
        answers = ClassAnswers(name, self.store, self.keys, self.variants)
        if self.paper:
            found = [*answers.on_paper()]
        else:
            found = [*(answers.all_of_them() if self.every else answers.waiting())]
        if not found:
            self.check(name)
        return PartAtHand(name, found, ClassLedger(answers, self.by), answers.question)

    def check(self, name: str) -> None:
        """Refuse a part that no quiz of the class has."""
        parts = {one.id.part for one in self.store.answers(every=True)}
        if name not in parts:
            raise AuthorError(f"{_PLACE}: there is no part '{name}'.{guess(name, sorted(parts))}")


def _place_of(part: str) -> tuple[int, int, str]:
    """Where a part stands on the paper: 2b before 10a, z before aa."""
    number = part[: len(part) - len(part.lstrip("0123456789"))]
    letters = part[len(number) :]
    return int(number or 0), len(letters.partition(".")[0]), letters


def marking_run(
    part: str | None,
    show: Callable[[Sequence[str]], None],
    size: Callable[[], tuple[int, int]],
    *,
    student: str,
    by: str,
    key: Path | None,
    out: Path,
    secret_file: Path | None,
    everything: bool,
    paper: bool,
    share: str | None,
    undo: bool,
) -> list[str]:
    """Mark until somebody stops, and tell what is left."""
    choice = Choice(student, read_share(share, "--share") if share else None)
    path = out / RESULTS / NAME
    if not path.is_file():
        raise FileError(f"{path}: there are no results yet. Run `genex grade` first.")
    with store_of_class(path) as store:
        places = [Path(one.place.partition(".zip:")[0]) for one in store.sheets()]
        secret = secret_of(secret_file)
        keys = Keys(key, out, secret, places, store.added_items)
        course = Class(store, keys, Variants(keys), marker_name(by), everything, paper)
        if undo:
            told = [_taken_back(course, part)]
        else:
            with keyboard_here() as keyboard:
                sitting = Sitting(course, choice, keyboard, show, size)
                sitting.begin(part)
            told = sitting.told
        keys = Keys(key, out, secret, places, store.added_items)  # with those of this sitting
        return [*told, *_renewed(store, keys, path.parent)]


def _renewed(store: Store, keys: Keys, results: Path) -> list[str]:
    """Write the results of the class with what was decided, and tell what was written."""
    graded = Graded()
    try:
        with locked(results), told_if_unwritten(results):
            whose = [*newly_decided(store)]
            if whose:
                with store.saving():
                    renewed = mark_decided(store, keys, whose)
                write_renewed(graded, store, keys, results, renewed)
    except FileError as error:
        return [f"{error} What was decided is saved; `genex grade --again` writes the results."]
    return [*graded.notes, *(f"Written: {path}" for path in graded.paths)]


def _taken_back(course: Class, part: str | None) -> str:
    """Take back somebody's last decision on a part, and tell on whose answers."""
    if part is None:
        raise AuthorError(f"{_PLACE} --undo: name the part, as in `{_PLACE} 3b --undo`.")
    answers = course.part_at_hand(part).ledger.undo()
    if not answers:
        return f"{part}: there is no decision of {course.by} to take back."
    return f"{part}: taken back for {', '.join(answer.who for answer in answers)}."
