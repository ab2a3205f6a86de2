"""From keys to decisions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genex.by_hand.groups import groups_of
from genex.by_hand.judgement import Judgement, Overtaken
from genex.by_hand.keys import KEYS
from tests.by_hand.desk import OUT_OF, Remembered, decided, marking_of, pressed, written

THREE = ("it makes probabilities", "exp is positive", "i do not know")


def judged(keys, *texts, ledger=None):
    """What the ledger holds after these keys, and the last screen."""
    marking = marking_of(written(*(texts or THREE)), ledger)
    shown = pressed(marking, keys)
    return decided(marking), shown[-1]


def test_a_digit_ticks_and_enter_saves():
    """An item that takes is taken from full marks, for all who wrote the same."""
    found, last = judged("1\n", "because", "Because!", "other")
    assert {student: sorted(one.ticked) for student, one in found.items()} == {
        "s01": [1],
        "s02": [1],
    }
    assert "1 group left" in last


def test_a_digit_twice_ticks_nothing():
    """A second stroke takes the tick away."""
    found, last = judged("11\n")
    assert found == {}
    assert "Nothing is ticked, so nothing is saved" in last


def test_of_a_group_one_item_is_ticked():
    """The other item of a group goes away."""
    found, _ = judged("23\n")
    assert found["s01"].ticked == {3}


def test_items_of_no_group_are_ticked_together():
    """Marks come of all that is ticked."""
    found, _ = judged("124\n")
    assert found["s01"].ticked == {1, 2, 4}
    marking = marking_of(written("a"))
    assert "Marks: 0 of 2" in pressed(marking, "124")[-1]


def test_an_enter_alone_decides_nothing():
    """A hand that rests on Enter gives nobody any marks."""
    found, last = judged("\n\n\n")
    assert found == {}
    assert "3 groups left" in last


@pytest.mark.parametrize(("key", "marks"), [("f", OUT_OF), ("z", 0), ("m1.5\n", Fraction(3, 2))])
def test_full_no_and_typed_marks_decide_at_once(key, marks):
    """One key is enough for the most frequent decisions, whatever was ticked."""
    found, last = judged(f"1{key}")
    assert (found["s01"].marks, found["s01"].ticked) == (marks, set())
    assert "2 groups left" in last


@pytest.mark.parametrize("typed", ["3", "-1", "much", "", "1e9", "nan"])
def test_marks_outside_of_the_part_are_not_taken(typed):
    """More than there is, less than nothing, and words are told."""
    found, last = judged(f"m{typed}\n")
    assert found == {}
    assert "Marks are from 0 to 2, such as 1.5, 1½ or 3/2." in last


def test_a_comment_waits_for_a_decision():
    """A comment alone decides nothing; with a decision it is saved."""
    found, last = judged("cSay why.\n\n")
    assert found == {}
    assert "Comment: Say why." in last
    found, _ = judged("cSay why.\nz")
    assert found["s01"].comment == "Say why."


def test_a_comment_of_before_is_picked_by_its_number():
    """C shows those of before, the last one first; another key picks none."""
    found, _ = judged("cone\nzctwo\nzC2f")
    assert [found[student].comment for student in ("s01", "s02", "s03")] == ["one", "two", "one"]
    found, _ = judged("cone\nzCqf")
    assert found["s02"].comment == ""


def test_the_last_decision_can_be_repeated():
    """= ticks and comments as before, and Enter saves it."""
    found, _ = judged("14cWhy?\n\n=\n")
    assert found["s02"] == found["s01"]


def test_what_was_meant_is_kept_until_enter():
    """genex says how it reads it, and nothing is decided before Enter."""
    found, last = judged("tp > 0\n")
    assert found == {}
    assert "genex reads p > 0 for 22 characters." in last
    found, _ = judged("tp > 0\n\n")
    assert found["s01"].read_as == "p > 0"


def test_a_new_item_is_there_for_all_from_now_on():
    """It is ticked where it was made, and has a number at the next answer."""
    found, last = judged("+-1 mixes up softmax and sigmoid\n\n5\n")
    assert found["s01"].ticked == found["s02"].ticked == {5}
    assert "5 [ ] −1 mixes up softmax and sigmoid" in last


def test_an_item_without_worth_is_refused():
    """A new item is read as in a blueprint."""
    _, last = judged("+no reason\n")
    assert "does not say what it takes or gives" in last


def test_more_than_nine_items_have_pages():
    """0 shows the next nine, and digits tick what is shown."""
    ledger = Remembered(items=[f"-1/4 item {k}" for k in range(1, 13)])
    found, last = judged("103\n0", ledger=ledger)
    assert found["s01"].ticked == {1, 12}
    assert "3 [ ] −¼ item 12" in last
    assert "10–12 of 12 items" in last


def test_taking_back_goes_as_far_as_one_likes():
    """Each u opens the answers of one decision again, and shows them."""
    found, last = judged("fzuuu")
    assert found == {}
    assert "it makes probabilities" in last
    assert "There is no decision of yours to take back." in last


def test_a_decision_is_taken_back_at_the_end_too():
    """After the last answer the last decision can still be taken back."""
    found, last = judged("fffu1\n")
    assert found["s03"].ticked == {1}
    assert "nothing is left to mark here" in last


def test_the_one_before_can_be_decided_anew():
    """b shows what was decided; a new decision stands, and taking it back leaves the first."""
    _, last = judged("1\nb")
    assert "[x] −½ no reason" in last
    assert "Marks: 1½ of 2 (decided)" in last
    marking = marking_of(written(*THREE))
    pressed(marking, "1\nb4\n")
    assert decided(marking)["s01"].ticked == {1, 4}
    pressed(marking, "u")
    assert decided(marking)["s01"].ticked == {1}
    assert marking.turns[0].judged.ticked == {1}


def test_later_comes_after_all_others():
    """What is put off comes again at the end."""
    found, last = judged("sff")
    assert {*found} == {"s02", "s03"}
    assert "it makes probabilities" in last


def test_a_search_leads_to_the_next_answer_with_all_words():
    """It finds words in any case; the words of before are looked for again."""
    _, last = judged("/KNOW do\n")
    assert "i do not know" in last
    assert "1 group with “know do”." in last
    _, last = judged("/i\n/\n/\n", "i one", "i two", "i three", "no")
    assert "i one" in last
    _, last = judged("/zebra\n")
    assert "0 groups with “zebra”." in last


def test_a_group_shows_its_wordings_and_lets_one_go():
    """What is taken out comes next, and is decided alone."""
    found, last = judged("g", "Log of p", "log of p", "LOG OF P.")
    assert "2 (1 student) log of p" in last
    found, _ = judged("gx2\nfz", "Log of p", "log of p", "LOG OF P.")
    assert {student: one.marks for student, one in found.items()} == {
        "s01": OUT_OF, "s03": OUT_OF, "s02": 0,
    }  # fmt: skip


def test_taking_back_reaches_what_was_taken_out_since():
    """A decision on a group is taken back from all who had it."""
    marking = marking_of(written("Log of p", "log of p", "other"))
    pressed(marking, "fbx2\nu")
    assert [turn.judged for turn in marking.turns] == [None, None, None]


def test_a_colleague_is_asked_with_a_note():
    """It stays without marks, and is not shown again here."""
    found, last = judged("aIs this in the slides?\nff")
    assert found["s01"].note == "Is this in the slides?"
    assert not found["s01"].decides
    assert "1 group left to a colleague." in last
    _, last = judged("a\n")
    assert "3 groups left" in last


def test_what_another_marker_sees_is_left_out():
    """It is shown when it is free again, or counted at the end."""
    ledger = Remembered(taken={"s01"})
    marking = marking_of(written(*THREE), ledger)
    shown = pressed(marking, "ff")
    assert "1 group with another marker, or decided by one." in shown[-1]
    ledger.taken.clear()
    assert "it makes probabilities" in pressed(marking, "\n")[-1]


def test_one_group_at_a_time_is_kept_from_others():
    """What is left behind is free for others, and so is the last one in the end."""
    marking = marking_of(written(*THREE))
    pressed(marking, "")
    assert marking.ledger.seen == {"s01"}
    pressed(marking, "s")
    assert marking.ledger.seen == {"s02"}
    marking.leave()
    assert marking.ledger.seen == set()


def test_who_is_quicker_has_it():
    """Where another one takes an answer while it is being shown, the next one comes."""
    ledger = Remembered()
    marking = marking_of(written(*THREE), ledger)
    ledger.taken.add("s01")
    assert "Another marker was quicker. This is the next one." in pressed(marking, "")[-1]
    assert marking.turn.group.first.who == "s02"


def test_a_decision_of_another_is_not_written_over_unseen():
    """It is told and shown, and a second key takes its place."""
    ledger = Overtaking()
    marking = marking_of(written(*THREE), ledger)
    shown = pressed(marking, "f")[-1]
    assert "Ben has decided meanwhile: 0." in shown
    assert "(decided)" in shown
    pressed(marking, "f")
    assert decided(marking)["s01"].marks == OUT_OF


class Overtaking(Remembered):
    """A ledger in which Ben is quicker once."""

    def decide(self, answers, judgement):
        """Let Ben decide first."""
        if not self.decisions:
            super().decide(answers, Judgement(marks=Fraction(0)))
            raise Overtaken("Ben has decided meanwhile: 0.")
        super().decide(answers, judgement)


def test_a_comment_can_be_added_to_a_decision():
    """A decision that stands is saved anew with another comment."""
    marking = marking_of(written(*THREE))
    pressed(marking, "1\nbcSee the notes.\n\n")
    assert decided(marking)["s01"].comment == "See the notes."
    assert decided(marking)["s01"].ticked == {1}


def test_as_before_leaves_what_genex_has_ticked():
    """The box above is another one here."""
    ledger = Remembered(items=REASON)
    answers = [*written("because", ticked=AFTER_RIGHT), *written("", "why", ticked=AFTER_WRONG)[1:]]
    marking = marking_of(answers, ledger)
    pressed(marking, "3\n=\n")
    assert decided(marking)["s02"].ticked == {2, 3}


def test_q_stops_and_enter_at_the_end_too():
    """Stopping decides nothing."""
    marking = marking_of(written(*THREE))
    pressed(marking, "1q")
    assert marking.stopped
    assert decided(marking) == {}
    marking = marking_of(written("a"))
    pressed(marking, "f\n")
    assert marking.stopped


def test_help_and_solution_are_left_by_enter():
    """An Enter that ends the help saves nothing."""
    for key in "?r":
        marking = marking_of(written(*THREE))
        shown = pressed(marking, f"1{key}\n")
        assert decided(marking) == {}
        assert "it makes probabilities" not in shown[2]
        assert "it makes probabilities" in shown[3]


def test_the_solution_is_shown():
    """r shows what is right."""
    assert "It makes probabilities of logits." in judged("r")[1]


def test_an_unknown_key_says_so():
    """Nobody wonders why nothing happens."""
    assert "é does nothing here. ? shows the keys." in judged("é")[1]
    assert "does nothing" not in judged("\x1b")[1]


REASON = ["+1 right box #right", "-1/2 wrong box #wrong", "+1/2 the log", ["+1/2 all", "+1/4 most"]]
AFTER_RIGHT, AFTER_WRONG = frozenset({1}), frozenset({2})


@pytest.mark.parametrize(
    ("ticked", "keys", "items"),
    [
        (AFTER_RIGHT, "f", {1, 3, 4}),
        (AFTER_WRONG, "f", {2, 3, 4}),
        (AFTER_RIGHT, "z", {1}),
        (AFTER_WRONG, "z", {2}),
        (AFTER_RIGHT, "3\n", {1, 3}),
        (AFTER_WRONG, "35\n", {2, 3, 5}),
    ],
)
def test_what_genex_has_ticked_still_counts(ticked, keys, items):
    """Of a reason a person judges the words; the box above it is judged already."""
    ledger = Remembered(items=REASON)
    marking = marking_of(written("because", ticked=ticked), ledger)
    pressed(marking, keys)
    assert decided(marking)["s01"].ticked == items


def test_ticks_of_genex_alone_decide_nothing():
    """Enter says which keys do."""
    marking = marking_of(written("because", ticked=AFTER_RIGHT), Remembered(items=REASON))
    assert "Only genex has ticked so far" in pressed(marking, "\n")[-1]
    assert decided(marking) == {}


def test_equal_reasons_of_unequal_answers_are_two_groups():
    """What is ticked for one does not hold for the other."""
    answers = [*written("because", ticked=AFTER_RIGHT), *written("because", ticked=AFTER_WRONG)]
    assert len(groups_of(answers, "1a.reason")) == 2


def test_what_stands_is_gone_through_without_a_new_decision():
    """Enter leaves a decision of before as it is."""
    marking = marking_of(written(*THREE))
    pressed(marking, "1\nb\n")
    assert len(marking.ledger.decisions) == 1
    assert marking.left == 2


_ALL_KEYS = "".join(key.key for key in KEYS)


@given(st.text(alphabet=_ALL_KEYS + "123 ab\n", max_size=60))
def test_any_keys_leave_the_marks_in_order(keys):
    """Whatever is pressed, decisions have marks of the part, and open ones are still there."""
    marking = marking_of(written("Log of p", "log of p", "exp", "i do not know"))
    pressed(marking, keys)
    for judgement in decided(marking).values():
        worth = judgement.worth(marking.ledger.rubric(None), OUT_OF)
        assert worth is None or 0 <= worth <= OUT_OF
    answers = [answer.who for turn in marking.turns for answer in turn.group.answers]
    assert sorted(answers) == ["s01", "s02", "s03", "s04"]
    judged = {a.who for turn in marking.turns if turn.judged for a in turn.group.answers}
    assert judged == decided(marking).keys()
