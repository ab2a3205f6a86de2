"""A page of hard formulas looks as it did when somebody last looked at it."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.typeset.math.sheet import file, line, pages
from tests.typeset.reading import picture

HERE = Path(__file__).parent
FORMULAS = [text for text in (HERE / "torture.txt").read_text().splitlines() if text[0] != "#"]
SCALE = 100 / 72
PAGES = 3
# Renderers differ by a shade at edges; a glyph that moves by a pixel differs by more.
SHADES = 96
PIXELS = 20


def differing(golden: Image.Image, actual: Image.Image) -> int:
    """How many pixels differ by more than shades."""
    if golden.size != actual.size:
        return golden.size[0] * golden.size[1]
    return sum(ImageChops.difference(golden, actual).histogram()[SHADES:])


@pytest.fixture(scope="module")
def sheet() -> bytes:
    """The file of all formulas."""
    return file(pages(line(text) for text in FORMULAS))


def test_there_are_enough_formulas():
    """The golden pages show at least sixty formulas."""
    assert len(FORMULAS) >= 60


@pytest.mark.parametrize("page", range(PAGES))
def test_page_is_golden(sheet, page, tmp_path):
    """Each page equals its stored picture but for shades of edges."""
    golden = Image.open(HERE / f"golden-{page + 1}.png")
    actual = picture(sheet, page, SCALE)
    path = tmp_path / f"actual-{page + 1}.png"
    actual.save(path)
    count = differing(golden, actual)
    assert count <= PIXELS, f"{count} pixels differ; look at {path}, and if it is right, store it"


def test_moved_formula_is_noticed(sheet):
    """The tolerance does not hide a page that moved by one pixel."""
    actual = picture(sheet, 0, SCALE)
    assert differing(actual, ImageChops.offset(actual, 1, 0)) > PIXELS


def test_same_formulas_make_the_same_file(sheet):
    """The bytes of the file depend on the formulas only."""
    assert file(pages(line(text) for text in FORMULAS)) == sheet
