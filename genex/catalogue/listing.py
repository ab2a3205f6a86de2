"""What `genex list` prints: families by topic, a line each."""

from collections.abc import Sequence

from genex.catalogue.two_columns import in_columns, longest_name, terminal_width
from genex.document.blocks import spoken
from genex.document.markdown import read_inline
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.families.topics import Topics, chosen
from genex.quiz.points import known_points


def families_by_topic(topics: Sequence[str] = ()) -> str:
    """The families of some topics, or of all, for this terminal."""
    return listed(chosen((), topics, "genex list"), terminal_width())


def concepts_by_topic() -> str:
    """The points of the bank, for this terminal."""
    topics: dict[str, list[tuple[str, str]]] = {}
    for point in known_points().values():
        topics.setdefault(point.topic, []).append((point.name, spoken(read_inline(point.asks))))
    width, longest = terminal_width(), max(map(longest_name, topics.values()))
    return "\n\n".join(
        "\n".join((topic, *in_columns(rows, width, longest))) for topic, rows in topics.items()
    )


def listed(topics: Topics, width: int) -> str:
    """Every family under its topic; all summaries stand in one column."""
    rows = {
        topic: [(slug(f), summary_line(f)) for f in members] for topic, members in topics.items()
    }
    longest = max(map(longest_name, rows.values()))
    return "\n\n".join(
        "\n".join((topic, *in_columns(members, width, longest))) for topic, members in rows.items()
    )


def summary_line(family: type[Exercise]) -> str:
    """What a family says of itself in one line."""
    return (family.__doc__ or "").partition("\n")[0]
