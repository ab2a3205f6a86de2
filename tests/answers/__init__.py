"""Kinds of answer by their names."""

from genex.answers import KINDS, Asked

_BY_NAME = {kind.name: kind for kind in KINDS}


def asked_for(kind, size=(), **known):
    """What an answer of a kind needs to know of its question."""
    return Asked(_BY_NAME[kind], size, **known)
