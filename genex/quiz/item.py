"""One family's share of a question: a drawn exercise with the parts that are asked."""

from dataclasses import dataclass, fields
from typing import Any

from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.generation.certificate import CLOSE
from genex.generation.search import Drawn
from genex.questions.own import FromWords
from genex.quiz.blueprint import Question
from genex.quiz.part_key import field_as_json, part_key
from genex.quiz.parts import Part


@dataclass(frozen=True, eq=False)
class Item:
    """One family's share of a question."""

    question: Question
    drawn: Drawn
    parts: tuple[Part, ...]
    title: str = ""  # printed before it

    @property
    def exercise(self) -> Exercise:
        """The exercise itself."""
        return self.drawn.exercise


def _written_question(family: type[Exercise]) -> dict[str, Any]:
    """A question of one's own as its paper says it, from which its key is read back."""
    return {"question": family.definition.written} if issubclass(family, FromWords) else {}


def item_key(item: Item) -> dict[str, Any]:
    """This item in key.json."""
    routes = item.drawn.certificate.routes
    return {
        "number": item.question.number,
        "family": slug(type(item.exercise)),
        **_written_question(type(item.exercise)),
        "version": item.exercise.version,
        "given": {
            f.name: field_as_json(getattr(item.exercise, f.name)) for f in fields(item.exercise)
        },
        "features": dict(item.drawn.features),
        "certificate": {
            part.name: {"route": routes[part.name], "within": CLOSE[routes[part.name]]}
            for part in item.parts
        },
        "bonus": item.question.bonus,
        "parts": [part_key(part) for part in item.parts],
    }
