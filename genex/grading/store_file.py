"""The file of a class, class.sqlite: opened, made and locked, each fault in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from genex.errors import FileError

VERSION = "1"
NAME = "class.sqlite"
_PATIENCE = 20.0  # seconds that a run waits for another one to have written
_SCHEMA = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE policy (
        id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, "by" TEXT NOT NULL, at TEXT NOT NULL
    )""",
    """CREATE TABLE sheet (
        id INTEGER PRIMARY KEY, quiz TEXT NOT NULL, who TEXT NOT NULL, student TEXT NOT NULL,
        name TEXT NOT NULL, place TEXT NOT NULL, digest TEXT NOT NULL, answers TEXT NOT NULL,
        at TEXT NOT NULL, replaced INTEGER
    )""",
    "CREATE INDEX sheet_of ON sheet (quiz, who)",
    "CREATE UNIQUE INDEX sheet_that_counts ON sheet (quiz, who) WHERE replaced IS NULL",
    """CREATE VIEW counting AS
        SELECT id, quiz, who, student, name, place, digest, answers FROM sheet
        WHERE replaced IS NULL""",
    """CREATE TABLE machine (
        id INTEGER PRIMARY KEY, part TEXT NOT NULL, verdict TEXT NOT NULL, rule TEXT NOT NULL,
        slip TEXT NOT NULL, read TEXT NOT NULL, marks TEXT NOT NULL, by_genex TEXT NOT NULL,
        out_of TEXT NOT NULL, open INTEGER NOT NULL, evidence TEXT NOT NULL, cells TEXT NOT NULL,
        prices TEXT NOT NULL
    )""",
    """CREATE TABLE marked (
        sheet INTEGER PRIMARY KEY, print TEXT NOT NULL, policy INTEGER NOT NULL, owner TEXT,
        marks TEXT NOT NULL, out_of TEXT NOT NULL, open TEXT NOT NULL, remarks TEXT NOT NULL,
        machine TEXT NOT NULL, copy TEXT, kept TEXT NOT NULL, body TEXT NOT NULL
    )""",
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY AUTOINCREMENT, quiz TEXT NOT NULL, who TEXT NOT NULL,
        part TEXT NOT NULL, answer TEXT NOT NULL, items TEXT NOT NULL, marks TEXT,
        read_as TEXT NOT NULL, comment TEXT NOT NULL, note TEXT NOT NULL, "by" TEXT NOT NULL,
        at TEXT NOT NULL, batch INTEGER NOT NULL, ref TEXT NOT NULL, undoes INTEGER UNIQUE
    )""",
    "CREATE INDEX decision_on ON decision (quiz, who, part)",
    """CREATE VIEW standing AS
        SELECT id, part, answer, marks, items, read_as, comment, note, "by", at, ref, quiz, who,
            batch
        FROM decision WHERE undoes IS NULL AND NOT EXISTS (
            SELECT 1 FROM decision AS later WHERE later.undoes = decision.id)""",
    """CREATE TRIGGER decisions_stay BEFORE UPDATE ON decision
        BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END""",
    """CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decision
        BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END""",
    """CREATE TABLE item (
        id INTEGER PRIMARY KEY, part TEXT NOT NULL, text TEXT NOT NULL, "by" TEXT NOT NULL,
        at TEXT NOT NULL, UNIQUE (part, text)
    )""",
    """CREATE TABLE claim (
        quiz TEXT NOT NULL, who TEXT NOT NULL, part TEXT NOT NULL, "by" TEXT NOT NULL,
        until TEXT NOT NULL, PRIMARY KEY (quiz, who, part)
    ) WITHOUT ROWID""",
    """CREATE VIEW answer AS
        SELECT quiz, student, part, read, verdict, slip, machine.marks, machine.out_of
        FROM sheet JOIN marked ON marked.sheet = sheet.id JOIN json_each(marked.machine) AS one
        JOIN machine ON machine.id = one.value WHERE replaced IS NULL""",
)


@contextmanager
def opened_store(path: Path) -> Iterator[sqlite3.Connection]:
    """The store, which is made if it is not there; a FileError says in one line what is wrong."""
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    with told_in_a_line(path):
        connection = sqlite3.connect(path, _PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path)
            yield connection
        finally:
            left = is_new and _is_empty(connection)
            connection.close()
            if left:
                path.unlink(missing_ok=True)


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nobody has handed in."""
    try:
        return connection.execute("SELECT 1 FROM sheet LIMIT 1").fetchone() is None
    except sqlite3.Error:
        return True


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Write down to the disk whatever is saved, and make the tables of a new file."""
    connection.execute("PRAGMA synchronous = EXTRA")  # the folder, too: a rollback needs it
    connection.execute("PRAGMA trusted_schema = OFF")
    if not _tables(connection):
        with writing(connection):
            if not _tables(connection):  # another run may have made them meanwhile
                _make(connection)
    _check_version(connection, path)


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('version', ?)", (VERSION,))


def _tables(connection: sqlite3.Connection) -> set[str]:
    """The tables in a file."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database of somebody else, and a store that another genex has made."""
    if not {"meta", "sheet", "decision"} <= _tables(connection):
        raise FileError(f"{path}: is a database, but no store of genex. Move it elsewhere.")
    found = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    if found != (VERSION,):
        other = found[0] if found else "of no version"
        raise FileError(
            f"{path}: is a store {other}, and this genex reads version {VERSION}. Use the genex"
            " that wrote it, or another folder with --out."
        )


@contextmanager
def writing(connection: sqlite3.Connection, *, keep: bool = True) -> Iterator[None]:
    """All that is written here is saved together or, if it is not to be kept, nothing of it."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def told_in_a_line(path: Path) -> Iterator[None]:
    """Say in one line what is wrong with the file or its drive."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        told = next((text for start, text in _FAULTS.items() if name.startswith(start)), "")
        raise FileError(f"{path}: {told or f'cannot be used: {error}.'}") from error


_FAULTS = {  # by the names of SQLite for them, from the narrowest
    "SQLITE_NOTADB": "is no store of genex. Move it elsewhere, and run again.",
    "SQLITE_CORRUPT": "is damaged. Put back a copy of it, or move it elsewhere and mark again.",
    "SQLITE_FULL": "the disk is full, and nothing was saved. Make room, and run again.",
    "SQLITE_READONLY": "cannot be written: it may only be read. Let it be written, or choose"
    " another folder with --out.",
    "SQLITE_PERM": "cannot be opened: access is denied. Choose another folder with --out.",
    "SQLITE_CANTOPEN": "cannot be opened. Choose another folder with --out.",
    "SQLITE_BUSY": "another run of genex is writing there. Wait until it has ended.",
    "SQLITE_LOCKED": "another run of genex is writing there. Wait until it has ended.",
    "SQLITE_PROTOCOL": "its drive locks no files, as some network drives do. Choose a folder of"
    " this computer with --out.",
    "SQLITE_IOERR_LOCK": "its drive locks no files, as some network drives do. Choose a folder of"
    " this computer with --out.",
    "SQLITE_IOERR": "cannot be read or written: its drive is broken, full or away. Nothing was"
    " saved.",
}
