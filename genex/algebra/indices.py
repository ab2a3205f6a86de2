"""The indices of sums: where they are mentioned, and what takes their place."""

from genex.algebra.names import canonical, subscript
from genex.algebra.tree import Apply, Items, Name, Total, Tree, children


def lows(name: str) -> tuple[str, ...]:
    """What may be an index in a name: z_k → k; w_ij → ij, i and j; f_y_i → y_i."""
    below = subscript(name)[1]
    return (below, *_parts(below))


def _parts(below: str) -> list[str]:
    if below.isalpha() and len(below) == 2 and below != "in":
        return list(below)
    return below.split("_") if "_" in below else []


def _free(tree: Tree) -> list[str]:
    """The names of a tree, without those whose index a sum inside it binds."""
    if isinstance(tree, Total):
        return [name for name in _free(tree.body) if tree.index not in lows(name)]
    if isinstance(tree, Name):
        return [tree.name]
    return [name for child in children(tree) for name in _free(child)]


def mentions(tree: Tree, index: str) -> bool:
    """Whether a free name of the tree carries the index."""
    return any(index in lows(name) for name in _free(tree))


def replaced(tree: Tree, index: str, low: str) -> Tree:
    """The tree with one index replaced below its names; a sum over that index is left alone."""
    match tree:
        case Name(name, place):
            return Name(_renamed(name, index, low), place)
        case Apply(op, args, place):
            return Apply(op, tuple(replaced(arg, index, low) for arg in args), place)
        case Items(items):
            return Items(tuple(replaced(item, index, low) for item in items))
        case Total(inner, body, but, place) if inner != index:
            return Total(inner, replaced(body, index, low), low if but == index else but, place)
        case _:
            return tree


def _renamed(name: str, index: str, low: str) -> str:
    base, below = subscript(name)
    if below == index:
        return canonical(f"{base}_{low}")
    if index in lows(name):
        parts = [low if part == index else part for part in _parts(below)]
        return canonical("_".join([base, *parts]))
    return name
