"""The log of practice: written with care, read with more, and what it tells."""

import json
import os

import pytest

from genex.errors import FileError
from genex.practice.log import Entry, append, due, progress_of, read_log


def entry(part, verdict, **others):
    """An entry of the log."""
    return Entry(
        **{"family": "svm-loss", "seed": 3, "answer": "1", "slips": (), "marks": 0.0}
        | others
        | {"part": part, "verdict": verdict}
    )


def test_what_is_written_can_be_read(tmp_path):
    """Entries come back as they were, and folders are made for them."""
    log = tmp_path / "a" / "b.jsonl"
    entries = [
        entry("losses", "slip", slips=("squared",), level="hard"),
        entry("gradient", "right", attempt=2),
    ]
    for one in entries:
        append(log, one)
    assert read_log(log) == (entries, 0)


def test_lines_of_others_are_passed_over(tmp_path):
    """Half a line, other JSON and wrong kinds are counted; entries of older versions are read."""
    log = tmp_path / "log.jsonl"
    append(log, entry("losses", "right"))
    old = {k: v for k, v in json.loads(log.read_text()).items() if k not in {"level", "attempt"}}
    lines = [
        "{",
        "[1]",
        '{"family": 3}',
        "[" * 100_000,
        json.dumps(old | {"seed": "3"}),
        "null",
        json.dumps(old),
    ]
    with log.open("a") as file:
        file.write("\n".join(lines) + "\n\n")
    assert read_log(log) == ([entry("losses", "right")] * 2, 6)


def test_a_log_that_takes_nothing_says_why(tmp_path):
    """A file for a folder, a folder for a file, a pipe: each is named, and none is waited for."""
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    for name, why in (
        ("file/log.jsonl", f"{tmp_path / 'file'} is no folder"),
        ("", "Is a directory"),
        ("pipe", "it is a pipe or a device"),
    ):
        with pytest.raises(FileError) as found:
            append(tmp_path / name, entry("losses", "right"))
        assert (
            str(found.value)
            == f"{tmp_path / name}: cannot be written: {why}. Choose another file with --log."
        )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path):
    """In a read-only home the log is refused with the system's reason."""
    tmp_path.chmod(0o500)
    with pytest.raises(FileError, match="cannot be written: Permission denied"):
        append(tmp_path / "log.jsonl", entry("losses", "right"))


def test_what_is_due_is_what_the_last_first_try_got_wrong():
    """Second tries, unreadable answers and what was put right since do not count."""
    entries = [
        entry("losses", "wrong"),
        entry("losses", "right", attempt=2),
        entry("batch_loss", "slip"),
        entry("batch_loss", "right"),
        entry("gradient", "blank"),
        entry("gradient", "unreadable"),
        entry("losses", "right", seed=4),
        entry("losses", "rounded", seed=4, level="hard"),
    ]
    found = [(one.family, one.seed, one.level, {*one.parts}) for one in due(entries)]
    assert found == [
        ("svm-loss", 3, "exam", {"losses", "gradient"}),
        ("svm-loss", 4, "hard", {"losses"}),
    ]


def test_progress_is_told_by_family():
    """First tries that were right, in all and lately, and the most common slip; skips are none."""
    entries = [
        *[entry("losses", "slip", slips=("squared",), seed=k) for k in range(3)],
        entry("losses", "slip", slips=("margin_left_out",)),
        *[entry("losses", "right", seed=k) for k in range(9)],
        entry("losses", "wrong", attempt=2),
        entry("losses", "blank"),
        entry("losses", "follows", family="cross-entropy"),
    ]
    first, second = progress_of(entries)
    assert (first.tries, first.right, first.lately, first.slip) == (13, 9, (9, 10), "squared")
    assert (second.family, second.tries, second.right, second.slip) == ("cross-entropy", 1, 1, "")
