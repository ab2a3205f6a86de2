"""A sitting: part after part, until somebody stops."""

from io import BytesIO

import pytest

from genex.by_hand.keyboard import Pipe
from genex.by_hand.shares import Share
from genex.by_hand.sitting import Choice, PartAtHand, Sitting
from genex.errors import FileError
from tests.by_hand.desk import QUESTION, Remembered, written


class Class:
    """Two parts of a class in memory."""

    def __init__(self, **ledgers):
        self.texts = {"1a": ("because", "Because!", "other"), "2b": ("log", "exp")}
        self.ledgers = {name: ledgers.get(f"l{name}", Remembered()) for name in self.texts}

    def open_parts(self):
        """How many answers are open."""
        found = {name: len(self.part_at_hand(name).answers) for name in self.texts}
        return {name: count for name, count in found.items() if count}

    def part_at_hand(self, name):
        """A part with the answers that are open."""
        ledger = self.ledgers[name]
        answers = [one for one in written(*self.texts[name]) if not ledger.stands(one)]
        return PartAtHand(name, answers, ledger, lambda _answer: QUESTION)


def sat(keys, name=None, choice=None, course=None, keyboard=None):
    """A class after these keys, all screens, and what is told at the end."""
    course, shown = course or Class(), []
    keyboard = keyboard or Pipe(BytesIO(keys.encode()))
    sitting = Sitting(course, choice or Choice(), keyboard, shown.append, lambda: (80, 24))
    sitting.begin(name)
    return course, ["\n".join(screen) for screen in shown], sitting.told


def test_without_a_part_all_open_ones_come():
    """What is open is shown, and each part begins with Enter."""
    course, shown, told = sat("\nff\n\nzz\n")
    assert shown[0].split("\n") == [
        "> 1a  3 answers open",
        "  2b  2 answers open",
        "Enter begins with 1a · any other key stops",
    ]
    assert course.open_parts() == {}
    assert told == ["1a: 0 groups left to mark.", "2b: 0 groups left to mark."]


def test_a_part_can_be_named():
    """Only that part is gone through."""
    course, _, told = sat("f", "2b")
    assert course.open_parts() == {"1a": 3, "2b": 1}
    assert told == ["2b: 1 group left to mark."]


def test_what_was_begun_is_gone_on_with():
    """The end of the keys loses nothing, and a second sitting begins with what is left."""
    course, _, _ = sat("f", "1a")
    assert course.open_parts()["1a"] < 3
    _, shown, _ = sat("", "1a", course=course)
    assert "1 group left" in shown[0]


def test_q_at_the_end_of_a_part_begins_no_other():
    """Enter goes on to the next part, and q stops."""
    _, shown, told = sat("\nffq")
    assert "nothing is left" in shown[-1]
    assert told == ["1a: 0 groups left to mark."]


def test_nothing_open_is_told():
    """A part without open answers says so, and so does a class."""
    course, _, _ = sat("\nff\n\nff\n")
    assert sat("", course=course)[2] == ["Nothing is open."]
    assert sat("", "1a", course=course)[2] == [
        "1a: nothing is open. --all shows what is decided, too."
    ]


def test_one_student_or_a_share_can_be_chosen():
    """Others are not shown."""
    _, shown, _ = sat("", "1a", Choice(student="s03"))
    assert "1 group left" in shown[0]
    counts = []
    for number in (1, 2):
        told = sat("", "1a", Choice(share=Share(number, 2)))[2]
        counts.append(int(told[0].split()[1]) if "left" in told[0] else 0)
    assert sum(counts) == 2


class Interrupted:
    """Ctrl-C after a few keys."""

    def __init__(self, keys):
        self.keys = iter(keys)

    def key(self):
        """A key, until somebody presses Ctrl-C."""
        for key in self.keys:
            return key
        raise KeyboardInterrupt


def test_an_interrupt_is_a_way_to_stop():
    """What was decided stays, and it is said."""
    course, _, told = sat("", "1a", keyboard=Interrupted("f"))
    assert len(course.ledgers["1a"].decisions) == 1
    assert told[-1] == "Stopped; what was decided is saved."


class Full(Remembered):
    """A disk with room for one decision."""

    def decide(self, answers, judgement):
        """Refuse the second one."""
        if self.decisions:
            raise FileError("class.sqlite: cannot be written: No space left on device. Make room.")
        super().decide(answers, judgement)


def test_a_full_disk_ends_it_in_one_line():
    """No key reaches an answer behind one that was not saved."""
    course = Class(l1a=Full())
    with pytest.raises(FileError, match="No space left"):
        sat("fzf", "1a", course=course)
    assert len(course.ledgers["1a"].decisions) == 1
