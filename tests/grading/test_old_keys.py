"""Papers that an earlier genex printed are marked by the keys that it wrote."""

import json
from pathlib import Path

from genex.grading.run import grading_run

OLD = Path(__file__).with_name("old") / "key.json"  # by genex 0.1.0, with a code of its kind
RIGHT = ["7, 2, 8", "1, 2, 8", "1, 2"]


def test_an_old_key_marks_the_papers_of_its_code(tmp_path):
    """The key says itself for which code it is, so a code of the old kind is as good as any."""
    quiz = json.loads(OLD.read_text())["quiz"]
    key = tmp_path / "out" / quiz / "key.json"
    key.parent.mkdir(parents=True)
    key.write_bytes(OLD.read_bytes())
    sheet = {"quiz": quiz, "student": "ada", "answers": {"1a": RIGHT}}
    (tmp_path / "ada.json").write_text(json.dumps(sheet))
    for given in (None, key, key.parent):
        found = grading_run([tmp_path / "ada.json"], given, tmp_path / "out", feedback=False)
        assert found.lines[1].split() == ["ada", "5", "of", "5"]
        assert found.code == 0
