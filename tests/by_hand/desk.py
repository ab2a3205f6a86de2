"""A desk for the tests: answers in memory, a ledger that remembers, keys as a text."""

from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO

from genex.by_hand.groups import Answer, groups_of
from genex.by_hand.judgement import Judgement
from genex.by_hand.keyboard import Pipe
from genex.by_hand.marking import Marking, Turn
from genex.by_hand.screen import Question, Screen
from genex.by_hand.sitting import mark_round
from genex.document.markdown import read_markdown
from genex.quiz.rubric import Rubric
from genex.quiz.rubric_text import read_rubric

ITEMS = ("-1/2 no reason", ["-1/2 a detail missing", "-2 no clear explanation"], "-1 wrong term")
OUT_OF = Fraction(2)
QUESTION = Question(
    read_markdown("Why is softmax used before cross-entropy?"),
    lambda: read_markdown("It makes probabilities of logits."),
)


@dataclass
class Remembered:
    """A ledger in memory."""

    items: list = field(default_factory=lambda: [*ITEMS])
    decisions: list = field(default_factory=list)  # answers, judgement
    taken: set = field(default_factory=set)  # students whose answers others have
    written: list = field(default_factory=list)  # comments
    seen: set = field(default_factory=set)  # students whose answers are looked at

    def take(self, answers):
        """Remember what is looked at."""
        self.seen = {answer.who for answer in answers}
        return self.is_free(answers)

    def is_free(self, answers):
        """Whether no answer is with somebody else."""
        return self.taken.isdisjoint(answer.who for answer in answers)

    def decide(self, answers, judgement):
        """Remember a decision."""
        self.decisions.append((tuple(answers), judgement))
        if judgement.comment:
            self.written.insert(0, judgement.comment)

    def undo(self):
        """Forget the last decision."""
        return self.decisions.pop()[0] if self.decisions else ()

    def stands(self, answer):
        """The last decision on an answer."""
        found = [judgement for answers, judgement in self.decisions if answer in answers]
        return found[-1] if found else None

    def comments(self):
        """The comments so far."""
        return list(dict.fromkeys(self.written))

    def add_item(self, answer, text):
        """A longer rubric."""
        read_rubric([*self.items, text], "test", OUT_OF)
        self.items.append(text)
        return self.rubric(answer)

    def would_be(self, answer, read_as):
        """Some words."""
        return f"genex reads {read_as} for {len(answer.text)} characters."

    def rubric(self, _answer) -> Rubric | None:
        """The rubric so far."""
        return read_rubric(self.items, "test", OUT_OF) if self.items else None


def written(*texts, **changes):
    """Answers of students s01, s02, …"""
    return [
        Answer("Q", f"s{k:02}", f"Ada Student{k}", text, OUT_OF, **changes)
        for k, text in enumerate(texts, 1)
    ]


def marking_of(answers, ledger=None, **changes):
    """A part with these answers, in the order in which they are given."""
    ledger = ledger or Remembered()
    in_order = {answer.who: k for k, answer in enumerate(answers)}
    groups = sorted(groups_of(answers, "1a"), key=lambda one: in_order[one.first.who])
    return Marking(ledger, [*map(Turn, groups)], **changes)


def screen(width=80, height=24):
    """A screen of some size."""
    return Screen("1a", lambda _answer: QUESTION, width, height)


def pressed(marking, keys, size=(80, 24)):
    """All screens while these keys come out of a pipe."""
    shown = []
    mark_round(
        marking,
        Pipe(BytesIO(keys.encode())),
        lambda now: shown.append("\n".join(screen(*size).lines(now))),
    )
    return shown


def decided(marking):
    """Marks, ticked items and comment by student, as they stand in the ledger."""
    found: dict[str, Judgement] = {}
    for answers, judgement in marking.ledger.decisions:
        found |= {answer.who: judgement for answer in answers}
    return found
