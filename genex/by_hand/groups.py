"""The answers to one part in groups of equal ones, like groups one after the other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from hashlib import sha256

from genex.by_hand.hidden_names import without_names
from genex.by_hand.likeness import in_order_of_likeness
from genex.by_hand.sameness import bare

_LONGEST = 10_000  # characters of an answer whose punctuation is looked at


@dataclass(frozen=True)
class Answer:
    """What one student wrote at the part that is marked."""

    quiz: str
    who: str  # the student, or the file of a sheet without one
    name: str
    text: str
    out_of: Fraction
    asked: str = ""  # what tells this student's variant of the question from others
    exact: bool = False  # whether case, spaces and punctuation count, as in a program
    ticked: frozenset[int] = frozenset()  # items of the rubric that genex has ticked
    known: str = ""  # what a marker should know: a colleague's note, an earlier decision
    paper: bool = False  # whether the text stands on paper, and so is seen by nobody here

    @property
    def owner(self) -> tuple[str, str]:
        """Whose answer it is."""
        return self.quiz, self.who

    @cached_property
    def shown(self) -> str:
        """The text without the student's name."""
        return without_names(self.text, self.who, self.name)

    @cached_property
    def kept(self) -> str:
        """What equal answers have in common; pages of text are equal only to the letter."""
        if self.exact or len(self.text) > _LONGEST:
            return self.text
        return bare(self.shown)


@dataclass(frozen=True)
class Group:
    """Equal answers to equal questions."""

    answers: tuple[Answer, ...]

    @cached_property
    def wordings(self) -> list[tuple[str, int]]:
        """Each way in which it was written and by how many students, the most common first."""
        return Counter(answer.shown for answer in self.answers).most_common()

    @property
    def text(self) -> str:
        """The most common wording."""
        return self.wordings[0][0]

    @property
    def first(self) -> Answer:
        """An answer of the most common wording."""
        return next(answer for answer in self.answers if answer.shown == self.text)

    @property
    def known(self) -> list[str]:
        """What is known of it, each once."""
        return list(dict.fromkeys(answer.known for answer in self.answers if answer.known))

    def split(self, number: int) -> tuple["Group", "Group"]:
        """The group without a wording, and that wording alone."""
        text = self.wordings[number][0]
        rest = tuple(answer for answer in self.answers if answer.shown != text)
        alone = tuple(answer for answer in self.answers if answer.shown == text)
        return Group(rest), Group(alone)

    def overlaps(self, answers: Iterable[Answer]) -> bool:
        """Whether some of these are among its answers."""
        return not {answer.owner for answer in self.answers}.isdisjoint(
            one.owner for one in answers
        )

    def has_words(self, words: Sequence[str]) -> bool:
        """Whether each of the words, in lower case, is in it, in one of its wordings."""
        return any(all(word in text.casefold() for word in words) for text, _ in self.wordings)


def groups_of(answers: Iterable[Answer], part: str) -> list[Group]:
    """The groups, from a place that differs from part to part on to the likest, and so on."""
    found: dict[tuple[str, ...], list[Answer]] = {}
    for answer in answers:
        found.setdefault(_key(answer), []).append(answer)
    groups = [Group(tuple(one)) for one in found.values()]
    texts = [answers[0].kept for answers in found.values()]
    return [groups[k] for k in in_order_of_likeness(texts, _start(part, [*found]))]


def _key(answer: Answer) -> tuple[str, ...]:
    """What is the same for all answers of a group; what stands on paper is alone."""
    ticked = " ".join(map(str, sorted(answer.ticked)))
    alone = answer.owner if answer.paper else ()
    return (answer.asked, ticked, answer.kept, *alone)


def _start(part: str, keys: Sequence[tuple[str, ...]]) -> int:
    """Where a part begins: the least of all digests, so that it stays where others are marked."""
    written = ["\0".join((part, *key)).encode(errors="backslashreplace") for key in keys]
    places = range(len(keys))
    return min(places, key=lambda k: sha256(written[k]).digest(), default=0)
