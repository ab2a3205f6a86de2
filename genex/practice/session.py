"""Practice in the terminal: exercise after exercise, new ones or those that went wrong before."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import count
from pathlib import Path

from genex.errors import AuthorError, FileError, GenexError
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.graph import slug
from genex.exercise.slips import slip_in_words
from genex.families import registry
from genex.feedback.escaped import code, escaped
from genex.files.writing import as_json
from genex.marking.submission import Marker
from genex.messages import counted
from genex.practice.log import Due, Entry, Progress, append, due, progress_of, read_log
from genex.practice.part_round import Round
from genex.practice.screen import Screen
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import read_key
from genex.quiz.quiz import Quiz, make
from genex.wording import texts as wording

_PLACE = "genex practice"


@dataclass
class Session:
    """Somebody practising: how to ask and to say, and what was answered."""

    ask: Callable[[], str | None]  # a line that was typed; None at its end
    say: Callable[[str], None]
    log: Path
    width: int = 80
    reached: Fraction = Fraction(0)
    possible: Fraction = Fraction(0)
    exercises: int = 0
    families: list[str] = field(default_factory=list)  # that were practised
    silent: bool = False  # whether the log takes no entries

    @property
    def screen(self) -> Screen:
        """Where things are said."""
        return Screen(self.say, self.width)

    def keep(self, entry: Entry) -> None:
        """Add an answer to the log; if that is not possible, say so once and go on."""
        if self.silent:
            return
        try:
            append(self.log, entry)
        except FileError as error:
            self.silent = True
            self.say(wording.practice_words("no_log", problem=error) + "\n")  # no Markdown

    def count(self, done: Round) -> None:
        """Add the marks of an exercise, if something of it was tried."""
        if done.first:
            self.exercises += 1
            self.families.append(slug(type(done.item.exercise)))
        self.reached += sum((one.marks for one in done.first.values()), Fraction(0))
        self.possible += sum((one.out_of for one in done.first.values()), Fraction(0))


def practice_run(
    session: Session,
    family: str | None,
    seed: int,
    level: str,
    *,
    again: bool = False,
    progress: bool = False,
) -> None:
    """Practise, ask once more what went wrong, or show the progress."""
    if again and progress:
        raise AuthorError(f"{_PLACE}: give --again or --progress, not both.")
    if progress:
        _show_table(session, {slug(registry.family(family, _PLACE))} if family else None)
    elif again:
        _practise_again(session, family)
    else:
        practise(session, family, seed, level)


def practise(session: Session, family: str | None, seed: int, level: str) -> None:
    """Exercise after exercise, until it is enough."""
    kinds = [registry.family(family, _PLACE)] if family else [*registry.all_families()]
    session.screen.words("welcome", seed=seed)
    names = (slug(kinds[number % len(kinds)]) for number in count())
    _run(session, (Due(name, seed + k, level, frozenset()) for k, name in enumerate(names)))


def _practise_again(session: Session, family: str | None) -> None:
    """Ask what went wrong before and has not been put right since."""
    chosen = slug(registry.family(family, _PLACE)) if family else None
    entries, strange = read_log(session.log)
    left = [one for one in due(entries) if chosen in {None, one.family}]
    if strange:
        session.screen.words("strange", lines=counted(strange, "line"))
    if not left:
        session.screen.words("nothing_due", family=chosen)
        return
    parts = sum(len(one.parts) for one in left)
    session.screen.words("welcome_again", parts=parts, exercises=len(left))
    _run(session, left)


def _run(session: Session, exercises: Iterable[Due]) -> None:
    """Exercises, one after the other; then the sum of it and the progress."""
    try:
        for one in exercises:
            if not _exercise(session, one):
                break
    except KeyboardInterrupt:
        session.say("")
    marks, out_of = marks_in_words(session.reached), marks_in_words(session.possible)
    values = {"marks": marks, "out_of": out_of, "exercises": session.exercises}
    log = "" if session.silent or not session.log.exists() else code(str(session.log))
    session.screen.words("total", **values, log=log)
    if log and session.families:
        _show_table(session, {*session.families})


def _exercise(session: Session, one: Due) -> bool:
    """One exercise, or the parts of it that are due; tell whether it shall go on."""
    try:
        quiz = quiz_of_one(one.family, one.seed, one.level)
    except GenexError as error:
        if not one.parts:
            raise
        session.say(wording.practice_words("lost", problem=error) + "\n")  # a family that is gone
        return True
    marker = Marker(read_key(as_json(quiz.key()), "practice"))
    (item,) = marker.key.items
    session.screen.tell(wording.statement(item.exercise), wording.place_of(type(item.exercise)))
    forms = quiz.sheet()["forms"]
    played = Round(session.screen, session.ask, marker, forms, one.seed, one.level, session.keep)
    parts = [part for part in item.parts if not one.parts or part.name in one.parts]
    try:
        goes_on = played.play(parts)
    finally:
        session.count(played)
    if goes_on:
        out_of = sum((part.marks for part in parts), Fraction(0))
        marks = sum((found.marks for found in played.first.values()), Fraction(0))
        session.screen.words("score", marks=marks_in_words(marks), out_of=marks_in_words(out_of))
    return goes_on


def _show_table(session: Session, families: set[str] | None) -> None:
    """Say the progress with these families or with all, as a table."""
    entries, strange = read_log(session.log)
    rows = [_row(one) for one in progress_of(entries) if families is None or one.family in families]
    if rows:
        session.screen.tell("\n".join((wording.practice_words("progress_head"), *rows)))
    else:
        session.screen.words("no_progress")
    if strange:
        session.screen.words("strange", lines=counted(strange, "line"))


def _row(one: Progress) -> str:
    """The progress with a family, as a row of the table."""
    return wording.practice_words(
        "progress_row",
        family=escaped(one.family),
        tries=one.tries,
        right=one.right,
        lately=one.lately,
        slip=escaped(slip_in_words(one.slip)),
    )


def quiz_of_one(family: str, seed: int, level: str) -> Quiz:
    """A quiz of one exercise."""
    plan = f"[[section]]\n[[section.question]]\nfamily = {json.dumps(family)}\n"
    blueprint = parse_blueprint(plan + f"level = {json.dumps(level)}\n", _PLACE)
    return make(replace(blueprint, name=blueprint.stem), seed, None, b"")
