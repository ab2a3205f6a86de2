"""From trees to elementary operations: functions spelled out, sums written out, names replaced."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from genex.algebra.indices import lows, replaced
from genex.algebra.names import canonical, subscript
from genex.algebra.program import ring
from genex.algebra.program.meanings import meaning
from genex.algebra.program.program import Program
from genex.algebra.tree import Apply, Items, Name, Number, Total, Tree
from genex.errors import AnswerError


@dataclass
class Lowering:
    """Trees put into one program, with the index letters standing for numbers."""

    program: Program
    definitions: Mapping[str, Tree] = field(default_factory=dict)
    families: frozenset[str] = frozenset()
    positions: Mapping[str, int] = field(default_factory=dict)
    classes: int = 0
    counts: frozenset[str] = frozenset()
    _values: dict[str, int] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def beginning(self, program: Program) -> "Lowering":
        """A lowering that goes on in a copy of this one's program."""
        return replace(self, program=program, _values=dict(self._values), _open=[])

    def put(self, tree: Tree) -> int:
        """The place of a tree's value in the program."""
        match tree:
            case Number(value):
                return self.program.number(value)
            case Name(name, place):
                return self.name(name, place)
            case Apply():
                return self.apply(tree)
            case Total():
                return self.total(tree)
            case Items():
                raise AnswerError("a list cannot stand inside an expression")

    def apply(self, tree: Apply) -> int:
        """An operation; what goes wrong in it is told with its place."""
        args = [self.put(arg) for arg in tree.args]
        try:
            return meaning(self.program, tree.op, args)
        except AnswerError as error:
            if error.place is None:
                raise AnswerError(str(error), tree.place) from None
            raise

    # -- names

    def name(self, name: str, place: int | None) -> int:
        """A symbol, or what it is defined as."""
        low = self.numbered(name, place) if self.families else name
        if low not in self._values:
            self._values[low] = self.value(low)
        return self._values[low]

    def value(self, name: str) -> int:
        """The value of a name that is met for the first time."""
        if name in self.counts:
            return self.program.number(self.classes)
        if self.families and name.startswith("delta") and name not in self.program.domains:
            low = subscript(name)[1].replace("_", "")
            return self.program.number(len(low) == 2 and low[0] == low[1])
        defined = self.definition(name)
        return self.program.name(name) if defined is None else self.unfold(name, defined)

    def unfold(self, name: str, tree: Tree) -> int:
        """The value of a definition."""
        if name in self._open:
            raise AnswerError(f"the definition of {name} leads back to itself")
        self._open.append(name)
        place = self.put(tree)
        self._open.pop()
        return place

    def definition(self, name: str) -> Tree | None:
        """What a name is defined as; ŷ_2 by the definition of ŷ_k."""
        if name in self.definitions or not self.families:
            return self.definitions.get(name)
        base, low = subscript(name)
        for template, tree in self.definitions.items():
            stem, index = subscript(template)
            if stem == base and index and not index.isdigit():
                return replaced(tree, index, low)
        return None

    def numbered(self, name: str, place: int | None) -> str:
        """A name with numbers for its index letters: z_k → z1."""
        base, below = subscript(name)
        if below in self.positions:
            return canonical(f"{base}_{self.positions[below]}")
        held = [low for low in lows(name)[1:] if low in self.positions]
        for index in held:
            tree = replaced(Name(name), index, str(self.positions[index]))
            assert isinstance(tree, Name)
            name = tree.name
        if not held and base in self.families and below and not below.isdigit():
            raise AnswerError(f"the index {below} is not known here", place)
        return name

    # -- sums

    def total(self, tree: Total) -> int:
        """A sum over all numbers an index can stand for."""
        omitted = self.positions.get(tree.but or "")
        if tree.but and omitted is None:
            raise AnswerError(f"the index {tree.but} is not known here", tree.place)
        outer = self.positions
        terms = []
        for number in range(1, self.classes + 1):
            if number != omitted:
                self.positions = {**outer, tree.index: number}
                terms.append(self.put(tree.body))
        self.positions = outer
        if not terms:
            raise AnswerError("a sum over an index has no place in this question", tree.place)
        return ring.lower_sum(self.program, terms)
