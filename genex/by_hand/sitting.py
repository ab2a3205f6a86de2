"""Somebody sits down to mark: one part, or what is open, part after part."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from genex.by_hand.groups import Answer, groups_of
from genex.by_hand.judgement import Ledger
from genex.by_hand.keyboard import Keyboard
from genex.by_hand.keys import END, ENTER
from genex.by_hand.marking import Marking, Turn
from genex.by_hand.screen import Question, Screen
from genex.by_hand.shares import Share
from genex.errors import GenexError
from genex.messages import counted


@dataclass(frozen=True)
class PartAtHand:
    """All that is needed to mark a part."""

    name: str
    answers: Sequence[Answer]
    ledger: Ledger
    question: Callable[[Answer], Question]


class Course(Protocol):
    """Where the answers of a class come from."""

    def open_parts(self) -> Mapping[str, int]:
        """How many answers are open in each part, in the order of the paper."""
        ...

    def part_at_hand(self, name: str) -> PartAtHand:
        """A part with its answers."""
        ...


@dataclass(frozen=True)
class Choice:
    """Which answers somebody wants to see."""

    student: str = ""
    share: Share | None = None

    def takes(self, part: str, answer: Answer) -> bool:
        """Whether an answer is wanted."""
        if self.student and answer.who != self.student:
            return False
        return self.share is None or self.share.takes(part, answer)


@dataclass
class Sitting:
    """Who marks what, and how it is shown."""

    course: Course
    choice: Choice
    keyboard: Keyboard
    show: Callable[[Sequence[str]], None]
    size: Callable[[], tuple[int, int]]  # columns and lines
    told: list[str] = field(default_factory=list)

    def begin(self, name: str | None) -> None:
        """Mark a part, or show what is open and begin with the first."""
        try:
            if name is None:
                self.all_parts()
            else:
                self.part(name)
        except KeyboardInterrupt:
            self.told.append("Stopped; what was decided is saved.")

    def all_parts(self) -> None:
        """What is open by part, then part after part while somebody goes on."""
        names = [*self.course.open_parts()]
        if not names:
            self.told.append("Nothing is open.")
        for name in names:
            self.show([*self.overview(name)])
            if self.keyboard.key() != ENTER or not self.part(name):
                return

    def overview(self, begun: str) -> Iterator[str]:
        """How much is open in each part, and the one that comes next."""
        counts = self.course.open_parts()
        width = max(map(len, counts), default=0)
        for name, count in counts.items():
            yield f"{'>' if name == begun else ' '} {name:{width}}  {counted(count, 'answer')} open"
        yield f"Enter begins with {begun} · any other key stops"

    def part(self, name: str) -> bool:
        """Mark a part; tell whether somebody wants to go on with another one."""
        at_hand = self.course.part_at_hand(name)
        answers = [one for one in at_hand.answers if self.choice.takes(name, one)]
        if not answers:
            self.told.append(f"{name}: nothing is open. --all shows what is decided, too.")
            return True
        stands = at_hand.ledger.stands
        turns = [Turn(group, stands(group.answers[0])) for group in groups_of(answers, name)]
        marking = Marking(at_hand.ledger, turns)
        try:
            mark_round(marking, self.keyboard, lambda now: self.draw(at_hand, now))
        finally:
            with suppress(GenexError):  # others have it when its time is over
                marking.leave()
            self.told.append(f"{name}: {counted(marking.left, 'group')} left to mark.")
        return marking.finished

    def draw(self, at_hand: PartAtHand, marking: Marking) -> None:
        """Show where somebody is."""
        screen = Screen(at_hand.name, at_hand.question, *self.size())
        self.show(screen.lines(marking))


def mark_round(marking: Marking, keyboard: Keyboard, show: Callable[[Marking], None]) -> None:
    """Show, wait for a key, do what it asks for, until somebody stops or no more keys come."""
    while not marking.stopped:
        show(marking)
        if not marking.keeps():
            continue
        key = keyboard.key()
        if key == END:
            return
        asks = marking.asks(key)
        typed = keyboard.line(asks) if asks else ""
        if typed is not None:
            marking.press(key, typed)
