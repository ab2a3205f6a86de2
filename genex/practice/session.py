"""Practice in the terminal: ask, read, mark, explain the slip, ask again, next."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from itertools import count
from pathlib import Path

from genex.document.blocks import Block
from genex.document.markdown import read_markdown
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.graph import slug
from genex.families import registry
from genex.feedback.words import (
    code,
    escaped,
    failure_words,
    slips,
    unreadable_in_words,
    verdict_in_words,
    worked_solution,
)
from genex.figures import with_figures
from genex.files.writing import as_json
from genex.marking.submission import Marker
from genex.marking.verdicts import Decision, Verdict
from genex.paper import tick_boxes
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import KeyItem, read_key
from genex.quiz.parts import Part
from genex.quiz.quiz import Quiz, make
from genex.terminal.write import to_text
from genex.wording import texts as wording

_TRIES = 2
_QUIT = {"q", "quit", "exit"}
_WELL = {Verdict.RIGHT, Verdict.FOLLOWS}
_ALONE = {Verdict.BLANK, Verdict.UNREADABLE, Verdict.UNDECIDED}  # said otherwise in a class


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
    answers: dict[str, str] = field(default_factory=dict)

    def tell(self, text: str, source: str = "practice.md.j2") -> None:
        """Say some Markdown."""
        self.show(with_figures(read_markdown(text, source), source))

    def show(self, blocks: Iterable[Block]) -> None:
        """Say some blocks."""
        self.say(to_text(tuple(blocks), self.width))
        self.say("")

    def words(self, name: str, **values: object) -> None:
        """Say one of the fixed sentences."""
        self.tell(wording.practice_words(name, **values))


class _Enough(Exception):
    """Whoever practises wants to stop."""


def practise(session: Session, family: str | None, seed: int, level: str) -> None:
    """Exercise after exercise, until it is enough."""
    kinds = [registry.family(family, "genex practice")] if family else [*registry.all_families()]
    session.words("welcome", seed=seed)
    try:
        for number in count():
            _exercise(session, slug(kinds[number % len(kinds)]), seed + number, level)
    except _Enough:
        marks, out_of = marks_in_words(session.reached), marks_in_words(session.possible)
        values = {"marks": marks, "out_of": out_of, "exercises": session.exercises}
        session.words("total", **values, log=code(str(session.log)))


def _exercise(session: Session, family: str, seed: int, level: str) -> None:
    """One exercise, part by part."""
    quiz = quiz_of_one(family, seed, level)
    marker = Marker(read_key(as_json(quiz.key()), "practice"))
    (item,) = marker.key.items
    session.answers.clear()
    session.tell(wording.statement(item.exercise), wording.place_of(type(item.exercise)))
    forms = quiz.sheet()["forms"]
    decisions = [_ask_part(session, marker, part, forms[part.id], seed) for part in item.parts]
    session.exercises += 1
    marks, out_of = sum((one.marks for one in decisions), Fraction(0)), marker.key.marks
    session.reached += marks
    session.possible += out_of
    session.words("score", marks=marks_in_words(marks), out_of=marks_in_words(out_of))


def quiz_of_one(family: str, seed: int, level: str) -> Quiz:
    """A quiz of one exercise."""
    plan = f"[[section]]\n[[section.question]]\nfamily = {json.dumps(family)}\n"
    blueprint = parse_blueprint(plan + f"level = {json.dumps(level)}\n", "genex practice")
    return make(replace(blueprint, name=blueprint.stem), seed, None, b"")


def _ask_part(session: Session, marker: Marker, part: Part, form: str, seed: int) -> Decision:
    """One part: what is asked, up to two tries, and the solution after the last."""
    (item,) = marker.key.items
    session.tell(wording.question_words(item.exercise, part.name, part.decimals))
    if part.kind.ticks:
        session.show(
            tick_boxes.boxes(item.exercise, part.name, part.value, part.kind, solved=False)
        )
    session.words("wanted", part=part.id.lstrip("0123456789"), form=escaped(form))
    decisions: list[Decision] = []
    for answer in _tries(session):
        session.answers[part.id] = answer
        decisions.append(_decided(marker, session.answers, part))
        _keep(session.log, _entry(item, part, seed, answer, decisions[-1]))
        _explain(session, item, decisions[-1])
        if decisions[-1].verdict in _WELL or not answer:
            break
        if len(decisions) < _TRIES:
            session.words("again")
    if decisions[-1].verdict not in _WELL:
        session.words("solution")
        session.tell(worked_solution(item, part))
    return decisions[0]


def _tries(session: Session) -> Iterator[str]:
    """The answers that are typed."""
    for _ in range(_TRIES):
        typed = session.ask()
        if typed is None or typed.strip().lower() in _QUIT:
            raise _Enough
        yield typed.strip()


def _decided(marker: Marker, answers: dict[str, str], part: Part) -> Decision:
    """The decision on a part, in the light of the parts before it."""
    marked = marker.mark({name: answer or None for name, answer in answers.items()})
    return next(decision for decision in marked.decisions if decision.id == part.id)


def _explain(session: Session, item: KeyItem, decision: Decision) -> None:
    """How it was read, the verdict, and the way to mend it."""
    if decision.verdict not in {Verdict.BLANK, Verdict.UNREADABLE}:
        session.words("read_as", read=code(decision.read))
    if decision.verdict in _ALONE:
        session.words(decision.verdict)
    else:
        session.tell(verdict_in_words(decision))
    part = next(part for part in item.parts if part.id == decision.id)
    failure = failure_words(item, decision)
    for text in (
        *unreadable_in_words(part, decision),
        *([failure] if failure else ()),
        *slips(item, part, decision),
    ):
        session.tell(text)


def _entry(item: KeyItem, part: Part, seed: int, answer: str, decision: Decision) -> Entry:
    """What the log keeps of an answer."""
    family, slips = slug(type(item.exercise)), tuple(decision.charged)
    marks = float(decision.marks)
    return Entry(family, seed, part.name, answer, decision.verdict, slips, marks)


def _keep(log: Path, written: Entry) -> None:
    """Add a line to the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(written), ensure_ascii=False) + "\n")
