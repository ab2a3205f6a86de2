"""Whoever types the key gets full marks: every packaged paper, from a table and as people write."""

import json

import pytest

from genex.files.writing import as_json
from genex.marking.submission import Marker
from genex.publishing.quiz_files import make_quiz
from genex.quiz.key_reader import read_key
from tests.answers.own_key import FORMS, PAPERS, marked_tables


@pytest.mark.parametrize("seed", [3, 11])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_keys_own_text_is_right(paper, seed, tmp_path):
    """Each part is right, whether it is typed as it is printed, in brackets, or as it is shown."""
    found = marked_tables(paper, seed, tmp_path)
    wrong = [
        (form, decision.id, decision.read, decision.problem)
        for form in FORMS
        for decision in found[form]
        if decision.verdict != "right"
    ]
    assert wrong == []


def comma(text):
    """A number with a decimal comma."""
    return text.replace(".", ",")


AS_PEOPLE_WRITE = {
    "number": {
        "behind =": lambda x: f"= {x}",
        "with a full stop": lambda x: f"{x}.",
        "behind ≈": lambda x: f"≈ {x}",
        "behind a label": lambda x: f"loss: {x}",
        "in dollars": lambda x: f"$L = {x}$",
        "as PyTorch prints it": lambda x: f"tensor({x}, grad_fn=<MeanBackward0>)",
        "twice": lambda x: f"{x} = {x}",
    },
    "vector": {
        "between bars": " | ".join,
        "in lines": "\n".join,
        "behind a label": lambda xs: f"losses = {', '.join(xs)}",
        "as PyTorch prints it": lambda xs: f"tensor([{', '.join(xs)}], dtype=torch.float64)",
        "as a column": lambda xs: json.dumps([[x] for x in xs]),
        "with spaces": " ".join,
        "with decimal commas": lambda xs: "; ".join(map(comma, xs)),
    },
    "matrix": {
        "with slashes": lambda rows: " / ".join(map(" ".join, rows)),
        "with bars": lambda rows: " | ".join(map(", ".join, rows)),
        "in brackets": lambda rows: " ".join(f"[{', '.join(row)}]" for row in rows),
        "as a table": lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in rows),
        "with tabs": lambda rows: "\n".join(map("\t".join, rows)),
        "as numpy prints it": lambda rows: f"[{' '.join(f'[{chr(32).join(r)}]' for r in rows)}]",
        "with decimal commas": lambda rows: "; ".join(" ".join(map(comma, row)) for row in rows),
    },
}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_key_is_right_as_people_write_it(paper):
    """Each number, list and matrix of a paper is right in each form that people give it."""
    quiz = make_quiz(4, paper)
    marker = Marker(read_key(as_json(quiz.key()), "key.json"))
    wrong = []
    for part in quiz.parts:
        for form, typed in AS_PEOPLE_WRITE.get(part.kind.name, {}).items():
            found = marker.mark({part.id: typed(part.shown)}).decisions
            decision = next(one for one in found if one.id == part.id)
            if decision.verdict != "right":
                wrong.append((part.id, form, typed(part.shown), decision.read))
    assert wrong == []
