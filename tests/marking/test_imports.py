"""Marking loads little: it will run where neither numpy nor sympy nor reportlab is to be had."""

import json
from fractions import Fraction

import pytest

from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import shipped
from tests.process import run

PROGRAM = """
import json, sys
from pathlib import Path

BLOCKED = {"numpy", "sympy", "mpmath", "reportlab", "jinja2", "markdown_it", "pygments", "segno"}

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in BLOCKED:
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocker())
from genex.marking.submission import Marker
from genex.quiz.key_reader import read_key

marker = Marker(read_key(Path("key.json").read_bytes(), "key.json"))
right = {name: part.shown for name, part in marker.key.parts.items()}
ones = dict.fromkeys(right, "1")
marks = [str(marker.mark(sheet).marks) for sheet in (right, ones, {})]
loaded = [name for name in sys.modules if name.startswith("genex.")]
print(json.dumps({"marks": marks, "loaded": loaded}))
"""


@pytest.mark.parametrize("name", sorted(shipped()))
def test_marking_needs_no_library(name, tmp_path):
    """Every shipped paper is marked with all libraries blocked, and by its own families alone."""
    key = make_quiz(seed=7, blueprint=name).key()
    (tmp_path / "key.json").write_text(json.dumps(key), "utf-8")
    done = run("-c", PROGRAM, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["marks"][2] == "0"
    assert Fraction(found["marks"][0]) > 20
    rooms = {module.split(".")[1] for module in found["loaded"]}
    assert not rooms & {"typeset", "wording", "paper", "generation", "figures", "commands"}
    drawn = [question for question in key["questions"] if "question" not in question]
    own = {question["family"].replace("-", "_") for question in drawn}
    families = {
        place.split(".")[3]
        for place in found["loaded"]
        if place.startswith("genex.families.") and place.count(".") == 3
    }
    assert own <= families
    assert not families & others(own)


def others(own):
    """The families that a paper does not have."""
    from genex.families import FAMILIES

    return {place.rpartition(".")[2] for place in FAMILIES} - own
