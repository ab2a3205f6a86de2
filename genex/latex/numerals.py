"""A signed number among atoms, which tables align."""

from genex.latex.tree import Atom, Group, Items, Number


def numeral(items: Items) -> str | None:
    """The signed number that a list of atoms is, or nothing."""
    if not 1 <= len(items) <= 2:
        return None
    if len(items) == 1:
        return _text(items[0])
    sign, number = items[0], _text(items[1])
    if number is not None and type(sign) is Atom and sign[1:] in _SIGNS:
        return f"{sign.nucleus}{number}"
    return None


_SIGNS = (("−", None, None, None), ("+", None, None, None))


def _text(item: object) -> str | None:
    """The digits of a number without scripts, perhaps in braces."""
    if type(item) is not Atom or item.sub is not None or item.sup is not None:
        return None
    if type(item.nucleus) is Number:
        return item.nucleus.text
    return numeral(item.nucleus.body) if type(item.nucleus) is Group else None
