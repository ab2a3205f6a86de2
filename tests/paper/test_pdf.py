"""Exam and key on paper: what every page must hold, and how the first ones look.

    python -m tests.paper.test_pdf

paints the pictures of the README anew; look at them before they are committed.
"""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from genex.document.blocks import Heading, Listing, Table, Together, spoken
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.graph import possible_slips
from genex.families.tensors.conv_shapes import ConvShapes
from genex.generation.certificate import CLOSE
from genex.paper.document import Paper
from genex.paper.pdf import Sheet, write_paper
from genex.paper.slip_table import MOST_CELLS, MOST_COLUMNS, packed, slip_tables
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.quiz import make
from genex.typeset.style import USUAL_SIZE
from tests.process import CHECKOUT, run
from tests.typeset.reading import bookmarks, metadata, picture, texts
from tests.typeset.test_golden import TOLERANCE, worst_tile

HERE = Path(__file__).parent
SEEDS = (1, 2, 3, 4, 5)
PICTURES = {"exam": (False, 0), "key": (True, 2)}  # solved, page
SCALE, LEVELS = 1.4, 16


def test_every_fixed_word_is_printed_somewhere():
    """A translator is given no word that nobody reads."""
    template = (CHECKOUT / "templates" / "words.md.j2").read_text("utf-8")
    source = "".join(path.read_text("utf-8") for path in (CHECKOUT / "genex").rglob("*.py"))
    routes = {route.replace(" ", "_") for route in CLOSE}
    names = set(re.findall(r"{% block (\w+) %}", template)) - routes
    assert not [name for name in sorted(names) if not re.search(rf"[\"']{name}[\"']", source)]


@cache
def paper(seed, solved, sheet=Sheet()):  # noqa: B008  (it is frozen)
    """The bytes of an exam or key."""
    return write_paper(make_quiz(seed=seed), sheet, solved=solved)


def words(seed, solved, sheet=Sheet()):  # noqa: B008  (it is frozen)
    """All its words, with single spaces."""
    return re.sub(r"\s+", " ", " ".join(texts(paper(seed, solved, sheet))))


@pytest.mark.parametrize("seed", SEEDS)
def test_same_seed_same_bytes(seed):
    """A paper is a pure function of the quiz."""
    again = write_paper(make_quiz(seed=seed), Sheet(), solved=True)
    assert paper(seed, solved=True) == again


@pytest.mark.parametrize("solved", [False, True])
def test_a_cold_process_writes_the_same_bytes(solved):
    """What a process has kept from other papers changes nothing in the next one."""
    for seed in SEEDS:
        paper(seed, solved)
    code = (
        "import sys; from genex.publishing.quiz_files import make_quiz;"
        "from genex.paper.pdf import Sheet, write_paper;"
        f"print(write_paper(make_quiz(seed=7), Sheet(), solved={solved}).hex())"
    )
    done = run("-c", code)
    assert done.stderr == ""
    assert bytes.fromhex(done.stdout) == paper(7, solved)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_exam_tells_no_answer(seed):
    """No worked solution, slip or certificate is printed in the exam."""
    found = words(seed, solved=False)
    assert [w for w in ("Solution", "slips", "Confirmed", "not for students") if w in found] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_key_prints_every_rounded_number(seed):
    """Each number that is marked can be found in the key."""
    found = words(seed, solved=True).replace("\u2212", "-")
    quiz = make_quiz(seed=seed)
    rounded = [
        p for p in quiz.parts if p.decimals is not None and p.kind.name in {"number", "vector"}
    ]
    cells = [c for p in rounded for c in (p.shown if isinstance(p.shown, list) else [p.shown])]
    assert [cell for cell in cells if cell not in found] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_key_names_every_slip(seed):
    """A person who marks finds each possible slip in the key's tables."""
    found = words(seed, solved=True)
    slips = [s.words for item in make_quiz(seed=seed).items for s in possible_slips(item.exercise)]
    assert [s for s in slips if s not in found] == []


def test_of_a_long_list_the_key_shows_the_first_cell_that_a_slip_spoils():
    """Of eight shapes, a slip at the first line gives one shape, with the line's name."""
    text = '[[section]]\n[[section.question]]\nfamily = "conv-shapes"\n'
    quiz = make_quiz(1, parse_blueprint(text, "nets.toml"))
    (item,) = quiz.items
    table = next(block for block in slip_tables(item) if isinstance(block, Table))
    rows = {row[0][0].text: row[1] for row in table.body}
    wrong = item.exercise.with_slips(ConvShapes.stride_ignored).sizes
    assert len(wrong) > MOST_CELLS
    assert [getattr(part, "text", "") for part in rows["stride ignored"]] == [
        *("", ": ", str(tuple(wrong[0])))
    ]


def test_what_is_asked_exactly_is_wrong_exactly():
    """In the table of slips a fraction is a fraction, and only what is wrong is shown."""
    found = {}
    for text in ("init-variance", "svm-loss"):
        plan = f'[[section]]\n[[section.question]]\nfamily = "{text}"\n'
        (item,) = make_quiz(7, parse_blueprint(plan, "exact.toml")).items
        (table,) = slip_tables(item)
        found |= {spoken(row[0]): [spoken(cell) for cell in row[1:]] for row in table.body}
    assert any(re.fullmatch(r"1/\d+", cell) for cell in found["ReLU ignored"])
    assert not any(re.search(r"\.\d{5}", cell) for row in found.values() for cell in row)
    assert found["mean for total"].count("") == len(found["mean for total"]) - 1


@pytest.mark.parametrize(
    ("widths", "tables"),
    [
        ([5, 3, 3, 3], [[1, 2, 3]]),
        ([5, 15, 15, 15], [[1, 2], [3]]),
        ([5, 100, 3, 3], [[1], [2, 3]]),
        ([5, *[2] * 8], [[1, 2, 3, 4, 5, 6], [7, 8]]),
    ],
)
def test_wide_parts_stand_in_tables_of_their_own(widths, tables):
    """A table takes as many parts as fit beside the names of the slips, six at most."""
    wide = [USUAL_SIZE * width for width in widths]
    assert packed(range(1, len(widths)), wide) == tables


def test_slips_of_many_parts_stand_in_several_tables():
    """A table of slips has few columns; together the tables have each part that slips change."""
    plan = parse_blueprint('[[section]]\n[[section.question]]\nfamily = "backprop-mlp"', "many")
    (item,) = make(plan, 1, None, b"").items
    tables = [*slip_tables(item)]
    heads = [[cell[0].text for cell in table.head[0][1:]] for table in tables]
    assert max(map(len, heads)) <= MOST_COLUMNS < sum(map(len, heads))
    assert [part for head in heads for part in head] == [p.id for p in item.parts[1:]]
    assert all(any(row[1:]) for table in tables for row in table.body)


@pytest.mark.parametrize("solved", [False, True])
def test_every_page_says_which_quiz_it_is_of(solved):
    """Loose sheets find their way back: id, page n of m, on every page."""
    pages = texts(paper(7, solved))
    quiz = make_quiz(seed=7)
    for n, page in enumerate(pages, 1):
        assert f"Quiz {quiz.id}" in page
        assert f"Page {n} of {len(pages)}" in page


def test_title_language_and_outline_are_set():
    """A reader shows the title, and finds every section and question in the outline."""
    data = paper(7, solved=False)
    assert metadata(data)["Title"] == "Losses, gradients and shapes (Exam)"
    titles = [title for _, title, _ in bookmarks(data)]
    assert "Question 2. Backwards through a sigmoid" in titles
    assert b"/Lang (en)" in data or b"/Lang" in data


def test_marks_are_printed_at_every_part():
    """The marks of the parts stand in brackets and add up to the total."""
    found = [
        float(m.replace("½", ".5")) for m in re.findall(r"\[(\d*½?)\]", words(7, solved=False))
    ]
    assert sum(found) == float(make_quiz(seed=7).marks)


@pytest.mark.parametrize(("marks", "text"), [(3, "3"), (2.5, "2½"), (0.5, "½"), (0, "0")])
def test_half_marks_are_written_as_people_write_them(marks, text):
    """2½, not 2.5."""
    from fractions import Fraction

    assert marks_in_words(Fraction(marks)) == text


def test_a_statement_stays_on_one_page():
    """What is given is kept together, its figure and its program included."""
    blocks = Paper(make_quiz(seed=7), solved=False).blocks()
    assert not any(isinstance(block, Listing) for block in blocks)
    assert sum(isinstance(block, Together) for block in blocks) >= 5
    assert sum(isinstance(block, Heading) for block in blocks) >= 7


def test_letter_paper_and_large_print():
    """Another sheet and larger type ask for the same."""
    large = Sheet("letter", large=True)
    page = picture(paper(7, solved=False, sheet=large), 0, 1.0)
    assert page.size == (612, 792)
    assert len(texts(paper(7, solved=False, sheet=large))) > len(texts(paper(7, solved=False)))
    asked = re.compile(r"\([a-f]\) (?:Compute|Derive|Which|For|With|Instead|Give)")
    assert asked.findall(words(7, solved=False, sheet=large)) == asked.findall(
        words(7, solved=False)
    )


@pytest.mark.parametrize("tool", ["qpdf", "gs"])
@pytest.mark.parametrize("solved", [False, True])
def test_other_programs_find_no_fault(tool, solved, tmp_path):
    """qpdf and Ghostscript read exam and key without a complaint."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper(7, solved))
    commands = {
        "qpdf": ["qpdf", "--check", path],
        "gs": ["gs", "-o", "/dev/null", "-sDEVICE=nullpage", path],
    }
    done = subprocess.run(commands[tool], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert (
        not re.search("warning|error", done.stdout + done.stderr, re.IGNORECASE) or tool == "qpdf"
    )


@pytest.mark.parametrize("name", PICTURES)
def test_pages_look_as_in_the_readme(name):
    """The pictures of the README are the pages that genex prints."""
    solved, page = PICTURES[name]
    with Image.open(HERE / "golden" / f"{name}.png") as expected:
        found = picture(paper(7, solved), page, SCALE)
        assert found.size == expected.size
        assert worst_tile(found, expected.convert("L")) <= TOLERANCE


def test_a_page_that_moved_is_noticed():
    """The comparison sees a page that slipped by two points."""
    page = picture(paper(7, solved=False), 0, SCALE)
    assert worst_tile(page, ImageChops.offset(page, 0, 3)) > TOLERANCE


def main():
    """Paint the pictures of the README anew."""
    for name, (solved, page) in PICTURES.items():
        painted = picture(paper(7, solved), page, SCALE).quantize(LEVELS)
        painted.save(HERE / "golden" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()


def test_a_learning_outcome_stays_with_its_question():
    """On no page of the midterm a heading with its outcome stands at the bottom, alone."""
    pages = texts(write_paper(make_quiz(3, "midterm"), Sheet(), solved=False))
    told = [re.split(r"Learning outcome: [a-z ,]+", page)[-1] for page in pages]
    footer = ["Quiz", "XXX-XXX-XXX", "Page", "1", "of", "9"]
    assert min(len(rest.split()) for rest in told) > len(footer)
