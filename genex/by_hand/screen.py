"""What stands on the screen while a part is marked, in lines of a terminal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from genex.by_hand.answer_lines import answer_lines
from genex.by_hand.groups import Answer, Group
from genex.by_hand.judgement import Judgement
from genex.by_hand.keys import IN_ONE_LINE, KEYS
from genex.by_hand.marking import Marking
from genex.document.blocks import Blocks
from genex.exact.marks_in_words import marks_in_words
from genex.messages import counted
from genex.terminal.blocks.lines import hung
from genex.terminal.cells import cells_of_line
from genex.terminal.write import to_text

_FEWEST = 3  # lines of an answer, however small the terminal is
_NINE = 9
_BAR = "│ "
_MOST_KNOWN = 3  # notes on a group
_LAST_KEYS = 2  # help and stop
_AROUND = 4  # lines: who wrote it, its page, an empty one, and the last one of the terminal


@dataclass(frozen=True)
class Question:
    """What was asked in one variant: in words, and with the right answer and the solution."""

    words: Blocks
    right: Callable[[], Blocks]  # is seldom looked at


@dataclass(frozen=True)
class Screen:
    """The size of a terminal, and what part is marked in it."""

    part: str
    question: Callable[[Answer], Question]
    width: int = 80
    height: int = 24

    def lines(self, marking: Marking) -> list[str]:
        """All that is shown."""
        if marking.turn is None:
            return self.end(marking)
        head = [*self.head(marking), *self.asked(marking)]
        foot = [*self.rubric(marking), *self.foot(marking)]
        room = max(_FEWEST, self.height - len(head) - len(foot) - _AROUND)
        return [*head, *self.middle(marking, room), *foot]

    def end(self, marking: Marking) -> list[str]:
        """What is said where nothing is left."""
        elsewhere = sum(turn.elsewhere for turn in marking.turns)
        asked = sum(bool(turn.judged and turn.judged.note) for turn in marking.turns)
        told = [
            f"{self.part}: nothing is left to mark here.",
            f"{counted(elsewhere, 'group')} with another marker, or decided by one."
            if elsewhere
            else "",
            f"{counted(asked, 'group')} left to a colleague." if asked else "",
            marking.said,
            "u undo · b back · Enter goes on · q stops",
        ]
        if marking.view == "help":
            told[-1:-1] = self.help()
        return [line for text in told if text for line in answer_lines(text, self.width)]

    def head(self, marking: Marking) -> Iterator[str]:
        """The part, its marks, and how much is left."""
        out_of = "1 mark" if marking.out_of == 1 else f"{marks_in_words(marking.out_of)} marks"
        left = f"{counted(marking.left, 'group')} left"
        yield from answer_lines(f"{self.part} · {out_of} · {left}", self.width)

    def asked(self, marking: Marking) -> list[str]:
        """What was asked, as far as a third of the screen holds it."""
        assert marking.turn is not None
        words = self.question(marking.turn.group.first).words
        lines = _set(words, self.width)
        most = max(_FEWEST, self.height // 3)
        return [*(lines if len(lines) <= most else [*lines[: most - 1], "… (r shows all)"]), ""]

    def middle(self, marking: Marking, room: int) -> Iterator[str]:
        """The answer or what stands in its place, a page of it, and who gave it."""
        assert marking.turn is not None
        group = marking.turn.group
        if marking.view == "answer":
            yield from answer_lines(f"{_who(group)}:", self.width)
            lines = _written(_text_of(group), self.width)
        else:
            lines = [*self.other(marking, group)]
        yield from _page(lines, marking.page, room)
        yield ""

    def other(self, marking: Marking, group: Group) -> Iterator[str]:
        """What stands in the place of the answer: all wordings, comments, solution or help."""
        match marking.view:
            case "group":
                for number, (text, count) in enumerate(group.wordings, 1):
                    label = f"{number} ({counted(count, 'student')}) "
                    lines = answer_lines(text, self.width - len(label))
                    yield from hung(label, [*islice(lines, _FEWEST)])
            case "comments":
                yield "Which comment? Any other key: none of them."
                for number, text in enumerate(marking.offered, 1):
                    yield from hung(f"{number} ", [*answer_lines(text, self.width - 2)])
            case "solution":
                yield from _set(self.question(group.first).right(), self.width)
            case _:
                yield from self.help()

    def help(self) -> Iterator[str]:
        """All keys."""
        for key in KEYS:
            name = {"\n": "Enter", " ": "Space", "1": "1–9"}.get(key.key, key.key)
            yield from hung(f"{name:6}", [*answer_lines(key.does, self.width - 6)])

    def rubric(self, marking: Marking) -> Iterator[str]:
        """The items that digits tick, with boxes and what each is worth."""
        items = marking.rubric.items if marking.rubric else ()
        first = marking.nine * _NINE
        for number, item in enumerate(items[first : first + _NINE], 1):
            box = "[x]" if first + number in marking.draft.ticked else "[ ]"
            label = f"{number} {box} {_signed(marks_in_words(item.worth))} "
            yield from hung(label, [*answer_lines(item.words, self.width - cells_of_line(label))])
        if len(items) > _NINE:
            yield f"0 … {first + 1}–{min(first + _NINE, len(items))} of {len(items)} items"

    def foot(self, marking: Marking) -> Iterator[str]:
        """The marks that would come, what was typed, what is to be said, and the keys."""
        known = marking.turn.group.known[:_MOST_KNOWN] if marking.turn else []
        for text in (*known, _verdict(marking), *_typed(marking.draft), marking.said):
            yield from answer_lines(text, self.width) if text else ()
        yield self.keys()

    def keys(self) -> str:
        """As many keys as there is room for in one line, and always those for help and to stop."""
        kept = [*IN_ONE_LINE]
        while len(" · ".join(kept)) > self.width and len(kept) > _LAST_KEYS:
            del kept[-_LAST_KEYS - 1]
        return " · ".join(kept)


@lru_cache(maxsize=1)
def _written(text: str, width: int) -> list[str]:
    """An answer as lines beside a bar."""
    return [_BAR + line for line in answer_lines(text, width - len(_BAR))]


@lru_cache(maxsize=64)
def _set(blocks: Blocks, width: int) -> list[str]:
    """Some blocks as lines."""
    return [
        line for text in to_text(blocks, width).split("\n") for line in answer_lines(text, width)
    ]


def _page(lines: Sequence[str], number: int, room: int) -> Iterator[str]:
    """A page of lines, with a word on the others; behind the last one comes the first."""
    count = -(-len(lines) // room)
    here = number % count if count else 0
    yield from lines[here * room : (here + 1) * room]
    if count > 1:
        yield f"(page {here + 1} of {count:,}; Space shows the next)"


def _text_of(group: Group) -> str:
    """What was written, or a word on where it stands."""
    if group.first.paper:
        return "(on paper)"
    return group.text if group.text.strip() else "(nothing)"


def _who(group: Group) -> str:
    """How many students gave an answer; on paper, which one."""
    if group.first.paper:
        return f"Student {group.first.who}"
    ways = len(group.wordings)
    told = f", in {ways} wordings (g)" if ways > 1 else ""
    return f"{counted(len(group.answers), 'student')} wrote{told}"


def _signed(marks: str) -> str:
    """Marks with their sign."""
    return marks if marks.startswith(("\N{MINUS SIGN}", "0")) else f"+{marks}"


def _verdict(marking: Marking) -> str:
    """The marks that would come."""
    worth = marking.draft.worth(marking.rubric, marking.out_of)
    told = "–" if worth is None else marks_in_words(worth)
    before = "" if marking.turn is None or marking.turn.judged is None else " (decided)"
    return f"Marks: {told} of {marks_in_words(marking.out_of)}{before}"


def _typed(draft: Judgement) -> Iterator[str]:
    """What was typed beside the marks."""
    named = (("Meant", draft.read_as), ("Comment", draft.comment), ("Note", draft.note))
    yield from (f"{name}: {text}" for name, text in named if text)
