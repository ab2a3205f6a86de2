"""One part being marked: from keys to decisions, without a terminal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from genex.by_hand.groups import Answer, Group
from genex.by_hand.judgement import UNDECIDED, Judgement, Ledger, Overtaken, full_marks, no_marks
from genex.by_hand.keys import ENTER, ESCAPE, TYPED
from genex.errors import AuthorError
from genex.exact.marks_in_words import marks_from, marks_in_words
from genex.messages import counted, printable
from genex.quiz.rubric import Rubric

_NINE = 9
_NOTHING = "Nothing is ticked, so nothing is saved. f gives full marks, z none."
_BY_GENEX = "Only genex has ticked so far. f gives all the rest, z nothing more."
_NO_RUBRIC = "This part has no items to tick. m types marks, + adds an item."
_NO_MORE = "There is no decision of yours to take back."


@dataclass
class Turn:
    """A group in its place in the queue, with what has become of it."""

    group: Group
    judged: Judgement | None = None  # what stands: decided, or asked of a colleague
    done: bool = False  # whether it was gone through in this sitting
    elsewhere: bool = False  # whether somebody else has it

    @property
    def waits(self) -> bool:
        """Whether it is still to be gone through here."""
        return not (self.done or self.elsewhere)

    @property
    def start(self) -> Judgement:
        """What is ticked before anybody has pressed a key."""
        return self.judged or Judgement(self.group.first.ticked)

    def has(self, words: Sequence[str]) -> bool:
        """Whether all these words are in it, and nobody else has it."""
        return not self.elsewhere and self.group.has_words(words)


@dataclass
class Marking:
    """Where somebody is in the answers to a part, and what is ticked so far."""

    ledger: Ledger
    turns: list[Turn]
    at: int = -1
    draft: Judgement = UNDECIDED
    view: str = "answer"  # or "group", "help", "solution", "comments"
    page: int = 0  # of a long answer
    nine: int = 0  # which nine items the digits tick
    said: str = ""  # about the last key
    stopped: bool = False
    finished: bool = False  # whether nothing was left, and somebody wants to go on
    words: Sequence[str] = ()  # that were searched for
    last: Judgement = UNDECIDED
    kept: Turn | None = None  # from others

    def __post_init__(self) -> None:
        self.go_on()

    @property
    def turn(self) -> Turn | None:
        """What is looked at; nothing where nothing is left."""
        return self.turns[self.at] if 0 <= self.at < len(self.turns) else None

    @property
    def rubric(self) -> Rubric | None:
        """The items that can be ticked here."""
        return self.ledger.rubric(self.turn.group.first) if self.turn else None

    @property
    def out_of(self) -> Fraction:
        """The most marks that can be given here."""
        return self.turn.group.first.out_of if self.turn else Fraction(0)

    @property
    def by_genex(self) -> frozenset[int]:
        """The items that genex has ticked, from the answer above."""
        return self.turn.group.first.ticked if self.turn else frozenset()

    @property
    def left(self) -> int:
        """How many groups are still to be marked."""
        return sum(turn.waits for turn in self.turns)

    @property
    def offered(self) -> Sequence[str]:
        """The comments that a digit picks from."""
        return self.ledger.comments()[:_NINE]

    def asks(self, key: str) -> str:
        """What is to be typed behind a key; nothing behind most."""
        here = self.turn is not None and self.view != "comments"
        return TYPED.get(key, "") if here else ""

    def keeps(self) -> bool:
        """Keep what is shown from others; if somebody was quicker, go on and tell so."""
        if self.turn is None or self.turn.done or self.turn is self.kept:
            return True
        self.kept = self.turn
        if self.ledger.take(self.turn.group.answers):
            return True
        self.turn.elsewhere = True
        self.go_on()
        self.said = "Another marker was quicker. This is the next one."
        return False

    def leave(self) -> None:
        """Let others have what was looked at."""
        self.ledger.take(())

    def press(self, key: str, typed: str = "") -> None:
        """Do what a key asks for, with what was typed behind it."""
        self.said = ""
        if self.view == "comments":
            self.pick(key)
        elif key in {"?", "r"}:
            self.look("help" if key == "?" else "solution")
        elif key == "q":
            self.stopped = True
        elif key in {ENTER, ESCAPE} and self.view != "answer":
            self.look("answer")
        elif self.turn is None:
            self.press_at_the_end(key)
        elif key.isdecimal() and key.isascii():
            self.tick(int(key))
        elif key in _ACTS:
            _ACTS[key](self, typed.strip())
        elif key != ESCAPE:
            self.said = f"{printable(key)} does nothing here. ? shows the keys."

    def press_at_the_end(self, key: str) -> None:
        """Go back, take back or stop where nothing is left."""
        if key in {"u", "b"}:
            _ACTS[key](self, "")
        elif key == ENTER:
            self.look_again()
            self.finished = self.stopped = self.turn is None

    def look(self, view: str) -> None:
        """Show something else, or the answer again."""
        self.view, self.page = ("answer" if self.view == view else view), 0

    def show(self, place: int) -> None:
        """Show another group, with what was decided on it."""
        self.at, self.view, self.page, self.nine = place, "answer", 0, 0
        self.draft = self.turn.start if self.turn else UNDECIDED

    def go_on(self) -> None:
        """Show the next group that waits and that nobody else has, behind this one or before it."""
        waiting = (place for place in self.others() if self.turns[place].waits)
        self.show(next(filter(self.takes, waiting), len(self.turns)))

    def others(self) -> Iterable[int]:
        """The places behind this one, then those before it, then itself."""
        count = len(self.turns)
        return (*range(self.at + 1, count), *range(min(self.at + 1, count)))

    def look_again(self) -> None:
        """Go on with what others had and have no longer, if there is any."""
        for turn in self.turns:
            turn.elsewhere = False
        self.go_on()

    def takes(self, place: int) -> bool:
        """Whether a group can be looked at, since nobody else does."""
        turn = self.turns[place]
        turn.elsewhere = not (turn.done or self.ledger.is_free(turn.group.answers))
        return not turn.elsewhere

    def tick(self, digit: int) -> None:
        """Tick an item, or turn to the next nine."""
        rubric = self.rubric
        items = rubric.items if rubric else ()
        if digit == 0 and len(items) > _NINE:
            self.nine = (self.nine + 1) % -(-len(items) // _NINE)
        elif rubric and 0 < digit <= len(items) - self.nine * _NINE:
            self.draft = self.draft.toggled(self.nine * _NINE + digit, rubric)
        else:
            self.said = f"There is no item {digit}." if items else _NO_RUBRIC

    def save(self, _typed: str = "") -> None:
        """Decide by what is ticked or typed, and go on; what stands already is not decided anew."""
        assert self.turn is not None
        if self.draft == self.turn.judged:
            self.turn.done = True
            self.go_on()
        elif self.draft.decides and (self.turn.judged or not self.is_untouched):
            self.decide(replace(self.draft, note=""))
        else:
            self.said = _BY_GENEX if self.by_genex else _NOTHING

    @property
    def is_untouched(self) -> bool:
        """Whether nobody but genex has ticked anything."""
        return replace(self.draft, comment="", note="") == Judgement(self.by_genex)

    def decide(self, judgement: Judgement) -> None:
        """Write a decision down, and only then go on."""
        assert self.turn is not None
        try:
            self.ledger.decide(self.turn.group.answers, judgement)
        except Overtaken as error:
            self.turn.judged = self.ledger.stands(self.turn.group.answers[0])
            self.said = str(error)
            return
        self.turn.judged, self.turn.done = judgement, True
        if judgement.decides:
            self.last = judgement
        self.go_on()

    def give(self, judgement: Judgement) -> None:
        """Decide whatever is ticked; what was typed for the student stays."""
        self.decide(replace(judgement, comment=self.draft.comment))

    def give_all(self, _typed: str) -> None:
        """Give all marks that a person can give."""
        self.give(full_marks(self.rubric, self.out_of, self.by_genex))

    def give_none(self, _typed: str) -> None:
        """Give nothing."""
        self.give(no_marks(self.rubric, self.by_genex))

    def type_marks(self, typed: str) -> None:
        """Give the marks that were typed, if they are between nothing and all."""
        marks = marks_from(typed)
        if marks is None or marks > self.out_of:
            self.said = (
                f"Marks are from 0 to {marks_in_words(self.out_of)}, such as 1.5, 1½ or 3/2."
            )
        else:
            self.give(Judgement(marks=marks))

    def type_meant(self, typed: str) -> None:
        """Keep what the student meant, until Enter, and say what genex makes of it."""
        assert self.turn is not None
        if not typed:
            self.draft = replace(self.draft, read_as="")
            return
        try:
            self.said = self.ledger.would_be(self.turn.group.first, typed)
        except AuthorError as error:
            self.said = str(error)
            return
        self.draft = replace(self.draft, read_as=typed, ticked=frozenset(), marks=None)

    def type_comment(self, typed: str) -> None:
        """Keep a comment until something is decided; an empty one takes it away."""
        self.draft = replace(self.draft, comment=typed)

    def offer(self, _typed: str) -> None:
        """Show the comments before."""
        if self.offered:
            self.view = "comments"
        else:
            self.said = "No comment has been written at this part yet. c types one."

    def pick(self, key: str) -> None:
        """Take the comment of a digit; any other key leaves it as it is."""
        offered, self.view = self.offered, "answer"
        if key.isdecimal() and key.isascii() and 0 < int(key) <= len(offered):
            self.type_comment(offered[int(key) - 1])

    def as_before(self, _typed: str) -> None:
        """Tick and comment as in the last decision, until Enter."""
        if not self.last.decides:
            self.said = "Nothing has been decided here yet."
            return
        items = self.rubric.items if self.rubric else ()
        ticked = frozenset(k for k in self.last.ticked if not items[k - 1].when)
        self.draft = replace(self.last, ticked=ticked | self.by_genex, read_as="")

    def add_item(self, typed: str) -> None:
        """Add an item for all, and tick it."""
        if not typed:
            return
        assert self.turn is not None
        try:
            rubric = self.ledger.add_item(self.turn.group.first, typed)
        except AuthorError as error:
            self.said = str(error)
            return
        self.draft = self.draft.toggled(len(rubric.items), rubric)
        self.nine = (len(rubric.items) - 1) // _NINE

    def take_back(self, _typed: str) -> None:
        """Take back the last decision that stands, and show its answer."""
        answers = self.ledger.undo()
        if not answers:
            self.said = _NO_MORE
            return
        place = self.place_of(answers)
        for turn in self.turns:
            if turn.group.overlaps(answers):
                turn.judged = self.ledger.stands(turn.group.answers[0])
                turn.done = turn.elsewhere = False
        self.show(place)
        self.said = f"Taken back, for {counted(len(answers), 'student')}."

    def place_of(self, answers: Sequence[Answer]) -> int:
        """Where a group is that has these answers; one of an earlier session is put in here."""
        for place, turn in enumerate(self.turns):
            if turn.group.overlaps(answers):
                return place
        place = max(0, min(self.at, len(self.turns)))
        self.turns.insert(place, Turn(Group(tuple(answers))))
        return place

    def back(self, _typed: str) -> None:
        """Show the one before, whatever became of it."""
        place = next(filter(self.takes, range(min(self.at, len(self.turns)) - 1, -1, -1)), None)
        if place is None:
            self.said = "This is the first one."
        else:
            self.show(place)

    def later(self, _typed: str) -> None:
        """Put it behind all others."""
        assert self.turn is not None
        self.turns.append(self.turns.pop(self.at))
        self.at -= 1
        self.go_on()

    def search(self, typed: str) -> None:
        """Show the next group that has all these words, or those before."""
        self.words = typed.casefold().split() or self.words
        found = [place for place in self.others() if self.turns[place].has(self.words)]
        if self.words and (place := next(filter(self.takes, found), None)) is not None:
            self.show(place)
        words = printable(" ".join(self.words))
        self.said = f"{counted(len(found), 'group')} with “{words}”." if words else "Type words."

    def take_out(self, typed: str) -> None:
        """Make a wording a group of its own, which is shown next."""
        assert self.turn is not None
        count = len(self.turn.group.wordings)
        if count == 1:
            self.said = "All of this group wrote the same."
        elif not (typed.isdecimal() and 0 < int(typed) <= count):
            self.view, self.said = "group", f"Type x and the number of a wording, 1 to {count}."
        else:
            self.turn.group, alone = self.turn.group.split(int(typed) - 1)
            self.turns.insert(self.at + 1, Turn(alone, self.turn.judged, self.turn.done))
            self.said = "Taken out; it comes next."

    def ask(self, typed: str) -> None:
        """Leave it open, with a note for a colleague."""
        if typed:
            self.decide(replace(UNDECIDED, note=typed))
        else:
            self.said = "Type a with a note, so that your colleague knows what to look at."

    def more(self, _typed: str) -> None:
        """Show the next page."""
        self.page += 1


_ACTS: Mapping[str, Callable[[Marking, str], None]] = {
    ENTER: Marking.save,
    "f": Marking.give_all,
    "z": Marking.give_none,
    "m": Marking.type_marks,
    "t": Marking.type_meant,
    "c": Marking.type_comment,
    "C": Marking.offer,
    "=": Marking.as_before,
    "+": Marking.add_item,
    "u": Marking.take_back,
    "b": Marking.back,
    "s": Marking.later,
    "/": Marking.search,
    "g": lambda marking, _typed: marking.look("group"),
    "x": Marking.take_out,
    "a": Marking.ask,
    " ": Marking.more,
}
