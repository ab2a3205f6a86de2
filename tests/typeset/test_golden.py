"""The specimen compared with a picture of it that was looked at and found good.

    python -m tests.typeset.test_golden

paints the pictures anew; look at them before they are committed.
"""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from genex.typeset import write_pdf
from tests.typeset import specimen
from tests.typeset.reading import picture

HERE = Path(__file__).parent
PAGES = (0, 1)
SCALE, LEVELS, TILE = 1.0, 16, 8
TOLERANCE = 40  # grey levels by which one tile may differ: renderers smooth edges differently


def golden(page: int) -> Path:
    """Return where the picture of a page is."""
    return HERE / "golden" / f"specimen-{page + 1}.png"


def painted(page: int) -> Image.Image:
    """Return a page of the specimen as it is set now."""
    return picture(write_pdf(specimen.blocks(), specimen.SETUP, specimen.META), page, SCALE)


def worst_tile(first: Image.Image, second: Image.Image) -> int:
    """Return by how much the mean grey of two pictures differs where it differs most."""
    size = (first.width // TILE, first.height // TILE)
    tiles = (image.resize(size, Image.Resampling.BOX) for image in (first, second))
    return int(ImageStat.Stat(ImageChops.difference(*tiles)).extrema[0][1])


@pytest.mark.parametrize("page", PAGES)
def test_the_specimen_looks_as_it_did(page):
    """No part of the page has moved, come or gone."""
    with Image.open(golden(page)) as expected:
        found = painted(page)
        assert found.size == expected.size
        assert worst_tile(found, expected.convert("L")) <= TOLERANCE


def test_a_line_moved_by_two_points_is_noticed():
    """The comparison is strict enough to see a page that slipped by two points."""
    page = painted(0)
    assert worst_tile(page, ImageChops.offset(page, 0, 2)) > TOLERANCE


def main() -> None:
    """Paint the pictures anew."""
    golden(0).parent.mkdir(exist_ok=True)
    for page in PAGES:
        painted(page).quantize(LEVELS).save(golden(page), optimize=True)


if __name__ == "__main__":
    main()
