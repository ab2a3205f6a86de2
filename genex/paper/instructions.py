"""What a paper tells students about marks: what a wrong box costs, and how several boxes count."""

from collections.abc import Iterator

from genex.quiz.quiz import Quiz
from genex.wording.texts import fixed_word


def announced(quiz: Quiz) -> Iterator[str]:
    """The sentences that stand under the instructions."""
    policy, kinds = quiz.blueprint.marking, {part.kind for part in quiz.parts}
    cost = str(policy.wrong_choice) if policy.wrong_choice else ""
    if cost and any(kind.ticks for kind in kinds):
        yield fixed_word("wrong_choice", share=cost)
    if any(kind.shared for kind in kinds):
        yield fixed_word("several_whole" if policy.whole else "several_shared", share=cost)
