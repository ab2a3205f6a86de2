"""Answers of which many are right: a condition judges what somebody gives.

    @asked(marks=4)
    @witness
    def weights(self): ...              # one right answer, which the key prints

    @weights.meaning
    def function(self, weights): ...    # what an answer stands for: equal for equally good answers

    @weights.condition
    def failure(self, function): ...    # None, or the Failure: where, what was found and wanted

    @weights.trial
    def tried(self, weights): ...       # the second route: what is found in floats, and is wanted

Slips at a witness are wrong answers like all others; whoever gives an answer with the meaning of
such a wrong one shows the slip.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from genex.exercise.steps import Rule, Step


@dataclass(frozen=True, slots=True)
class Failure:
    """A condition that is not met; what it means is said by the block NAME_failure."""

    at: Any  # the point, or the name of the condition
    found: Any
    wanted: Any
    share: Fraction = Fraction(0)  # of the marks, for what is right all the same


class Witness(Step):
    """A step whose value is one right answer of many."""

    failure: Rule  # (exercise, meaning) -> Failure or None
    tried: Rule  # (exercise, value) -> numbers that are found, and those that are wanted

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.stands_for: Rule = lambda _, value: value  # (exercise, value) -> meaning

    def judged(self, exercise: Any) -> Any:
        """What the value stands for."""
        return self.stands_for(exercise, getattr(exercise, self.name))

    def meaning(self, rule: Rule) -> Rule:
        """Take a method as what an answer stands for; two with one meaning are equally right."""
        self.stands_for = rule
        return rule

    def condition(self, rule: Rule) -> Rule:
        """Take a method as the condition on the meaning of an answer."""
        self.failure = rule
        return rule

    def trial(self, rule: Rule) -> Rule:
        """Take a method as the second route, which knows neither meaning nor condition."""
        self.tried = rule
        return rule


def witness(rule: Rule) -> Any:
    """Make a method a step of which many values are right."""
    return Witness(rule)
