"""Questions about z_k for any k: which names are counted, and which cases cover all of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from genex.algebra import limits
from genex.algebra.indices import lows
from genex.algebra.names import canonical, subscript
from genex.algebra.program.domains import INDEX, Domain
from genex.algebra.tree import Total, Tree, free_names, walk
from genex.errors import AuthorError

_FEWEST_CLASSES = 3


@dataclass(frozen=True)
class Case:
    """So many classes, and a number for each free index letter."""

    classes: int = 0
    positions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Indexed:
    """The index letters of a question and the families of names they count."""

    letters: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    cases: tuple[Case, ...] = (Case(),)


def indexed(trees: Iterable[Tree], names: Iterable[str], domains: Mapping[str, Domain]) -> Indexed:
    """What the trees and names of a question count; nothing, if nothing is summed."""
    trees = tuple(trees)
    bound = {node.index for tree in trees for node in walk(tree) if isinstance(node, Total)}
    declared = [name for name, where in domains.items() if where.role == INDEX]
    counted = bound | set(declared)
    if not counted:
        return Indexed()
    known = list(dict.fromkeys([*names, *(name for tree in trees for name in free_names(tree))]))
    families, free = _families(known, counted), list[str]()
    while free != (free := _free_letters(known, families, bound, declared)):
        families = _families(known, counted | set(free))
    fixed = max((int(low) for low in _fixed(known, families)), default=0)
    return Indexed(frozenset(counted | set(free)), families, tuple(_cases(free, fixed)))


def _families(known: list[str], counted: set[str]) -> frozenset[str]:
    return frozenset(subscript(name)[0] for name in known if _counts(name, counted))


def _counts(name: str, counted: set[str]) -> bool:
    low, *letters = lows(name)
    return low in counted or (bool(letters) and set(letters) <= counted)


def _free_letters(
    known: list[str], families: frozenset[str], bound: set[str], declared: list[str]
) -> list[str]:
    """The letters that stand for any one class, in the order in which they are met."""
    met = list(declared)
    for name in known:
        low, *letters = lows(name)
        if subscript(name)[0] in families and low and not low.isdigit():
            met += letters if letters and set(letters) <= {*bound, *declared} else [low]
    free = [letter for letter in dict.fromkeys(met) if letter not in bound]
    if len(free) > limits.INDICES:
        raise AuthorError(f"more than {limits.INDICES} free indices: {', '.join(free)}")
    return free


def _fixed(known: list[str], families: frozenset[str]) -> list[str]:
    """The numbers that stand below names of the families."""
    return [low for name in known for base, low in (subscript(name),) if base in families
            and low.isdigit() and len(low) == 1]  # fmt: skip


def _cases(free: list[str], fixed: int) -> Iterator[Case]:
    """Two numbers of classes, and all ways in which free indices can be equal or not."""
    fewest = max(_FEWEST_CLASSES, fixed + len(free))
    for classes in (fewest, fewest + 1):
        for numbers in _partitions(len(free)):
            yield Case(
                classes, {letter: fixed + n for letter, n in zip(free, numbers, strict=True)}
            )


def _partitions(count: int) -> Iterator[tuple[int, ...]]:
    """(1,), or (1, 1) and (1, 2), or …: each new number is at most one larger."""
    if count == 0:
        yield ()
        return
    for before in _partitions(count - 1):
        for number in range(1, max(before, default=0) + 2):
            yield (*before, number)


def member_domains(
    domains: Mapping[str, Domain], families: frozenset[str], classes: int
) -> dict[str, Domain]:
    """The domains, with those of z_k given to z1, z2 and so on."""
    members = dict(domains)
    for name, where in domains.items():
        base, low = subscript(name)
        if base in families and low and not low.isdigit():
            for number in range(1, classes + 1):
                members.setdefault(canonical(f"{base}_{number}"), where)
    return members
