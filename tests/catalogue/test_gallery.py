"""The gallery: what a person who leafs through it must find, and where."""

import re
from functools import cache

import pytest

from genex.catalogue.exercise_view import drawn_alone
from genex.catalogue.gallery import gallery_bytes, issue_gallery, item_of
from genex.catalogue.listing import summary_line
from genex.errors import AuthorError, FileError
from genex.exercise.graph import possible_slips, slug
from genex.families.losses.svm_loss import SvmLoss
from genex.families.tensors.tensor_shapes import TensorShapes
from genex.families.topics import chosen, topic_of
from genex.paper.pdf import Sheet
from tests.process import genex
from tests.typeset.reading import bookmarks, lines, metadata, texts

RIGHT_EDGE = 525  # points; text ends at 530
FEW = ("svm-loss", "sigmoid-chain", "tensor-shapes")


@cache
def few(seed=7, level="exam", paper="a4"):
    """The bytes of a small gallery."""
    return gallery_bytes(chosen(FEW, (), "here"), seed, level, Sheet(paper))


def pages(data):
    """The words of each page, with single spaces."""
    return [re.sub(r"\s+", " ", text) for text in texts(data)]


def test_same_seed_same_bytes():
    """A gallery is a pure function of families, seed and level."""
    again = gallery_bytes(chosen(FEW, (), "here"), 7, "exam", Sheet())
    assert few() == again
    assert len({few(), few(seed=8), few(level="warm-up"), few(paper="letter")}) == 4


def test_contents_tell_the_pages():
    """In the order of the contents, the numbers at the right edge are the families' first pages."""
    ends = [line[-3:] for line in lines(few()) if line[-1].right > RIGHT_EDGE]
    told = ["".join(char.text for char in end if char.left > RIGHT_EDGE - 20) for end in ends]
    starts = [page + 1 for _, title, page in bookmarks(few()) if title[0].isdigit()]
    assert [int(number) for number in told if number.isdecimal()] == starts


def test_families_lie_below_their_topics_in_the_outline():
    """The outline has the topics, and one level deeper their families."""
    assert [(level, title) for level, title, _ in bookmarks(few())] == [
        (0, "Losses and their gradients"),
        (1, "1  svm-loss"),
        (1, "2  sigmoid-chain"),
        (0, "Tensors and shapes"),
        (1, "3  tensor-shapes"),
    ]


def test_every_page_says_where_it_belongs():
    """Heads name topic and family, feet the seed, the page and how many there are."""
    found = pages(few())
    for n, page in enumerate(found, 1):
        assert f"level “exam”, seed 7 Page {n} of {len(found)}" in page
    starts = [page for _, title, page in bookmarks(few()) if title[0].isdigit()]
    for name, first, last in zip(FEW, starts, [*starts[1:], len(found)], strict=True):
        assert all(name in page for page in found[first:last])
    assert metadata(few())["Title"] == "Gallery of exercises"


@pytest.mark.parametrize("family", [SvmLoss, TensorShapes])
def test_a_family_is_shown_whole(family):
    """Summary, question with room for answers, solution, slips with values and words are there."""
    text = " ".join(pages(gallery_bytes({topic_of(family): [family]}, 7, "exam", Sheet())))
    exercise = drawn_alone(family, 7, "exam", "here").exercise
    parts = (summary_line(family), "Worked solution", "Solution", "Typical slips", "Confirmed by")
    assert [part for part in parts if part not in text] == []
    for slip in possible_slips(exercise):
        assert f"{slip.words} " in text
        assert f"{slip.title}. " in text


def test_it_is_what_show_shows():
    """The gallery's exercise is that of `genex show` with the same seed and level."""
    item = item_of(4, SvmLoss, 3, "hard")
    assert item.exercise == drawn_alone(SvmLoss, 3, "hard", "here").exercise
    assert [part.id for part in item.parts] == ["4a", "4b", "4c"]


def test_work_can_be_watched():
    """Whoever watches sees one chapter after the other, and knows how many there will be."""
    seen = []

    def watch(items, count):
        for entry, blocks in items:
            seen.append((entry.title, count))
            yield entry, blocks

    gallery_bytes(chosen(FEW[:2], (), "here"), 7, "exam", Sheet(), watch)
    assert seen == [("svm-loss", 2), ("sigmoid-chain", 2)]


def test_another_gallery_needs_force(tmp_path):
    """A file of another content is replaced only if that is wanted."""
    path = tmp_path / "new" / "g.pdf"
    assert issue_gallery(path, 1, "exam", ["tensor-shapes"]) == path
    before = path.read_bytes()
    with pytest.raises(FileError, match=r"g\.pdf: already exists with other content"):
        issue_gallery(path, 2, "exam", ["tensor-shapes"])
    assert path.read_bytes() == before
    issue_gallery(path, 2, "exam", ["tensor-shapes"], force=True)
    assert path.read_bytes() != before


def test_an_unknown_level_is_explained():
    """A level that a family lacks is named, with the family."""
    with pytest.raises(AuthorError, match=r"genex gallery: svm-loss has no level 'easy'"):
        gallery_bytes(chosen(["svm-loss"], (), "here"), 7, "easy", Sheet())


def test_the_command_prints_the_path(tmp_path):
    """`genex gallery` writes into out/ and prints where, and nothing else."""
    done = genex("gallery", "--family", "tensor-shapes", "--seed", 3, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["out/gallery.pdf"]
    expected = gallery_bytes(chosen([slug(TensorShapes)], (), "here"), 3, "exam", Sheet())
    assert (tmp_path / "out" / "gallery.pdf").read_bytes() == expected
