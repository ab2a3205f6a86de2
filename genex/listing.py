"""What `genex list` prints: families by topic, a line each."""

from genex.exercise import slug
from genex.registry import families


def listing() -> str:
    """Every family under its topic, in teaching order."""
    width = max(len(slug(family)) for family in families())
    topics: dict[str, list[str]] = {}
    for family in families():
        line = f"  {slug(family):{width}}  {(family.__doc__ or '').splitlines()[0]}"
        topics.setdefault(family.topic, []).append(line)
    return "\n\n".join("\n".join((topic, *lines)) for topic, lines in topics.items())
