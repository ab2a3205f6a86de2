"""A class of two hundred is marked with few keys, and alike."""

from itertools import pairwise

from genex.by_hand.groups import groups_of
from genex.by_hand.marking import Marking, Turn
from genex.by_hand.sitting import mark_round
from tests.by_hand.desk import Remembered
from tests.by_hand.prose import COUNT, class_of_answers


class Marker:
    """Somebody who knows what each answer deserves, and presses as few keys as that takes."""

    def __init__(self, marking, wanted):
        self.marking, self.wanted, self.pressed, self.waiting = marking, wanted, 0, ""

    def key(self):
        """The next key for the answer on the screen."""
        if self.marking.turn is None:
            return "q"
        if not self.waiting:
            keys = self.wanted[self.marking.turn.group.first.who]
            self.waiting = keys if keys in {"z", "f"} else f"{keys}\n"
        found, self.waiting = self.waiting[0], self.waiting[1:]
        self.pressed += 1
        return found


def test_two_hundred_answers_take_few_keys():
    """Equal ones come once: at most three keys a group, and less than one and a half a student."""
    written = [(answer, keys or "f") for answer, keys in class_of_answers()]
    groups = groups_of([answer for answer, _ in written], "1a")
    ledger = Remembered()
    marking = Marking(ledger, [*map(Turn, groups)])
    marker = Marker(marking, {answer.who: keys for answer, keys in written})
    mark_round(marking, marker, lambda _marking: None)
    judged = {a.who: one for answers, one in ledger.decisions for a in answers}
    assert len(judged) == COUNT
    assert len(groups) < COUNT / 2
    assert marker.pressed <= 3 * len(groups)
    assert marker.pressed < COUNT
    print(f"{COUNT} answers, {len(groups)} groups, {marker.pressed} keys")


def test_like_answers_are_marked_one_after_the_other():
    """A marker changes from one kind of answer to another hardly more often than it must."""
    written = class_of_answers()
    keys = {answer.who: keys for answer, keys in written}
    order = [keys[group.first.who] for group in groups_of([a for a, _ in written], "1a")]
    assert sum(one != other for one, other in pairwise(order)) < 20
