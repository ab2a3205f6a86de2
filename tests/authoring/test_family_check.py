"""The author's report on a family."""

import pytest

from genex.authoring.family_check import check_family, family_faults, lines, stress
from genex.errors import AuthorError
from genex.families.losses.svm_loss import SvmLoss
from tests.tiny import Never, Twins, WrongRule


def test_a_sound_family_has_no_failures():
    """Draws are counted as telling or refused, and none of them fails."""
    report = stress(SvmLoss, 40)
    assert report.failures == []
    assert report.telling + sum(report.refused.values()) == 40


def test_reasons_are_counted():
    """The author reads why draws were refused."""
    assert stress(Never, 10).refused == {"it never suits": 10}


def test_coinciding_slips_are_counted():
    """Two slips that always give one sheet leave nothing that is telling."""
    report = stress(Twins, 20)
    assert report.telling == 0
    assert "'doubled' and 'twice' give the same answers" in report.refused


def test_failures_name_the_seed():
    """A certificate that fails is reported with its seed, and the report goes on."""
    report = stress(WrongRule, 20)
    assert report.telling == len(report.failures) > 1
    assert all("the two routes to 'total' disagree" in failure for failure in report.failures)


def test_a_key_that_is_not_confirmed_is_a_fault():
    """Whoever runs the check in a script notices a family with a wrong key."""
    report = stress(WrongRule, 3)
    assert (
        next(family_faults(WrongRule, report)) == f"{len(report.failures)} keys were not confirmed"
    )
    assert [*family_faults(SvmLoss, stress(SvmLoss, 5))] == []


def test_the_report_is_in_lines():
    """The lines tell the family, the rate, the answers and the features."""
    text = "\n".join(line for line in lines(stress(SvmLoss, 40)) if "time" not in line)
    for part in ("svm-loss: 40 seeds", "telling: ", "certificate failures: 0", "gradient: -3"):
        assert part in text


def test_a_report_of_nothing_but_refusals_can_be_printed():
    """A family that draws nothing has a report, too."""
    assert "  telling: 0 (0.0% of the draws)" in lines(stress(Never, 5))


def test_an_unknown_family_is_an_authors_error():
    """The message guesses what was meant."""
    with pytest.raises(AuthorError, match=r"unknown family 'svm-los'.*svm-loss"):
        list(check_family("svm-los", 5, "exam"))
