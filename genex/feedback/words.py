"""What a student reads of one part: what was read, what became of it, the slips, how to begin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from string import ascii_uppercase

from genex.exact.cells import dimensions, flat
from genex.exact.digits import round_fraction
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.slips import slip_in_words
from genex.feedback.escaped import code, escaped
from genex.feedback.findings import Finding, exact_marks, findings
from genex.feedback.places import places_in_words
from genex.marking.verdicts import BY_CHANCE, GUESSED, Decision, Verdict
from genex.questions.definition import UNNAMED
from genex.quiz.key_reader import KeyItem
from genex.quiz.parts import Part
from genex.terminal.cells import cells_of_line
from genex.wording import texts as wording
from genex.wording.hints import hint

_NEW_PARAGRAPH = "\n\n"
_GENERAL = {"transposed"}  # slips of any matrix, which no family describes
_UNSURE = {Verdict.UNREADABLE, Verdict.UNDECIDED}
_MISSED = {Verdict.WRONG, Verdict.BLANK}
_NOT_LOST = {Verdict.RIGHT, Verdict.FOLLOWS}


@dataclass(frozen=True)
class Answered:
    """One part of a paper with the decision on its answer."""

    item: KeyItem
    part: Part
    decision: Decision
    charged_in: Mapping[str, str] = field(default_factory=dict)  # slips: where each one happened
    whole: bool = False  # whether vectors and matrices have all of their marks or none

    @property
    def lost(self) -> bool:
        """Whether there is something to explain: marks that went, a slip, an open question."""
        decision = self.decision
        ruling = decision.ruling
        told = ruling is not None and (ruling.comment or ruling.read_as)
        return decision.marks < decision.out_of or decision.open or bool(decision.charged or told)

    @property
    def question(self) -> str:
        """What is asked."""
        return wording.question_words(self.item.exercise, self.part.name, self.part.decimals)

    @cached_property
    def findings(self) -> list[Finding]:
        """What became of its cells, those with one fate together."""
        return findings(self.item, self.part, self.decision)

    @property
    def source(self) -> str:
        """The part with the slip from which this one follows; empty if it is no slip."""
        places = (self.charged_in.get(name, "") for name in self.decision.slips)
        return next((place for place in places if place and place != self.part.id), "")


def in_few_words(one: Answered) -> str:
    """What became of an answer, for a table."""
    found, decision = one.findings, one.decision
    if decision.by_genex is not None and decision.ruling is not None:
        return wording.phrase("short_by_hand", by=escaped(decision.ruling.by))
    told = {*_NOT_LOST, *({Verdict.SLIP} if decision.same_as and not decision.charged else ())}
    shown = [group for group in found if group.fate not in told]
    words = [_shortly(one, group) for group in shown]
    if decision.same_as:
        again = bool(decision.charged)
        words.append(wording.phrase("short_same_as", part=decision.same_as, again=again))
    return ", ".join(words or [_shortly(one, group) for group in found])


def _shortly(one: Answered, found: Finding) -> str:
    """What became of some cells, in a few words."""
    named = (name for name in one.decision.charged if not name.startswith(UNNAMED))
    names = tuple(map(slip_in_words, named))
    what = wording.phrase(f"short_{_fate(found)}", source=one.source, names=names)
    total = len(one.decision.cells)
    if found.fate == Verdict.SLIP or len(found.cells) == total or one.part.witness:
        return what
    return wording.phrase("some", count=len(found.cells), total=total, what=what)


def _fate(found: Finding) -> str:
    """The name of the words for a fate; a choice or a witness may be right in part."""
    return "partly" if found.fate == Verdict.WRONG and found.share > 0 else found.fate


def explained(one: Answered, *, begin: bool = True) -> Iterator[str]:
    """What was read, what became of it and why, the slips, and how to begin, text by text."""
    yield from _read_back(one.decision)
    yield from _by_hand(one.decision)
    yield from chosen(one)
    if one.decision.by_genex is not None:
        yield from slips(one)
        return
    yield from why_these_marks(one)
    yield from unreadable_in_words(one.part, one.decision)
    yield from failure_words(one)
    yield from slips(one)
    if begin and not one.decision.charged and one.decision.verdict not in _UNSURE:
        yield from _way_to_begin(one)


def _read_back(decision: Decision) -> Iterator[str]:
    """The answer as it was read."""
    if decision.verdict is not Verdict.BLANK or any(cell.read for cell in decision.cells):
        name = "wrote" if decision.verdict is Verdict.UNREADABLE else "read"
        yield wording.phrase(name, read=code(decision.read))


def _by_hand(decision: Decision) -> Iterator[str]:
    """What a person decided, read or says, in a line."""
    ruling = decision.ruling
    if ruling is None or not (ruling.decides or ruling.comment):
        return
    marks = None if decision.by_genex is None else marks_in_words(decision.marks)
    yield wording.phrase(
        "by_hand",
        by=escaped(ruling.by),
        marks=marks,
        out_of=marks_in_words(decision.out_of),
        items=tuple(map(escaped, ruling.items)),
        read_as=code(ruling.read_as) if ruling.read_as else "",
        comment=escaped(" ".join(ruling.comment.split())),
    )


def chosen(one: Answered) -> Iterator[str]:
    """What stands beside the boxes that were ticked."""
    part = one.part
    if part.count is None:
        return
    lines: list[str] = []
    for k, cell in enumerate(one.decision.cells):
        indices = _indices(part, k)
        options = wording.option_lines(one.item.exercise, part.name, part.count, indices)
        letters = flat(part.value)[k].letters
        for letter, option in zip(letters, options, strict=False):
            if letter in cell.read and not cell.problem:
                words = wording.phrase("chosen", letter=letter, option=option, line=indices)
                lines.append(f"- {words}")
    if lines:
        yield "\n".join(lines)


def _indices(part: Part, k: int) -> tuple[int, ...]:
    """The line of a choice; nothing where it is the only one."""
    return (k,) if isinstance(part.value, (list, tuple)) else ()


def why_these_marks(one: Answered) -> Iterator[str]:
    """The marks, and what became of each cell."""
    decision, found = one.decision, one.findings
    head = _marks_words(decision)
    if len(found) == 1:
        yield f"{head}: {_finding(one, found[0])}."
    else:
        lines = [f"- {_finding(one, group)}" for group in found]
        yield _NEW_PARAGRAPH.join((f"{head}:", "\n".join(lines)))
    yield from _sums(one)


def _marks_words(decision: Decision) -> str:
    """The marks of a part."""
    out_of = marks_in_words(decision.out_of)
    return wording.phrase(
        "marks", marks=marks_in_words(decision.marks), out_of=out_of, open=decision.open
    )


def _finding(one: Answered, found: Finding) -> str:
    """What became of some cells: where they are, and the share of the marks that they keep."""
    where = places_in_words(one.item, one.part, found.cells) if found.cells else ""
    many, alone = len(found.cells) > 1, not where
    values = {"many": many, "decimals": one.part.decimals, "source": one.source}
    values["prose"] = one.part.kind.by_person
    values |= {"same_as": one.decision.same_as}
    count = len(one.decision.charged)
    what = wording.phrase(_fate(found), count=count, **values)
    share = ""
    if found.share < 0:
        share = wording.phrase("costs", share=_share(-found.share), many=many)
    elif not alone and 0 < found.share < 1:
        share = wording.phrase("keeps", share=_share(found.share), many=many)
    return wording.phrase("finding", where=where, what=what, share=share)


def _share(share: Fraction) -> str:
    """A share of marks: ½, or 0.33."""
    return marks_in_words(share)


def _sums(one: Answered) -> Iterator[str]:
    """Why the marks are not the sum of what its cells bring."""
    decision, exact = one.decision, exact_marks(one.decision)
    if decision.rule == GUESSED.rule:
        yield wording.phrase("alike")
    if decision.rule == BY_CHANCE.rule:
        yield wording.phrase("by_chance")
    if one.part.kind.shared:
        yield from _ticks(one)
    if one.whole and not decision.marks and exact > 0 and len(decision.cells) > 1:
        yield wording.phrase("whole")
    elif decision.marks != exact and not one.part.is_reason:
        yield wording.phrase(
            "together",
            exact=f"{round_fraction(exact, 2):f}".replace("-", "\N{MINUS SIGN}"),
            out_of=marks_in_words(decision.out_of),
            marks=marks_in_words(decision.marks),
        )


def _ticks(one: Answered) -> Iterator[str]:
    """How many of the boxes that were ticked hold."""
    for k, (cell, right) in enumerate(zip(one.decision.cells, flat(one.part.value), strict=False)):
        if cell.verdict is Verdict.WRONG:
            ticked = {ascii_uppercase.index(c) for c in cell.read if c in ascii_uppercase}
            yield wording.phrase(
                "ticks",
                line=_indices(one.part, k),
                right=len(ticked & right.places),
                ticked=len(ticked),
                missed=len(right.places - ticked),
            )


def unreadable_in_words(part: Part, decision: Decision) -> Iterator[str]:
    """What could not be read, cell by cell or as a whole, and why."""
    if decision.problem:
        yield wording.phrase("fault_of_all", problem=escaped(decision.problem))
    faults = [_fault(part, decision, k) for k, cell in enumerate(decision.cells) if cell.problem]
    if faults:
        yield "\n".join(faults)


def _fault(part: Part, decision: Decision, k: int) -> str:
    """One cell that could not be read, with a caret under the character at fault."""
    cell = decision.cells[k]
    text, problem = code(cell.read), escaped(cell.problem)
    where = _place_of_cell(part, k)
    values = {"where": where, "text": text, "problem": problem, "place": cell.place}
    if cell.caret is None:
        words = wording.phrase("fault", **values)
    else:
        before = " " * cells_of_line(text[: cell.caret])
        words = wording.phrase("fault_shown", **values, before=before)
    return "- " + words.replace("\n", "\n  ").replace("\n  \n", "\n\n")


def _place_of_cell(part: Part, k: int) -> tuple[int, ...]:
    """A cell's row and its number in it, its number alone, or nothing where it is the only one."""
    size = dimensions(part.value)
    indices = divmod(k, size[1]) if size[1:] else (k,) if size else ()
    return tuple(index + 1 for index in indices)


def failure_words(one: Answered) -> Iterator[str]:
    """Where an answer of which many are right does not do what is asked."""
    if one.decision.failure is not None:
        yield wording.failure(one.item.exercise, one.decision.name, one.decision.failure)


def slips(one: Answered) -> Iterator[str]:
    """What went wrong, slip by slip, and how to mend it."""
    decision = one.decision
    yield from filter(None, (_slip_words(one.item, name) for name in decision.charged))
    if decision.same_as:
        again = bool(decision.charged)
        yield wording.phrase("same_as", part=decision.same_as, again=again)


def _slip_words(item: KeyItem, name: str) -> str:
    """What went wrong, by its name, and how to mend it."""
    if name in _GENERAL:
        return wording.phrase(name)
    words = wording.feedback(item.exercise, name)
    if name.startswith(UNNAMED):
        return words
    title = f"**{getattr(type(item.exercise), name).title}.**"
    return f"{title}{' ' if words[0].isalnum() else _NEW_PARAGRAPH}{words}"


def _way_to_begin(one: Answered) -> Iterator[str]:
    """The next step where something is wrong or missing that no slip explains.

    It is the first line of the solution; whoever has most cells right knows that already.
    """
    decision = one.decision
    missed = [k for k, cell in enumerate(decision.cells) if cell.verdict in _MISSED]
    if not missed:
        return
    if 2 * len(missed) < len(decision.cells):
        yield wording.phrase("once_more", many=len(missed) > 1)
    else:
        line = first_line(one.item, one.part)
        yield from (wording.phrase("begin"), line) if line else ()


def first_line(item: KeyItem, part: Part) -> str:
    """How to begin: the first line of the worked solution, without the answer."""
    cells = [str(cell) for cell in flat(part.shown)]
    return hint(item.exercise, part.name, part.decimals, cells)


def worked_solution(item: KeyItem, part: Part) -> str:
    """The worked solution."""
    return wording.solution_words(item.exercise, part.name, part.decimals)
