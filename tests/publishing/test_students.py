"""Lists of students: what is read from them, and what is refused, with its line."""

import pytest

from genex.errors import GenexError
from genex.publishing.students import read_roster


def roster(tmp_path, text, name="class.txt"):
    """The students in a file with this text."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_roster(path)


@pytest.mark.parametrize(
    ("text", "students"),
    [
        ("ada\nbob\n", ["ada", "bob"]),
        ("  ada \r\nLovelace, Ada\r\n\n\n", ["ada", "Lovelace, Ada"]),
        ("\ufeff12345\n12346", ["12345", "12346"]),
        ("student\nada\n", ["ada"]),
        ("name,Student ,marks\nA,ada,3\n\nB, bob,4\n", ["ada", "bob"]),
        ("name;student\n'A; B';x\n", ["B'"]),
        ('name\tid\n"A\nB"\tx\nC\ty\n', ["x", "y"]),
        ("Zoë\nJosé García-Núñez\n", ["Zoë", "José García-Núñez"]),
    ],
)
def test_lists_and_tables(text, students, tmp_path):
    """One a line, or the column of a table, whatever separates its cells."""
    assert roster(tmp_path, text) == students


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ada\n\nbob\n", r"class\.txt, line 2: is empty\."),
        ("name,student\nA,ada\nB,\n", r"line 3: is empty\."),
        ("name,student\nA\n", r"line 2: is empty\."),
        ("ada\nbob\nada\n", r"line 3: student 'ada' is already in line 1\."),
        ("ada\nADA\n", r"line 2: student 'ADA' is already in line 1\."),
        ("Zoe\u0308\nZoë\n", r"line 2: student 'Zoë' is already in line 1\."),
        ("x" * 101, r"line 1: student 'x+…: give 1 to 100 printable characters\."),
        ("ada\na\tb", r"line 2: student 'a\\tb': give 1 to 100 printable"),
        ("../etc", r"line 1: student '\.\./etc' cannot name a folder\."),
        ("a/b", r"cannot name a folder"),
        ("a\\b", r"cannot name a folder"),
        (".hidden", r"cannot name a folder"),
        ("ends.", r"cannot name a folder"),
        ("C:", r"cannot name a folder"),
        ("aux.txt", r"cannot name a folder"),
        ("class.csv", r"cannot name a folder"),
        ("Class.CSV", r"cannot name a folder"),
        ("学生", r"line 1: student '学生': no font here can print"),
        ("", r"class\.txt: has no students\."),
        ("student\n", r"class\.txt: has no students\."),
        (b"\xff\xfea", r"class\.txt: written in UTF-16\."),
        (b"\xe9", r"class\.txt: not UTF-8 text"),
    ],
)
def test_what_cannot_be_used_is_refused(text, message, tmp_path):
    """The message names the file and the line, says what is wrong and what to do."""
    with pytest.raises(GenexError, match=message):
        roster(tmp_path, text)


def test_a_table_needs_the_column(tmp_path):
    """A CSV file without a column of students is not taken for a list of names."""
    with pytest.raises(GenexError, match=r"class\.csv, line 1: has no column 'student'\."):
        roster(tmp_path, "name,marks\nada,3\n", "class.csv")


def test_a_missing_file_is_explained(tmp_path):
    """A roster that is not there, or is a folder, is an error of one line."""
    with pytest.raises(GenexError, match=r"nobody\.txt: there is no such file\. Give the path"):
        read_roster(tmp_path / "nobody.txt")
    with pytest.raises(GenexError, match=r"cannot be read: Is a directory"):
        read_roster(tmp_path)
