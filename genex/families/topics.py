"""The topics of a course in teaching order, and the families of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from genex.errors import AuthorError
from genex.exercise import Exercise
from genex.families.registry import families, family
from genex.messages import guess

TOPICS = (
    "Losses and their gradients",
    "Computation graphs and backpropagation",
    "Tensors and shapes",
    "Initialisation and signal scale",
    "Expressivity and functions",
    "Data loading and training loops",
)
Topics = dict[str, list[type[Exercise]]]


def by_topic(found: Iterable[type[Exercise]]) -> Topics:
    """Families under their topics: those of a course in its order, then any others."""
    topics: Topics = {topic: [] for topic in TOPICS}
    for one in found:
        topics.setdefault(one.topic, []).append(one)
    return {topic: members for topic, members in topics.items() if members}


def chosen(names: Sequence[str], topics: Sequence[str], place: str) -> Topics:
    """The families of those names and those of these topics; without either, all."""
    if not names and not topics:
        return by_topic(families())
    known = by_topic(families())
    wanted = {one for topic in topics for one in known[topic_named(topic, known, place)]}
    wanted |= {family(name, place) for name in names}
    return by_topic(one for one in families() if one in wanted)


def topic_named(name: str, known: Iterable[str], place: str) -> str:
    """The topic of that name, or the only one with those words in it, in letters of either case."""
    topics = list(known)
    exact = [topic for topic in topics if topic.lower() == name.lower()]
    found = exact or [topic for topic in topics if name.strip().lower() in topic.lower()]
    if len(found) == 1 and name.strip():
        return found[0]
    fact = "several topics have" if found and name.strip() else "there is no topic"
    raise AuthorError(f"{place}: {fact} '{name}'.{guess(name, topics)}")
