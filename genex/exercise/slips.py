"""Slips, which are steps or fields done wrong, and features, which count the work."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from genex.exercise.steps import Rule, Step


def slip_in_words(name: str) -> str:
    """A slip's name as it is printed.

    >>> slip_in_words("relu_ignored"), slip_in_words("grad-is-value")
    ('ReLU ignored', 'grad is value')
    """
    return name.replace("_", " ").replace("-", " ").replace("relu", "ReLU")


@dataclass(eq=False)
class Slip:
    """A step or field done wrong: from its right value the rule makes the wrong one."""

    of: Step | str
    rule: Rule
    when: Rule | None = None
    because: Any = None  # what a student reads, where no template says it
    costs: Fraction | None = None  # marks, where the policy does not decide

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def words(self) -> str:
        """Its name as it is printed."""
        return slip_in_words(self.name)

    @property
    def title(self) -> str:
        """Its name at the beginning of a line."""
        return self.words[0].upper() + self.words[1:]

    @property
    def spoils(self) -> str:
        """The name of the step or field that it spoils."""
        return self.of if isinstance(self.of, str) else self.of.name


def slip(of: Step | str, rule: Rule, *, when: Rule | None = None) -> Any:
    """A slip at a step or field: `rule(exercise, right value)`, where `when(exercise)` holds."""
    return Slip(of, rule, when)


@dataclass(eq=False)
class Feature:
    """A count of the work that an exercise asks for; variants agree in it."""

    rule: Rule

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, exercise: Any | None, owner: type | None = None) -> Any:
        return self if exercise is None else self.rule(exercise)


def feature(rule: Rule) -> Any:
    """Make a method a feature."""
    return Feature(rule)
