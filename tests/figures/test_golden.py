"""The sheet of figures compared with a picture of it that was looked at and found good.

    python -m tests.figures.test_golden

paints the pictures anew; look at them before they are committed.
"""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageStat

from genex.typeset import write_pdf
from tests.figures.sheet import META, SETUP, blocks

HERE = Path(__file__).parent / "golden"
PAGES = (0, 1)
SCALE, LEVELS, TILE = 1.0, 16, 8
TOLERANCE = 40  # grey levels by which one tile may differ: renderers smooth edges differently


def painted() -> list[Image.Image]:
    """Return the pages of the sheet as they are drawn now."""
    with pdfium.PdfDocument(write_pdf(blocks(), SETUP, META)) as document:
        return [page.render(scale=SCALE, grayscale=True).to_pil().convert("L") for page in document]


def golden(page: int) -> Path:
    """Return where the picture of a page is."""
    return HERE / f"figures-{page + 1}.png"


def worst_tile(first: Image.Image, second: Image.Image) -> int:
    """Return by how much the mean grey of two pictures differs where it differs most."""
    size = (first.width // TILE, first.height // TILE)
    tiles = (image.resize(size, Image.Resampling.BOX) for image in (first, second))
    return int(ImageStat.Stat(ImageChops.difference(*tiles)).extrema[0][1])


@pytest.mark.parametrize("page", PAGES)
def test_the_figures_look_as_they_did(page):
    """No part of a figure has moved, come or gone."""
    found = painted()
    assert len(found) == len(PAGES)
    with Image.open(golden(page)) as expected:
        assert found[page].size == expected.size
        assert worst_tile(found[page], expected.convert("L")) <= TOLERANCE


def test_a_figure_moved_by_two_points_is_noticed():
    """The comparison is strict enough to see figures that slipped by two points."""
    page = painted()[0]
    assert worst_tile(page, ImageChops.offset(page, 0, 2)) > TOLERANCE


def main() -> None:
    """Paint the pictures anew."""
    HERE.mkdir(exist_ok=True)
    for page, picture in enumerate(painted()):
        step = 255 / (LEVELS - 1)
        grey = picture.point(lambda value, step=step: round(round(value / step) * step))
        grey.quantize(LEVELS).save(golden(page), optimize=True)


if __name__ == "__main__":
    main()
