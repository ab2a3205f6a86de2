"""Marking by hand from the command line into the store of a class."""

import csv
import os
import pty
import select
import signal
import subprocess
import sys
import time
from fractions import Fraction

import pytest

from genex.by_hand.class_answers import ClassAnswers
from genex.by_hand.class_ledger import ClassLedger
from genex.by_hand.judgement import Judgement, Overtaken
from genex.by_hand.variants import Variants
from genex.grading.key_finder import Keys
from genex.grading.store import store_of_class
from tests.by_hand.a_class import hand_in, mark, standing
from tests.process import CHECKOUT, CLEAN

REASON = ("no reason",)
NOTHING = Judgement(marks=Fraction(0))


@pytest.fixture
def out(tmp_path):
    """A class that was graded."""
    return hand_in(tmp_path)


def test_what_is_open_is_shown_by_part(out):
    """Empty answers are closed, unreadable ones are open, and the first part comes first."""
    printed = mark(out)
    assert "> 1a 4 answers open" in printed
    assert " 2a.reason 3 answers open" in printed
    assert " 3a 1 answer open" in printed


def test_a_decision_is_in_the_store_by_the_words_of_items(out):
    """All who wrote the same have it, and who decided is written down."""
    mark(out, "1a", "--student", "s03", keys="1cSay why.\n\n")
    mark(out, "1a", "--student", "s01", keys="f", by="Ben")
    assert standing(out, "1a") == {
        "s01": (2, (), "", "Ben"),
        "s03": (None, REASON, "Say why.", "Ada"),
    }


def test_equal_answers_are_decided_together(out):
    """One key decides for both, and one takes it back from both."""
    printed = mark(out, "1a", keys="/makes\nf")
    assert "2 students wrote, in 2 wordings (g):" in printed
    assert standing(out, "1a") == {"s01": (2, (), "", "Ada"), "s02": (2, (), "", "Ada")}
    assert "1a: taken back for s01, s02." in mark(out, "1a", "--undo")
    assert standing(out, "1a") == {}
    assert "1a: there is no decision of Ada to take back." in mark(out, "1a", "--undo")


def test_what_is_decided_is_not_shown_again(out):
    """A second sitting begins with what is left; --all shows everything, with what stands."""
    mark(out, "1a", keys="fff")
    assert "1a: nothing is open. --all shows what is decided, too." in mark(out, "1a")
    assert "2 of 2 (decided)" in mark(out, "1a", "--all", "--student", "s03")


def test_marks_of_genex_can_be_overridden(out):
    """With --all a person decides on what genex has marked."""
    assert "Marks: 0 of 1 (decided)" in mark(out, "3a", "--all", "--student", "s03", keys="m1/2\n")
    assert standing(out, "3a") == {"s03": (Fraction(1, 2), (), "", "Ada")}


def test_what_was_meant_is_read_and_marked(out):
    """genex says what it would be before it is saved."""
    printed = mark(out, "3a", keys="t12\n\n")
    assert "genex: unknown name ‘or’." in printed
    assert "genex reads 12: right, 1 of 1. Enter saves it." in printed
    with store_of_class(out / "results" / "class.sqlite") as store:
        (ruling,) = [one.ruling for one in store.answers("3a", every=True) if one.ruling]
    assert ruling.read_as == "12"


def test_what_cannot_be_read_either_is_told(out):
    """Nothing is kept that would leave the answer open."""
    printed = mark(out, "3a", keys="t12 or so\n\n")
    assert "Write it otherwise, or give marks." in printed
    assert standing(out, "3a") == {}


def test_the_box_above_a_reason_is_ticked_by_genex(out):
    """Equal reasons under a right and a wrong box are two groups."""
    printed = mark(out, "2a.reason", keys="2\n2\n")
    assert "1 [x] +1 right box" in printed
    assert {k: v[1] for k, v in standing(out, "2a.reason").items()} == {
        "s01": ("right box", "names the logits"),
        "s04": ("right box", "names the logits"),
        "s02": ("names the logits",),
    }


def test_paper_is_marked_student_by_student(out):
    """An answer that says so, or a whole part, stands on paper."""
    assert "(on paper)" in mark(out, "1a", "--student", "s04")
    printed = mark(out, "2a.reason", "--paper", keys="1\n")
    assert "2 groups left" in printed
    assert "Student s03:" in printed or "Student s05:" in printed


def test_a_new_item_is_there_in_the_next_sitting(out):
    """Its marks count, though the key does not know it."""
    mark(out, "1a", "--student", "s03", keys="+-1 mixes up terms\n\n")
    assert standing(out, "1a")["s03"] == (None, ("mixes up terms",), "", "Ada")
    assert results(out)["s03"]["1a"] == "1"
    assert "5 [ ] −1 mixes up terms" in mark(out, "1a", by="Ben")
    assert "appears twice" in mark(out, "1a", keys="+-2 mixes up terms\n")


def test_a_question_to_a_colleague_is_shown_to_them(out):
    """The answer stays open, with the note."""
    mark(out, "1a", "--student", "s03", keys="aIs it in the slides?\n")
    assert "Ada asks: Is it in the slides?" in mark(out, "1a", "--student", "s03", by="Ben")


def test_a_decision_on_another_answer_is_shown(out, tmp_path):
    """A newer sheet says something else: it is open again, and the earlier decision is known."""
    mark(out, "1a", "--student", "s03", keys="1\n")
    hand_in(tmp_path, {"s03": ("exp is always positive", "F", "", "13")})
    printed = mark(out, "1a", "--student", "s03", by="Ben")
    assert "Ada gave another answer of this student “no reason”." in printed


def ledger(store, out, by):
    """Another marker at the same class."""
    keys = Keys(None, out)
    answers = ClassAnswers("1a", store, keys, Variants(keys))
    return ClassLedger(answers, by), [*answers.waiting()]


def test_two_markers_do_not_see_the_same(out):
    """What Ben has on his screen is left out for Ada, until he lets it go."""
    with store_of_class(out / "results" / "class.sqlite") as store:
        bens, answers = ledger(store, out, "Ben")
        assert bens.take([one for one in answers if one.who == "s03"])
        assert "1 group with another marker, or decided by one." in mark(
            out, "1a", "--student", "s03"
        )
        bens.take(())
        assert "exp is positive" in mark(out, "1a", "--student", "s03")


def test_nobody_decides_over_somebody_unseen(out):
    """A decision that came meanwhile is told; the next key takes its place."""
    with store_of_class(out / "results" / "class.sqlite") as store:
        bens, answers = ledger(store, out, "Ben")
        mark(out, "1a", "--student", "s03", keys="f")
        chosen = [one for one in answers if one.who == "s03"]
        assert not bens.is_free(chosen)
        assert not bens.take(chosen)
        with pytest.raises(Overtaken, match="Ada has decided meanwhile: 2"):
            bens.decide(chosen, NOTHING)
        bens.decide(chosen, NOTHING)
    assert standing(out, "1a")["s03"][3] == "Ben"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("9z",), "there is no part '9z'."),
        (("1a", "--share", "half"), "cannot read 'half'. Write it as 1/2."),
        (("--undo",), "name the part, as in `genex mark 3b --undo`."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(out, words, told):
    """Place, fact, way out."""
    assert told in mark(out, *words)


def test_without_results_there_is_nothing_to_mark(tmp_path):
    """The way to results is told, and none are made."""
    assert "Run `genex grade` first." in mark(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def results(out):
    """The table of results, by student."""
    with (out / "results" / "results.csv").open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_the_results_have_what_was_decided(out):
    """After a sitting the table of results is up to date."""
    mark(out, "1a", "--student", "s03", keys="1\n")
    rows = results(out)
    assert rows["s03"]["1a"] == "1.5"
    assert "1a" not in rows["s03"]["open"]
    assert "1a" in rows["s01"]["open"]


class Terminal:
    """`genex mark` in a terminal of its own."""

    def __init__(self, out, *words):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "genex", "mark", *words, "--out", out, "--by", "Ada"],
            env={**CLEAN, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm", "COLUMNS": "60"},
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.printed = ""

    def wait(self, text, patience=60.0):
        """Read until a text is printed, and return what is new."""
        start, end = len(self.printed), time.monotonic() + patience
        while text not in self.printed[start:] and time.monotonic() < end:
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.printed += os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        return self.printed[start:]

    def press(self, keys, then):
        """Press keys, and wait for what they bring about."""
        os.write(self.master, keys.encode())
        return self.wait(then)

    def close(self):
        """Leave nothing running."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal(out):
    """A sitting at part 1a."""
    found = Terminal(out, "1a")
    assert "q stop" in found.wait("q stop")
    yield found
    found.close()


def test_a_terminal_takes_key_after_key(terminal, out):
    """No key needs Enter; a line is typed where one is asked for; q stops."""
    assert "[x] −½ no reason" in terminal.press("1", "q stop")
    assert "Comment: " in terminal.press("c", "Comment: ")
    assert "Comment: Say why ½." in terminal.press("Say why ½.\n", "q stop")
    terminal.press("\r", "2 groups left")
    terminal.press("q", "left to mark.")
    assert terminal.process.wait(10) == 0
    assert {(one[1], one[2]) for one in standing(out, "1a").values()} == {(REASON, "Say why ½.")}


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_what_was_saved_stays_however_it_ends(terminal, out, how):
    """Killed, interrupted, or with its window closed between two keys."""
    terminal.press("z", "2 groups left")
    terminal.press("1", "[x]")
    terminal.process.send_signal(how)
    terminal.process.wait(10)
    assert {one[0] for one in standing(out, "1a").values()} == {0}
    assert "2 groups left" in mark(out, "1a", by="Ada")
