"""Shares of the work for several markers."""

import pytest

from genex.by_hand.shares import read_share
from genex.errors import AuthorError
from tests.by_hand.desk import written

ANSWERS = written(*(f"answer {k} of many" for k in range(300)))


def test_each_answer_is_in_one_share():
    """Three markers take all of it, each about a third."""
    takers = [read_share(f"{k}/3", "--share") for k in (1, 2, 3)]
    counts = [sum(share.takes("1a", answer) for answer in ANSWERS) for share in takers]
    assert all(sum(share.takes("1a", one) for share in takers) == 1 for one in ANSWERS)
    assert min(counts) > 70


def test_equal_answers_are_in_one_share():
    """Nobody marks half of a group."""
    one, other = written("Because!", "because")
    share = read_share("1/2", "--share")
    assert all(share.takes(str(k), one) == share.takes(str(k), other) for k in range(20))


@pytest.mark.parametrize("text", ["half", "0/2", "3/2", "1/0", "", "1/99999", "-1/2"])
def test_what_is_no_share_is_told(text):
    """The message says how it is written."""
    with pytest.raises(AuthorError, match="Write it as 1/2"):
        read_share(text, "--share")
