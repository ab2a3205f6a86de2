"""What a run has marked on its way into the store: beside it until the end, then at one stroke."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from genex.grading.marked_sheets import MarkedPart, MarkedSheet
from genex.grading.results import cell_lines, evidence, prices_of
from genex.grading.store import Store, StoredSheet, as_stored, now, who_of
from genex.marking.memo import Memo
from genex.marking.submission import Result
from genex.marking.verdicts import Decision
from genex.quiz.policy import Policy

_AT_ONCE = 500  # sheets or parts that are held before they are written down
_ADD = {
    "sheet": "INSERT INTO temp.new_sheet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
    "machine": "INSERT INTO temp.new_machine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "marked": "INSERT OR REPLACE INTO temp.new_marked VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}
_ROOM = (
    "PRAGMA temp.journal_mode = OFF",
    "CREATE TEMP TABLE new_sheet AS SELECT * FROM sheet WHERE 0",
    "CREATE TEMP TABLE new_machine AS SELECT * FROM machine WHERE 0",
    "CREATE TEMP TABLE new_marked AS SELECT * FROM marked WHERE 0",
    "CREATE UNIQUE INDEX temp.new_marked_of ON new_marked (sheet)",
)
_LEAVE = ("DROP TABLE temp.new_sheet", "DROP TABLE temp.new_machine", "DROP TABLE temp.new_marked")
_TAKE_IN = (
    """UPDATE sheet SET replaced = (
        SELECT max(new.id) FROM temp.new_sheet AS new
        WHERE new.quiz = sheet.quiz AND new.who = sheet.who)
        WHERE replaced IS NULL AND (quiz, who) IN (SELECT quiz, who FROM temp.new_sheet)""",
    "INSERT INTO sheet SELECT * FROM temp.new_sheet",
    "INSERT INTO machine SELECT * FROM temp.new_machine",
    """UPDATE temp.new_marked SET copy = (
        SELECT copy FROM marked WHERE marked.sheet = new_marked.sheet)""",
    "INSERT OR REPLACE INTO marked SELECT * FROM temp.new_marked",
    "DELETE FROM marked WHERE sheet IN (SELECT id FROM sheet WHERE replaced IS NOT NULL)",
)
_SWEEP = (
    "DELETE FROM machine WHERE id NOT IN"
    " (SELECT one.value FROM marked JOIN json_each(marked.machine) AS one)"
)


@dataclass(frozen=True)
class Basis:
    """All that marks depend on beside the answers."""

    print: str  # of key, policy, genex and what people decided
    policy: Policy
    owner: str | None  # of the variant
    body: str  # a digest of the key without its policy
    kept: Fraction = Fraction(0)  # marks that marking again has not lowered


class Intake:
    """Sheets and marks that wait beside the store, in tables of this run alone.

    So others may decide meanwhile, a run that is killed leaves nothing behind, and a large class
    takes no memory.
    """

    def __init__(self, store: Store) -> None:
        self.store, self.last = store, store.new_numbers()
        self.waiting: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _ADD}
        self.known, self.policies = Memo[Decision, int](), dict[Policy, int]()
        self.last_policy: tuple[Policy | None, int] = None, 0
        for statement in _ROOM:
            store.rows(statement)

    def number(self) -> int:
        """A new number for a row."""
        self.last += 1
        return self.last

    def add(self, result: Result, basis: Basis, before: StoredSheet | None) -> int:
        """Add a sheet with its marks, and tell its number; a sheet that is there keeps its own."""
        sheet = result.sheet
        if before is not None and before.digest == sheet.digest:
            number = before.id
        else:
            number = self.number()
            texts = (sheet.quiz, who_of(sheet), sheet.student, sheet.name, sheet.place)
            content = json.dumps(dict(sheet.answers))
            row = (number, *map(as_stored, texts), sheet.digest, content, now())
            self.waiting["sheet"].append(row)
        self.add_marks(number, result, basis)
        return number

    def add_priced(
        self,
        before: MarkedSheet,
        basis: Basis,
        marks: Fraction,
        machine: Sequence[int],
        remarks: Sequence[str],
    ) -> None:
        """Add a sheet with other marks, of which nothing else has changed."""
        self.waiting["marked"].append((
            before.stored.id, basis.print, self.policy(basis.policy), basis.owner, str(marks),
            str(before.out_of), " ".join(before.open), json.dumps(remarks),
            str(machine), None, str(basis.kept), basis.body,
        ))  # fmt: skip
        if max(map(len, self.waiting.values())) >= _AT_ONCE:
            self.flush()

    def add_marks(self, number: int, result: Result, basis: Basis) -> None:
        """Add what came of a sheet."""
        marked = result.marked
        machine = [self.machine(decision) for decision in marked.decisions]
        self.waiting["marked"].append((
            number, basis.print, self.policy(basis.policy), basis.owner, str(marked.marks),
            str(marked.out_of), " ".join(marked.open),
            json.dumps(result.remarks) if result.remarks else "[]", str(machine), None,
            str(basis.kept), basis.body,
        ))  # fmt: skip
        if max(map(len, self.waiting.values())) >= _AT_ONCE:
            self.flush()

    def machine(self, decision: Decision) -> int:
        """The number of a decision, which is written down once for many who have it."""
        return self.known.of(decision, lambda: self.new_machine(decision))

    def new_machine(self, decision: Decision) -> int:
        """Add a decision, and tell its number."""
        number = self.number()
        by_genex = decision.marks if decision.by_genex is None else decision.by_genex
        self.waiting["machine"].append((
            number, decision.id, decision.verdict, decision.rule, " ".join(decision.charged),
            as_stored(decision.read), str(decision.marks), str(by_genex), str(decision.out_of),
            decision.open, evidence(decision), as_stored(cell_lines(decision)),
            prices_of(decision),
        ))  # fmt: skip
        return number

    def add_part(self, part: MarkedPart) -> int:
        """Add a part that is nearly as one in the store, and tell its number."""
        number = self.number()
        self.waiting["machine"].append(part._replace(number=number))
        return number

    def policy(self, policy: Policy) -> int:
        """The number of a policy."""
        if policy is not self.last_policy[0]:
            if policy not in self.policies:
                text = json.dumps(policy.as_json(), sort_keys=True)
                self.policies[policy] = self.store.policy_number(text)
            self.last_policy = policy, self.policies[policy]
        return self.last_policy[1]

    def flush(self) -> None:
        """Write down what waits, beside the store."""
        own = not self.store.connection.in_transaction
        if own:
            self.store.rows("BEGIN")
        for name, rows in self.waiting.items():
            self.store.connection.executemany(_ADD[name], rows)
            rows.clear()
        if own:
            self.store.rows("COMMIT")

    def save(self) -> None:
        """Put everything into the store; call it where it is saved."""
        self.flush()
        before = self.store.rows("SELECT count(*) FROM marked").fetchone()[0]
        new = self.store.rows("SELECT count(*) FROM temp.new_marked").fetchone()[0]
        for statement in _TAKE_IN:
            self.store.rows(statement)
        after = self.store.rows("SELECT count(*) FROM marked").fetchone()[0]
        if after < before + new:  # some were there before, with parts that nobody needs by now
            self.store.rows(_SWEEP)

    def close(self) -> None:
        """Leave nothing beside the store."""
        for statement in _LEAVE:
            self.store.rows(statement)
