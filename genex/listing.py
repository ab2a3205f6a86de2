"""What `genex list` prints: families by topic, a line each."""

from genex.exercise import slug
from genex.registry import families


def listing() -> str:
    """Every family under its topic, in teaching order."""
    width = max(len(slug(family)) for family in families())
    topics: dict[str, list[str]] = {}
    for family in families():
        summary, *_ = (family.__doc__ or "").split("\n")
        topics.setdefault(family.topic, []).append(f"  {slug(family):{width}}  {summary}".rstrip())
    return "\n\n".join("\n".join((topic, *lines)) for topic, lines in topics.items())
