"""A question with its reference: what an answer to it may contain, and what it is held against."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from genex.algebra.equality.pair import Outcome, Pair
from genex.algebra.equality.stages import decide
from genex.algebra.equality.tolerance import close
from genex.algebra.names import Names
from genex.algebra.program.assumptions import assume_defined
from genex.algebra.program.domains import COUNT, Declared, Domain, domains
from genex.algebra.program.indexed import Case, Indexed, indexed, member_domains
from genex.algebra.program.lower import Lowering
from genex.algebra.program.program import Program
from genex.algebra.program.vectors import written_out
from genex.algebra.reading.json_answers import Answer, tree_of
from genex.algebra.reading.tokens import tokens
from genex.algebra.tree import Apply, Items, Tree, free_names, leaves, shape, walk
from genex.errors import AnswerError, AuthorError


@dataclass(frozen=True)
class Prepared:
    """A reference in a program of its own, which answers continue."""

    lowering: Lowering
    root: int

    def pair(self, tree: Tree, key: bytes) -> Pair:
        """The reference and an answer side by side."""
        program = self.lowering.program.copy()
        middle = len(program.steps)
        answer = self.lowering.beginning(program).put(tree)
        return Pair(program, self.root, answer, middle, key)


@dataclass(frozen=True)
class Question:
    """A reference, the domains of its names, and names that stand for longer expressions."""

    text: str
    reference: Tree
    domains: Mapping[str, Domain]
    definitions: Mapping[str, Tree]

    @cached_property
    def vectors(self) -> dict[str, Items]:
        """The names that stand for lists."""
        return {name: tree for name, tree in self.definitions.items() if isinstance(tree, Items)}

    def spread(self, tree: Tree) -> Tree:
        """The tree with the vectors in it written out."""
        return written_out(tree, self.vectors)

    @cached_property
    def scalars(self) -> dict[str, Tree]:
        """The names that stand for expressions, without vectors in them."""
        scalars = {n: tree for n, tree in self.definitions.items() if n not in self.vectors}
        return {name: self.spread(tree) for name, tree in scalars.items()}

    @cached_property
    def indexed(self) -> Indexed:
        """The indices of the question."""
        trees = (self.reference, *self.definitions.values())
        return indexed(trees, (*self.domains, *self.definitions), self.domains)

    @cached_property
    def names(self) -> Names:
        """The names an answer may use."""
        trees = (self.reference, *self.definitions.values())
        used = [name for tree in trees for name in free_names(tree)]
        known = [*self.definitions, *self.domains, *used]
        indices = self.indexed
        return Names(known, indices=indices.letters, families=indices.families)

    @cached_property
    def prepared(self) -> tuple[tuple[Prepared, ...], ...]:
        """For each entry of the reference, a program for each case of its indices."""
        return tuple(
            tuple(self._prepare(leaf, case) for case in self.indexed.cases)
            for leaf in leaves(self.spread(self.reference))
        )

    def _prepare(self, leaf: Tree, case: Case) -> Prepared:
        families = self.indexed.families
        program = Program(member_domains(self.domains, families, case.classes))
        counts = frozenset(name for name, where in self.domains.items() if where.role == COUNT)
        lowering = Lowering(program, self.scalars, families, case.positions, case.classes, counts)
        try:
            root = lowering.put(leaf)
        except AnswerError as error:
            raise AuthorError(f"reference ‘{self.text}’: {error}") from error
        assume_defined(program)
        return Prepared(lowering, root)

    def read(self, answer: Answer) -> Tree:
        """The tree of an answer; AnswerError with the place where it cannot be read."""
        tree = tree_of(answer, self.names)
        self._check_percent(tree)
        if isinstance(self.spread(tree), Items) and not isinstance(
            self.spread(self.reference), Items
        ):
            raise AnswerError("one expression is expected, not a list")
        return tree

    def _check_percent(self, tree: Tree) -> None:
        """A share can be told in percent; of anything else nobody knows what 50 % means."""
        signs = [node for node in walk(tree) if isinstance(node, Apply) and node.op == "%"]
        if signs and not ("%" in self.text or self._is_share()):
            raise AnswerError("a percentage is not expected here: write a number", signs[0].place)

    def _is_share(self) -> bool:
        prepared = self.prepared[0][0]
        value = prepared.lowering.program.exact(prepared.root)
        return value is not None and abs(value) <= 1

    def outcome(
        self, tree: Tree, key: bytes, tolerance: Mapping[str, Any] | None = None, text: str = ""
    ) -> Outcome:
        """Whether a tree equals the reference, entry by entry."""

        def judge(pair: Pair) -> Outcome:
            return close(pair, tolerance, text) if tolerance else decide(pair)

        tree, reference = self.spread(tree), self.spread(self.reference)
        entries = leaves(tree)
        if shape(tree) != shape(reference):
            for entry in entries:
                self.prepared[0][0].pair(entry, key)  # what cannot be is told first
            return Outcome(False, _wanted(shape(reference)))
        several = len(entries) > 1
        verdicts = [
            _numbered(
                _entry([case.pair(entry, key) for case in cases], judge), number if several else 0
            )
            for number, (entry, cases) in enumerate(zip(entries, self.prepared, strict=True), 1)
        ]
        return min(verdicts, key=lambda verdict: (False, None, True).index(verdict.equal))


def _entry(pairs: list[Pair], judge: Callable[[Pair], Outcome]) -> Outcome:
    """The first outcome that is not equal; the last one if all are."""
    for pair in pairs:
        outcome = judge(pair)
        if not outcome.equal:
            break
    return outcome


def _numbered(outcome: Outcome, entry: int) -> Outcome:
    if not entry or outcome.equal:
        return outcome
    return Outcome(outcome.equal, f"entry {entry}: {outcome.reason}")


def _wanted(wanted: tuple[object, ...]) -> str:
    return f"a list of {len(wanted)} entries is expected, each of the right length"


def question_of(
    reference: str,
    declared: Mapping[str, Declared] | None = None,
    definitions: Mapping[str, str] | None = None,
) -> Question:
    """A question; AuthorError if its reference, domains or definitions cannot be used."""
    frozen = tuple((_key(name), _frozen(where)) for name, where in (declared or {}).items())
    meanings = tuple((_key(name), text) for name, text in (definitions or {}).items())
    return _question(reference, frozen, meanings)


@lru_cache(4096)
def _key(name: str) -> str:
    """The name that an author gave, in letters: ŷ → yhat."""
    word, *rest = tokens(name)
    if word.kind != "name" or len(rest) != 1:
        raise AuthorError(f"‘{name}’ is not a name")
    return word.text


def _frozen(where: Declared) -> str | tuple[float, float]:
    return where if isinstance(where, str) else (where[0], where[1])


@lru_cache(1024)
def _question(
    reference: str,
    declared: tuple[tuple[str, str | tuple[float, float]], ...],
    definitions: tuple[tuple[str, str], ...],
) -> Question:
    where = domains(dict(declared))
    names = Names([*where, *(name for name, _ in definitions)], closed=False)
    trees = {name: _authored(f"definition of {name}", text, names) for name, text in definitions}
    return Question(reference, _authored("reference", reference, names), where, trees)


def _authored(what: str, text: str, names: Names) -> Tree:
    try:
        return tree_of(text, names)
    except AnswerError as error:
        place = "" if error.place is None else f" (at character {error.place + 1})"
        raise AuthorError(f"{what} ‘{text}’: {error}{place}") from error
