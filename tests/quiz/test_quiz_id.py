"""Quiz ids are short, tell nothing, and notice mistyping."""

from itertools import pairwise

import pytest

from genex.quiz.quiz_id import ALPHABET, LENGTH, check_character, normalised, quiz_id

IDS = [quiz_id(b"", str(n)) for n in range(20)]


def test_alphabet_is_prime_and_plain() -> None:
    """31 characters without look-alikes: the check needs a prime, the reader no 0, O, 1, I or L."""
    assert len(set(ALPHABET)) == 31
    assert not set(ALPHABET) & set("01OIL")


@pytest.mark.parametrize("name", IDS)
def test_every_substitution_is_noticed(name: str) -> None:
    """No id with a single wrong character passes."""
    plain = name.replace("-", "")
    wrong = [
        plain[:k] + other + plain[k + 1 :]
        for k in range(len(plain))
        for other in ALPHABET
        if other != plain[k]
    ]
    assert len(wrong) == 30 * (LENGTH + 1)
    assert not any(map(normalised, wrong))


@pytest.mark.parametrize("name", IDS)
def test_every_transposition_is_noticed(name: str) -> None:
    """No id with two characters exchanged passes, neighbours or not."""
    plain = name.replace("-", "")
    for first in range(len(plain)):
        for other in range(first + 1, len(plain)):
            typed = list(plain)
            typed[first], typed[other] = typed[other], typed[first]
            if "".join(typed) != plain:
                assert normalised("".join(typed)) is None


@pytest.mark.parametrize("name", IDS)
def test_own_ids_pass_however_typed(name: str) -> None:
    """Small letters, spaces or nothing in place of hyphens are forgiven."""
    for typed in (name, name.lower(), name.replace("-", ""), name.replace("-", " "), f" {name} "):
        assert normalised(typed) == name


@pytest.mark.parametrize(
    "typed", ["", "4EV", "4EV-3KD-FZTA", "4EV-3KD-FZO", "4EV-3KD-FZß", "💥" * 9]
)
def test_what_is_no_id_is_none(typed: str) -> None:
    """Other lengths and other characters are no ids."""
    assert normalised(typed) is None


def test_check_character_by_hand() -> None:
    """Weights 1 to 9 sum to a multiple of 31: 2·1 + 8·0 … worked out for one id by hand."""
    assert ALPHABET[:3] == "234"  # worth 0, 1 and 2
    assert check_character("32222222") == ALPHABET[24]  # 1·1 + 9·24 = 217 = 7·31
    assert check_character("22222222") == "2"


def test_ids_depend_on_text_and_secret() -> None:
    """Other texts and other secrets give other ids; the same give the same."""
    ids = [quiz_id(secret, text) for secret in (b"", b"first", b"other") for text in ("a", "b")]
    assert len(set(ids)) == len(ids)
    assert quiz_id(b"first", "a") == ids[2]


def test_ids_spread() -> None:
    """Each place of the ids takes every character over a thousand quizzes."""
    ids = [quiz_id(b"", str(n)).replace("-", "") for n in range(1000)]
    assert len(set(ids)) == 1000
    assert all(set(place) == set(ALPHABET) for place in zip(*ids, strict=True))
    assert all(one != other for one, other in pairwise(ids))
