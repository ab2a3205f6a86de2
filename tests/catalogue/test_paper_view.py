"""`genex show FILE.toml 2b`: a question of a paper in the terminal."""

import pytest

from genex.catalogue.paper_view import show_part
from genex.errors import AuthorError

PAPER = """[[section]]
[[section.question]]
text = "Of a network:"
parts = [
  { text = "What is a unit?", answer = "2 lines", solution = "A sum.", rubric = ["+1 a sum"] },
  { text = "How many?", answer = "number", right = 3 },
]
"""


@pytest.fixture
def paper(tmp_path):
    """The path of a paper."""
    path = tmp_path / "paper.toml"
    path.write_text(PAPER)
    return str(path)


def test_a_part_has_room_or_its_solution(paper):
    """The text above it comes first; solution and rubric only if they are wanted."""
    text = show_part(paper, "1a", 7, solution=False)
    assert "Of a network:" in text
    assert "What is a unit?" in text
    assert "____" in text
    assert "A sum." not in text
    solved = show_part(paper, "1a", 7, solution=True)
    assert "A sum." in solved
    assert "[ ] 1 +1" in solved


def test_a_question_or_all_of_a_paper(paper):
    """A number shows all parts, and so does nothing."""
    assert show_part(paper, "1", 7, solution=False) == show_part(paper, "", 7, solution=False)
    assert "How many?" in show_part(paper, "1", 7, solution=False)


def test_a_part_that_is_not_there(paper):
    """The parts that are there are named."""
    with pytest.raises(AuthorError, match=r"has no part '2b'\. Choose from: 1a, 1b\."):
        show_part(paper, "2b", 7, solution=False)
