"""A class is graded: each sheet on its own, and each fault has its own line."""

import csv
import json
import zipfile
from fractions import Fraction

import pytest

from genex.errors import FileError
from genex.families.losses.svm_loss import SvmLoss
from genex.files.writing import as_json
from genex.grading.grade import grade_class
from genex.grading.pages import Feedback
from genex.grading.run import grading_run
from genex.publishing.quiz_files import make_quiz
from genex.quiz.key_reader import read_key
from tests.grading.sheets import QUIZ, right_answers, sheet, write_key


@pytest.fixture
def out(tmp_path):
    """A folder with the quiz's key."""
    write_key(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def desk(tmp_path):
    """A folder for what is handed in."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def graded(desk, out, **options):
    """What came of a folder."""
    return grade_class(
        [desk], options.pop("key", None), out, out / "results", Feedback(wanted=False)
    )


def marks(found):
    """The marks by student."""
    return {row.student: float(row.marks) for row in found.rows}


FAULTS = {
    "not json": (b"hello", "not JSON"),
    "cut off": (sheet("x").encode()[:400], "not JSON"),
    "another encoding": (sheet("x").encode("utf-16"), "UTF-16"),
    "latin-1": ('{"quiz": "é"}'.encode("latin-1"), "not UTF-8 text"),
    "too deep": (b'{"answers": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", "nested too deeply"),
    "huge": (b'{"answers": "' + b"1" * 10_000_000 + b'"}', "larger than"),
    "no quiz": (b'{"answers": {}}', "does not say which quiz"),
    "mistyped quiz": (sheet("x", quiz="7KQ-2MX-A98").encode(), "mistyped"),
    "another quiz": (sheet("x", quiz=make_quiz(seed=8).id).encode(), "there is no key"),
    "a list": (b"[1, 2]", 'has no "answers"'),
    "an answer twice": (b'{"answers": {"1a": 1, "1a": 2}}', "'1a' appears twice"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_told_in_one_line_and_stops_nobody(desk, out, fault):
    """Whatever is wrong with one file, it is said in a line, and the next student has marks."""
    content, reason = FAULTS[fault]
    (desk / "a.json").write_bytes(content)
    (desk / "b.json").write_text(sheet("berta"))
    found = graded(desk, out)
    assert [reason in line.reason for line in found.refused] == [True]
    assert "\n" not in found.refused[0].reason
    assert marks(found) == {"berta": 30.0}


def test_files_folders_zips_and_tables_hold_sheets(desk, out):
    """A JSON file, one in a zip and a row of a table are marked alike."""
    (desk / "anna.json").write_text(sheet("anna"))
    with zipfile.ZipFile(desk / "more.zip", "w") as archive:
        archive.writestr("deep/carl.json", sheet("carl"))
    answers = right_answers()
    row = ["dora", "Dora", QUIZ.id, ", ".join(answers["1a"]), answers["1b"]]
    with (desk / "rest.csv").open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["id", "name", "quiz", "1a", "1b"], row])
    assert marks(graded(desk, out)) == {"anna": 30.0, "carl": 30.0, "dora": 3.0}


def test_a_second_sheet_of_a_student_is_not_marked_silently(desk, out):
    """The same answers twice count once; other answers under the same id are told."""
    (desk / "a.json").write_text(sheet("anna", name="Anna"))
    (desk / "b.json").write_text(sheet("anna", name="Anna"))
    (desk / "c.json").write_text(sheet("anna", {"1b": "1"}, name="Anna"))
    (desk / "d.json").write_text(sheet("anna", name="Zoe"))
    found = graded(desk, out)
    assert len(found.rows) == 1
    same, second, other = (line.reason for line in found.refused)
    assert "counted once" in same
    assert "second sheet" in second
    assert "already used by 'Anna'" in other


def test_unknown_parts_are_told_and_the_rest_is_marked(desk, out):
    """A part that the quiz does not have is a remark."""
    (desk / "a.json").write_text(sheet("anna", right_answers() | {"9z": "1"}))
    found = graded(desk, out)
    assert marks(found) == {"anna": 30.0}
    assert found.rows[0].remarks == ("the quiz has no part 9z",)


def test_half_characters_and_formulas_of_spreadsheets_do_no_harm(desk, out):
    """A lone surrogate is stored, and a name that begins like a formula is disarmed."""
    (desk / "a.json").write_text(sheet("anna", {"1b": "\ud800", "\ud800": "x"}, name="=1+1"))
    found = graded(desk, out)
    assert marks(found) == {"anna": 0.0}
    assert "'=1+1" in (out / "results" / "results.csv").read_text("utf-8")


def test_each_decision_carries_its_evidence(desk, out):
    """results.json names rule, slip, cells and what the slip gives, and keeps the answers."""
    (desk / "a.json").write_text(sheet("anna", right_answers(slip="margin_left_out")))
    graded(desk, out)
    (result,) = json.loads((out / "results" / "results.json").read_text())["results"]
    losses, total = result["parts"][:2]
    assert losses["charged"] == ["margin_left_out"]
    written = float(Fraction(right_answers(slip="margin_left_out")["1a"][0]))
    assert losses["cells"][0]["expected"] == pytest.approx(written)
    assert total["verdict"] == "follows"
    assert result["answers"]["1b"] == right_answers(slip="margin_left_out")["1b"]


TOTAL = f'"value": "{QUIZ.parts[1].shown}"'


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (TOTAL, '"value": "50/10"', "changed by hand"),
        ('"version": 1', '"version": 2', "version 2"),
        ('"family": "svm-loss"', '"family": "svm-los"', "unknown family"),
        ('"margin": "1"', '"margin": "x"', "margin"),
    ],
)
def test_a_key_that_was_changed_is_refused(old, new, reason):
    """A wrong value, another version or a missing family are errors that say so."""
    text = as_json(QUIZ.key()).decode()
    assert old in text
    changed = text.replace(old, new, 1)
    with pytest.raises(FileError, match=reason):
        read_key(changed.encode(), "key.json")


def test_a_sheet_that_fits_another_variant_is_noted(desk, out):
    """Who hands in the numbers of a neighbour's variant is named in a note."""
    anna, bert = (make_quiz(seed=7, student=name) for name in ("anna", "bert"))
    for quiz in (anna, bert):
        write_key(out, quiz)
    (desk / "a.json").write_text(sheet("anna", right_answers(anna), quiz=anna.id))
    (desk / "b.json").write_text(sheet("bert", right_answers(anna), quiz=bert.id))
    found = graded(desk, out)
    assert [line for line in found.notes if "anna" in line] == found.notes[:1]
    assert found.notes[0].startswith("bert matches the variant of anna")


@pytest.mark.parametrize("depth", [50, 300, 600, 900, 960, 1500])
def test_lists_in_lists_stop_nobody(desk, out, depth):
    """However deep an answer is nested, it is told, and the next student has marks."""
    deep = sheet("anna", {"1a": "DEEP"}).replace('"DEEP"', "[" * depth + "1" + "]" * depth)
    (desk / "a.json").write_text(deep)
    (desk / "b.json").write_text(sheet("berta"))
    assert marks(graded(desk, out))["berta"] == 30.0


def test_two_sheets_never_share_a_feedback_page(desk, out):
    """One student's pages on two quizzes, and those of "a b" and "a_b", are pages of their own."""
    other = make_quiz(seed=8)
    write_key(out, other)
    (desk / "1.json").write_text(sheet("a b"))
    (desk / "2.json").write_text(sheet("a b", right_answers(other), quiz=other.id))
    (desk / "3.json").write_text(sheet("a_b"))
    for _ in range(2):
        assert grading_run([desk], None, out).code == 0
        pages = {p.name: p.read_text() for p in (out / "results" / "feedback").glob("*.md")}
        assert set(pages) == {"a_b.md", f"a_b-{other.id}.md", f"a_b-{QUIZ.id}.md"}
        assert QUIZ.id in pages["a_b.md"]
        assert other.id in pages[f"a_b-{other.id}.md"]
    assert grading_run([], None, out, again=True).lines == ["Nothing changed."]


def test_marks_that_wait_for_a_person_are_not_final(desk, out):
    """Where something could not be read, the summary says how much and the page says so far."""
    answers = right_answers() | {"1b": "see paper", "2a": "?"}
    (desk / "anna.json").write_text(sheet("anna", answers))
    (desk / "bert.json").write_text(sheet("bert"))
    found = grading_run([desk], None, out)
    assert "To check by hand: 2 answers on 1 sheet. Marks there are not final." in found.remarks
    page = (out / "results" / "feedback" / "anna.md").read_text()
    assert "marks so far. A person still has to look at 1b and 2a." in page
    assert "You wrote `see paper`" in page


def test_a_slip_is_called_by_its_name(desk, out):
    """The page says the name under which the key lists a slip, before it explains it."""
    answers = right_answers()
    twin = QUIZ.items[0].exercise.with_slips(SvmLoss.mean_for_total)
    answers["1b"] = str(float(twin.batch_loss))
    (desk / "anna.json").write_text(sheet("anna", answers))
    grading_run([desk], None, out)
    page = (out / "results" / "feedback" / "anna.md").read_text()
    assert f"**{SvmLoss.mean_for_total.title}.** This is the mean." in page


def test_the_table_writes_marks_and_slips_as_papers_do(desk, out):
    """Table, summary and page say 29½ and ReLU ignored."""
    (desk / "anna.json").write_text(sheet("anna", right_answers() | {"3b": "1/n_out"}))
    found = grading_run([desk], None, out)
    assert found.lines[1].split(maxsplit=1) == ["anna", "29½ of 30  3b ReLU ignored"]
    assert "Most common slips: 3b ReLU ignored (1)." in found.remarks
    page = (out / "results" / "feedback" / "anna.md").read_text("utf-8")
    assert "29½ of 30 marks" in page
    assert "**ReLU ignored.**" in page


def test_a_fault_is_told_with_its_row_and_cell(desk, out):
    """In a matrix row and cell are named, in a list the cell, and of a single number nothing."""
    rows = [[*row] for row in right_answers()["1c"]]
    rows[1][2] = "1 +"
    answers = right_answers() | {"1b": "2.5.1", "1c": rows, "4a": [*right_answers()["4a"][:4], "?"]}
    (desk / "anna.json").write_text(sheet("anna", answers))
    grading_run([desk], None, out)
    page = (out / "results" / "feedback" / "anna.md").read_text("utf-8")
    assert "- Two numbers side by side: did you forget" in page
    assert "  2.5.1\n     ^\n" in page
    assert "- Row 2, cell 3: something is missing at the end." in page
    assert "- Cell 5, `?`: " in page


def test_a_file_of_another_kind_is_told(desk, out):
    """A text that somebody handed in is no sheet, and is not passed over in silence."""
    (desk / "anna.json").write_text(sheet("anna"))
    (desk / "jon.txt").write_text("my answers")
    (desk / ".DS_Store").write_text("")
    (desk / "scan.pdf").write_text("")
    with zipfile.ZipFile(desk / "more.zip", "w") as archive:
        archive.writestr("deep/carl.docx", "my answers")
    found = graded(desk, out)
    assert marks(found) == {"anna": 30.0}
    assert sorted(line.place for line in found.refused) == [
        str(desk / "jon.txt"),
        f"{desk / 'more.zip'}:deep/carl.docx",
    ]


@pytest.mark.parametrize("odd", ["nan", "inf", "-inf", "1e400", "1/0", "1/inf", "9" * 500])
def test_an_odd_number_in_a_variant_stops_nobody(desk, out, odd):
    """What is no finite number is compared with no other variant, and the next one has marks."""
    variants = {name: make_quiz(seed=7, student=name) for name in ("anna", "bert")}
    for name, quiz in variants.items():
        write_key(out, quiz)
        changed = {"1b": odd} if name == "anna" else {}
        answers = {**right_answers(quiz), **changed}
        (desk / f"{name}.json").write_text(sheet(name, answers, quiz=quiz.id))
    found = graded(desk, out)
    assert marks(found)["bert"] == 30.0
    assert not found.refused


def test_marking_again_tells_what_changes_and_lowers_nothing(desk, out):
    """A key worth more raises marks; one worth less lowers them only if asked; both are kept."""
    (desk / "a.json").write_text(sheet("anna"))
    grading_run([desk], None, out, feedback=False)
    assert grading_run([], None, out, again=True).lines == ["Nothing changed."]
    key = out / QUIZ.id / "key.json"
    key.write_text(key.read_text().replace('"marks": 5', '"marks": 4'))
    kept = grading_run([], None, out, again=True)
    assert kept.lines == ["anna: stays at 30, not 29 (4a 5 → 4, the right answer)"]
    assert (out / "results" / "results.before.json").exists()
    lowered = grading_run([], None, out, again=True, lower=True)
    assert lowered.lines[0].startswith("anna: 30 → 29")


def test_marking_again_without_a_key_changes_nothing(desk, out):
    """Where a key is not found any more, the stored answers stay as they are."""
    (desk / "a.json").write_text(sheet("anna"))
    grading_run([desk], None, out, feedback=False)
    stored = (out / "results" / "results.json").read_bytes()
    (out / QUIZ.id / "key.json").rename(out / "elsewhere.json")
    with pytest.raises(FileError, match=r"there is no key for quiz .*Nothing was changed"):
        grading_run([], None, out, again=True)
    assert (out / "results" / "results.json").read_bytes() == stored


def test_results_are_not_overwritten_by_nothing(desk, out):
    """Where no sheet can be marked, the earlier results stay, and somebody is told."""
    (desk / "a.json").write_text(sheet("anna"))
    grading_run([desk], None, out, feedback=False)
    stored = (out / "results" / "results.json").read_bytes()
    found = grading_run([desk / "b.json"], None, out)
    assert (out / "results" / "results.json").read_bytes() == stored
    assert any("stay as they are" in line for line in found.remarks)
    assert found.code == 1


def test_files_that_genex_writes_are_not_handed_in(desk, out):
    """In the folder of a class, the list of its students and old results are passed over."""
    (desk / "a.json").write_text(sheet("anna"))
    (desk / "class.csv").write_text("student,quiz,status,print\nbert,QQQ,new,abc\n")
    (desk / "results.csv").write_text("student,name,marks\nbert,Bert,3\n")
    assert len(grading_run([desk], None, out, feedback=False).lines) == 2


def pages_of(out):
    """Every feedback page as it lies there."""
    folder = out / "results" / "feedback"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def change_marks(out, old, new):
    """Another number of marks for a part of the key."""
    key = out / QUIZ.id / "key.json"
    key.write_text(key.read_text().replace(f'"marks": {old}', f'"marks": {new}'))


def test_marking_again_writes_the_pages_anew_that_change(desk, out):
    """Who has other marks gets another page, as Markdown and PDF; the others keep theirs."""
    right = right_answers()
    (desk / "a.json").write_text(sheet("anna", right))
    (desk / "b.json").write_text(sheet("bert", {"1b": right["1b"]}))
    grading_run([desk], None, out)
    before = pages_of(out)
    assert grading_run([], None, out, again=True).remarks[-1].startswith("Written")
    assert pages_of(out) == before
    path = out / "results" / "feedback" / "bert.md"
    path.write_text("an old page\n")
    found = grading_run([], None, out, again=True)
    assert [line for line in found.remarks if "rewritten" in line] == [
        f"Feedback rewritten in {path.parent}: bert."
    ]
    assert pages_of(out) == before


def test_marking_again_lowers_marks_on_the_page_too(desk, out):
    """After --lower the page shows the lower marks, with the worked solutions it had before."""
    (desk / "a.json").write_text(sheet("anna"))
    grading_run([desk], None, out, solutions=True)
    change_marks(out, 5, 4)
    kept = grading_run([], None, out, again=True)
    page = (out / "results" / "feedback" / "anna.md").read_text("utf-8")
    assert "30 of 29 marks" in page
    assert "the earlier marks are kept" in page
    assert any("rewritten" in line for line in kept.remarks)
    grading_run([], None, out, again=True, lower=True)
    page = (out / "results" / "feedback" / "anna.md").read_text("utf-8")
    assert "29 of 29 marks" in page
    assert "Worked solution" in page


def test_marking_again_writes_no_page_that_nobody_wanted(desk, out):
    """Without feedback before there is none after, and --no-feedback leaves old pages alone."""
    (desk / "a.json").write_text(sheet("anna"))
    grading_run([desk], None, out, feedback=False)
    change_marks(out, 5, 4)
    grading_run([], None, out, again=True)
    assert not (out / "results" / "feedback").exists()
    grading_run([desk], None, out)
    before = pages_of(out)
    change_marks(out, 4, 3)
    grading_run([], None, out, again=True, lower=True, feedback=False)
    assert pages_of(out) == before


def test_feedback_says_in_which_cells_a_slip_was_made(desk, out):
    """A margin left out in two rows is named for these, and their sum has its marks."""
    right, wrong = right_answers(), right_answers(slip="margin_left_out")["1a"]
    losses = [wrong[k] if k in {1, 2} else loss for k, loss in enumerate(right["1a"])]
    total = str(sum(map(Fraction, losses)))
    (desk / "a.json").write_text(sheet("anna", right | {"1a": losses, "1b": total}))
    grading_run([desk], None, out)
    text = (out / "results" / "feedback" / "anna.md").read_text("utf-8")
    assert text.count("- $L_1$ and $L_2$: the slip explained below (½ of their marks)") == 1
    assert text.count(r"without the margin $\Delta = 1$") == 1


def test_feedback_says_what_went_wrong_and_how_to_mend_it(desk, out):
    """The page names the slip in words, shows what was read, and is printed as PDF too."""
    (desk / "a.json").write_text(sheet("anna", right_answers(slip="margin_left_out")))
    (desk / "b.json").write_text(sheet("b`$x_$", {"1b": "`$\\frac`"}, name="*<b>$"))
    grading_run([desk], None, out, solutions=True)
    folder = out / "results" / "feedback"
    text = (folder / "anna.md").read_text("utf-8")
    assert r"without the margin $\Delta = 1$" in text
    assert "Worked solution" in text
    assert sorted(path.suffix for path in folder.iterdir()) == [".md", ".md", ".pdf", ".pdf"]
    assert (folder / "anna.pdf").read_bytes().startswith(b"%PDF")
