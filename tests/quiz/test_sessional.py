"""The programs of the sessional do in PyTorch what its key says."""

import contextlib
import io

import pytest

from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import load_blueprint
from genex.wording import texts

torch = pytest.importorskip("torch", reason="the programs are run with PyTorch")
HEAD = "import torch\nfrom torch import nn\n"


def program(item):
    """The program that a part prints, with its drawn numbers."""
    asked = texts.question_words(item.exercise, "answer", None)
    return asked.partition("```python\n")[2].rpartition("```")[0]


def printed(code):
    """What a program of this paper prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(HEAD + code, {})
    return out.getvalue().strip()


def bare(value):
    """Numbers and words as they stand, without brackets, commas and what PyTorch adds."""
    text = str(value)
    for part in ("torch.Size", "tensor", *"[](),'"):
        text = text.replace(part, " ")
    return [f"{float(word):g}" if word[0].isdigit() else word for word in text.split()]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_printed(seed):
    """Each part that genex marks prints what is right."""
    items = make_quiz(seed, load_blueprint("sessional")).items[:10]
    told = [item for item in items if not item.parts[0].kind.by_person]
    assert len(told) == 5
    for item in told:
        assert bare(printed(program(item))) == bare(item.parts[0].shown)


ERRORS = {0: "AttributeError", 2: "AttributeError", 4: "TypeError", 8: "RuntimeError"}


@pytest.mark.parametrize(("place", "error"), ERRORS.items())
def test_what_fails(place, error):
    """Each part that is wrong raises the error which its solution names."""
    item = make_quiz(7, load_blueprint("sessional")).items[place]
    with pytest.raises(Exception) as raised:  # noqa: PT011  (its kind is compared below)
        printed(program(item))
    assert type(raised.value).__name__ == error
    assert error in texts.solution_words(item.exercise, "answer", None)
