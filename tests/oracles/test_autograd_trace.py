"""What PyTorch prints when the programs run as they are printed, and the line that fails."""

import re
import traceback
import warnings
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import pytest
from hypothesis import given, settings

from genex.families.graphs.autograd.machine import FREED, LEAF, UNCONNECTED
from genex.families.graphs.autograd.statements import PATTERNS, kinds
from genex.families.graphs.autograd_trace import AutogradTrace
from tests.families.test_anything_given import GIVEN
from tests.oracles.torching import drawn, torch

LEVELS = {"exam": {}, **AutogradTrace.levels}
FILE = "<program>"
MESSAGES = {
    FREED: "Trying to backward through the graph a second time",
    LEAF: "a leaf Variable that requires grad is being used in an in-place operation",
    UNCONNECTED: "does not require grad and does not have a grad_fn",
}


def run(program):
    """The lines that a program prints, and the line at which it fails with why, or None."""
    printed, end = StringIO(), None
    with warnings.catch_warnings(), redirect_stdout(printed):
        warnings.filterwarnings("ignore", message="The .grad attribute of a Tensor that is not")
        try:
            exec(compile("\n".join(program), FILE, "exec"), {"torch": torch, "np": np})
        except RuntimeError as error:
            places = traceback.extract_tb(error.__traceback__)
            line = next(place.lineno for place in places if place.filename == FILE)
            end = line, next(why for why, words in MESSAGES.items() if words in str(error))
    return printed.getvalue().splitlines(), end


def plain(text):
    """A number without tensor(…) around it."""
    return float(re.fullmatch(r"(?:tensor\()?(-?\d+)\.?\)?", text)[1])


def assert_as_in_pytorch(e):
    """PyTorch prints the numbers and flags of the key, and ends as it says."""
    printed, end = run(e.program)
    numbers = [plain(text) for text in printed if text not in {"True", "False"}]
    flags = ["True", "False"].index
    assert end == e.ends[e.outcome.place], e
    assert numbers + [0] * (len(e.numbers) - len(numbers)) == e.numbers, e
    told = [flags(text) for text in printed if text in {"True", "False"}]
    assert told + [2] * (len(e.flags) - len(told)) == [flag.place for flag in e.flags], e


@pytest.mark.parametrize("level", LEVELS)
def test_programs_print_what_pytorch_prints(level):
    """Each program prints the key's numbers and fails at the key's line, or not at all."""
    for e in drawn(AutogradTrace, **LEVELS[level]):
        assert_as_in_pytorch(e)


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_many_programs_print_what_pytorch_prints(level):
    """Two thousand programs of each level do as PyTorch does."""
    for e in drawn(AutogradTrace, range(2000), **LEVELS[level]):
        assert_as_in_pytorch(e)


@given(fields=GIVEN["autograd-trace"])
@settings(max_examples=300)
def test_programs_that_are_accepted_do_as_in_pytorch(fields):
    """Whatever lines somebody puts together, they do as in PyTorch, or are refused."""
    e = AutogradTrace(tuple(fields["program"]))
    if not e.flaw():
        assert_as_in_pytorch(e)


def test_the_real_cases_fail_as_they_do_in_pytorch():
    """Each reason for a failure is PyTorch's, with the line at which it fails."""
    start = ("x = torch.tensor(3., requires_grad=True)", "y = x**2")
    assert run((*start, "y.backward()", "y.backward()")) == ([], (4, FREED))
    assert run((*start, "x += 1")) == ([], (3, LEAF))
    assert run((*start, "z = y.detach()", "z.backward()")) == ([], (4, UNCONNECTED))
    assert run((*start, "print(y.grad is None)")) == (["True"], None)


def test_every_kind_of_line_is_drawn():
    """All statements that are known stand in some program."""
    programs = [e.program for level in LEVELS.values() for e in drawn(AutogradTrace, **level)]
    assert {kind for program in programs for kind in kinds(program)} == {*PATTERNS}
