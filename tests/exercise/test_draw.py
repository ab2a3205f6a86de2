"""Draws are named, hashed, uniform and alike on every machine."""

import hashlib
from collections import Counter
from fractions import Fraction
from itertools import islice

import pytest

from genex.errors import AuthorError
from genex.exercise.draw import Draw, Unsuitable, below, random_words

GOLDEN = [
    ("integer", ("n", 1, 100), 92),
    ("integers", ("n", 5, -9, 9), (-4, -2, -2, -6, 2)),
    ("choice", ("n", ("sum", "mean", "max")), "sum"),
    ("permutation", ("n", range(6)), (4, 0, 2, 1, 5, 3)),
    ("decimal", ("n", "-1.5", "1.5"), Fraction(1, 1)),
    ("decimals", ("n", 3, "0.04", "0.2", 2), (Fraction(1, 10), Fraction(1, 25), Fraction(7, 100))),
    (
        "matrix",
        ("n", 2, 2, "1.5", "9.5"),
        ((Fraction(39, 10), Fraction(29, 10)), (Fraction(29, 5), Fraction(19, 5))),
    ),
]
OF_CHI_SQUARE_9 = 27.88  # exceeded by one in a thousand uniform samples of ten kinds


def by_hashlib(secret, path):
    """The words of a stream as the docstring of its module tells it, with HMAC written out."""
    key = secret.ljust(64, b"\0")
    inner, outer = bytes(k ^ 0x36 for k in key), bytes(k ^ 0x5C for k in key)
    number = 0
    while True:
        text = inner + f"genex draw 1 {path} {number}".encode()
        block = hashlib.sha256(outer + hashlib.sha256(text).digest()).digest()
        yield from (int.from_bytes(block[k : k + 8], "big") for k in (0, 8, 16, 24))
        number += 1


def integer_by_hashlib(path, low, high):
    """A drawn integer, rebuilt."""
    size = high - low + 1
    usable = (w for w in by_hashlib(b"", path) if w < 2**64 - 2**64 % size)
    return low + next(usable) % size


def assert_uniform(draws, kinds):
    """A chi-square test at one in a thousand, on draws that are the same each time."""
    counts, expected = Counter(draws), len(draws) / kinds
    assert len(counts) == kinds
    assert sum((n - expected) ** 2 / expected for n in counts.values()) < OF_CHI_SQUARE_9


@pytest.mark.parametrize(("kind", "arguments", "expected"), GOLDEN, ids=lambda x: str(x)[:12])
def test_each_kind_of_draw_is_pinned(kind, arguments, expected):
    """A draw gives the same value today, tomorrow and elsewhere."""
    assert expected == getattr(Draw("golden", 1), kind)(*arguments)


@pytest.mark.parametrize("secret", [b"", b"the secret of the course"])
def test_words_are_those_of_the_docstring(secret):
    """Whoever reads the docstring can rebuild the words of a stream."""
    rebuilt = list(islice(by_hashlib(secret, "a/1/x"), 50))
    assert rebuilt == list(islice(random_words(secret, "a/1/x"), 50))


def test_integers_are_those_of_the_docstring():
    """Whoever reads the docstring can rebuild a draw."""
    drawn = [Draw("rebuilt", seed).integer("n", -3, 996) for seed in range(200)]
    assert [integer_by_hashlib(f"rebuilt/{seed}/n", -3, 996) for seed in range(200)] == drawn


def test_words_that_would_favour_small_numbers_are_passed_over():
    """A word above the largest multiple of k is not taken modulo k."""
    assert below(iter([2**64 - 1, 5]), 3) == 2


def test_the_largest_usable_word_is_used():
    """The word just below the largest multiple of k counts."""
    assert below(iter([2**64 - 2]), 3) == 2


def test_integers_are_uniform():
    """All numbers of a range come up equally often."""
    assert_uniform(Draw("uniform").integers("n", 20_000, 0, 9), 10)


def test_neighbouring_seeds_are_uniform():
    """One draw each of 20,000 neighbouring seeds is as good as 20,000 of one stream."""
    assert_uniform([Draw("uniform", seed).integer("n", 1, 10) for seed in range(20_000)], 10)


def test_permutations_are_uniform():
    """Every item comes first equally often."""
    firsts = [Draw("uniform", seed).permutation("n", range(10))[0] for seed in range(20_000)]
    assert_uniform(firsts, 10)


def test_all_orders_come_up():
    """A permutation of four things reaches all 24 orders."""
    orders = {Draw("orders", seed).permutation("n", "abcd") for seed in range(500)}
    assert len(orders) == 24


def test_neighbouring_seeds_share_no_words():
    """Streams of a thousand neighbouring seeds have no word in common."""
    found = [word for seed in range(1000) for word in islice(random_words(b"", f"a/{seed}/x"), 30)]
    assert len(found) == len(set(found))


def drawn(*, secret=b"", student="", logits="logits", more=False):
    """What a small family might draw."""
    d = Draw("svm-loss", 1, 7, student, secret=secret, common=("svm-loss", 1, 7))
    if more:
        d.integers("noise", 4, 0, 9)
    return {
        "logits": d.matrix(logits, 2, 3, "1.5", "9.5"),
        "labels": d.integers("labels", 9, 0, 9),
        "layers": d.common.integer("layers", 1, 10**9),
    }


def changed(one, other):
    """The names of what differs."""
    return [name for name in one if one[name] != other[name]]


def test_renaming_a_draw_changes_that_draw_only():
    """A draw's value depends on its own name, not on those of others."""
    assert changed(drawn(), drawn(logits="scores")) == ["logits"]


def test_adding_a_draw_leaves_the_others_alone():
    """A family may draw more in a new version without changing what it drew before."""
    assert changed(drawn(), drawn(more=True)) == []


def test_a_secret_changes_every_draw():
    """With a secret, nothing of the draws without it remains."""
    assert changed(drawn(), drawn(secret=b"s3cret!!")) == ["logits", "labels", "layers"]


def test_students_share_the_common_draws_only():
    """What is drawn from `common` is the same for all students; the rest is not."""
    assert changed(drawn(student="ada"), drawn(student="bob")) == ["logits", "labels"]


def test_common_draws_of_one_variant_are_its_own():
    """Without another path, `common` belongs to the draw itself but is a stream apart."""
    d = Draw("a", 1)
    assert d.integer("n", 0, 10**9) != d.common.integer("n", 0, 10**9)


def test_a_pinned_name_gives_the_pinned_value():
    """An existing paper is rebuilt by pinning its numbers."""
    d = Draw("dice", pins={"first": 5})
    assert (d.integer("first", 1, 6), d.common.integer("first", 1, 6)) == (5, 5)


def test_a_pin_leaves_other_names_alone():
    """Pinning one draw does not move another."""
    free, pinned = Draw("dice"), Draw("dice", pins={"first": 5})
    assert free.integers("second", 9, 1, 6) == pinned.integers("second", 9, 1, 6)


def test_a_name_is_drawn_once():
    """The second draw by one name would repeat the first, so it is an author's error."""
    d = Draw("dice", 7)
    d.integer("first", 1, 6)
    with pytest.raises(AuthorError, match="draw dice/7: 'first' is drawn twice"):
        d.integer("first", 1, 6)


def test_numbers_of_a_row_differ():
    """No two numbers of a row are equal, even where every number of the range is needed."""
    row = Draw("row").decimals("n", 11, "0", "1")
    assert sorted(row) == [Fraction(k, 10) for k in range(11)]


def test_decimals_stay_within_their_range():
    """A range whose ends have more decimals is narrowed, never widened."""
    row = Draw("row").decimals("n", 3, "-0.15", "0.15")
    assert sorted(row) == [Fraction(-1, 10), 0, Fraction(1, 10)]


def test_rows_are_drawn_until_one_meets_the_condition():
    """Every row that meets the condition comes up, and no other."""
    falling = {"where": lambda row: row[0] > row[1]}
    found = {Draw("row", n).decimals("n", 2, "0", "0.2", **falling) for n in range(60)}
    assert found == {(Fraction(j, 10), Fraction(k, 10)) for j in range(3) for k in range(j)}


def test_a_row_that_meets_the_condition_at_once_is_that_of_no_condition():
    """A condition that always holds leaves the draw as it is."""
    always = Draw("row").decimals("n", 3, "0", "9", where=lambda _: True)
    assert always == Draw("row").decimals("n", 3, "0", "9")


def test_a_pinned_row_need_not_meet_the_condition():
    """Whoever gives numbers may give any."""
    pinned = Draw("row", pins={"n": (Fraction(7),)})
    assert pinned.decimals("n", 1, "0", "1", where=lambda _: False) == (7,)


def test_a_condition_that_nothing_meets_is_unsuitable():
    """A draw that may go on for ever is given up, with the name of what was drawn."""
    with pytest.raises(Unsuitable, match="no 'n' meet their condition"):
        Draw("row").decimals("n", 1, "0", "1", where=lambda _: False)


def test_both_ends_of_a_range_are_drawn():
    """A range includes its lower and its higher end."""
    assert set(Draw("ends").integers("n", 100, -1, 1)) == {-1, 0, 1}


IMPOSSIBLE = {
    "a range upside down": lambda d: d.integer("n", 5, 3),
    "several of such a range": lambda d: d.integers("n", 2, 5, 3),
    "no options": lambda d: d.choice("n", []),
}


@pytest.mark.parametrize("draw", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_nothing_to_draw_from_is_an_authors_error(draw):
    """An empty range or list is refused by the name of the draw."""
    with pytest.raises(AuthorError, match="draw dice/n: there is nothing to draw from"):
        draw(Draw("dice"))


def test_no_numbers_need_no_range():
    """Nothing may be drawn from nothing: the labels of no examples."""
    assert Draw("labels").integers("n", 0, 0, -1) == ()


def test_too_narrow_a_range_is_an_authors_error():
    """More different numbers than there are in the range are refused."""
    with pytest.raises(AuthorError, match=r"0 to 0\.2 with 1 decimals has fewer than 4"):
        Draw("row").decimals("n", 4, "0", "0.2")
