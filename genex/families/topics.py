"""The topics of a course in teaching order, and the families of each."""

from collections.abc import Iterable, Sequence

from genex.errors import AuthorError
from genex.exercise import Exercise
from genex.families.registry import all_families, family
from genex.messages import guess

TOPICS = {  # by the folder of their families
    "losses": "Losses and their gradients",
    "graphs": "Computation graphs and backpropagation",
    "tensors": "Tensors and shapes",
    "initialisation": "Initialisation and signal scale",
    "functions": "Expressivity and functions",
    "training": "Data loading and training loops",
}
Topics = dict[str, list[type[Exercise]]]


def by_topic(found: Iterable[type[Exercise]]) -> Topics:
    """Families under their topics: those of a course in its order, then any others."""
    topics: Topics = {topic: [] for topic in TOPICS.values()}
    for one in found:
        topics.setdefault(topic_of(one), []).append(one)
    return {topic: members for topic, members in topics.items() if members}


def topic_of(kind: type[Exercise]) -> str:
    """The topic of a family: that of its folder, or the one that a plugin gives itself."""
    room, _, place = kind.__module__.partition("families.")
    return TOPICS[place.partition(".")[0]] if room == "genex." else kind.topic


def chosen(names: Sequence[str], topics: Sequence[str], place: str) -> Topics:
    """The families of those names and those of these topics; without either, all."""
    if not names and not topics:
        return by_topic(all_families())
    known = by_topic(all_families())
    wanted = {one for topic in topics for one in known[_topic_named(topic, known, place)]}
    wanted |= {family(name, place) for name in names}
    return by_topic(one for one in all_families() if one in wanted)


def _topic_named(name: str, known: Iterable[str], place: str) -> str:
    """The topic of that name, or the only one with those words in it, in letters of either case."""
    topics = list(known)
    exact = [topic for topic in topics if topic.lower() == name.lower()]
    found = exact or [topic for topic in topics if name.strip().lower() in topic.lower()]
    if len(found) == 1 and name.strip():
        return found[0]
    fact = "several topics have" if found and name.strip() else "there is no topic"
    raise AuthorError(f"{place}: {fact} '{name}'.{guess(name, topics)}")
