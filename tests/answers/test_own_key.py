"""Whoever types the key gets full marks: every packaged paper, from a table."""

import pytest

from tests.answers.own_key import FORMS, PAPERS, marked_tables


@pytest.mark.parametrize("seed", [3, 11])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_keys_own_text_is_right(paper, seed, tmp_path):
    """Each part is right, whether it is typed as it is printed, in brackets, or as it is shown."""
    found = marked_tables(paper, seed, tmp_path)
    wrong = [
        (form, decision.id, decision.read, decision.problem)
        for form in FORMS
        for decision in found[form].decisions
        if decision.verdict != "right"
    ]
    assert wrong == []
