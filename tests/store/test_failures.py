import pytest

from tui.domain.errors import StoreError
from tui.store.failures import StaleLayer, telling, told
from tui.store.sqlite import sqlite3


def failure(name: str, text: str = "said SQLite") -> sqlite3.Error:
    error = sqlite3.OperationalError(text)
    if name:
        error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SQLITE_BUSY", "locked by another program"),
        ("SQLITE_BUSY_SNAPSHOT", "locked by another program"),
        ("SQLITE_LOCKED", "locked by another program"),
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_READONLY", "read-only"),
        ("SQLITE_READONLY_DBMOVED", "read-only"),
        ("SQLITE_READONLY_DIRECTORY", "its directory must be writable"),
        ("SQLITE_CANTOPEN", "cannot be opened"),
        ("SQLITE_IOERR_FSYNC", r"at the last moment \(SQLITE_IOERR_FSYNC\): look whether it was written"),
        ("SQLITE_IOERR_WRITE", r"the disk failed \(SQLITE_IOERR_WRITE\)"),
        ("SQLITE_CORRUPT_INDEX", "is damaged"),
        ("SQLITE_NOTADB", "is not a copydesk project"),
        ("SQLITE_TOOBIG", "cannot take a text this long"),
        ("SQLITE_NOMEM", "not enough memory"),
        ("SQLITE_CONSTRAINT_CHECK", r"refused what was to be written: said SQLite\."),
    ],
)
def test_each_failure_has_its_line(name: str, said: str) -> None:
    error = told(failure(name), "syria.db")
    with pytest.raises(StoreError, match=said):
        raise error
    assert "syria.db" in error.message
    assert "\n" not in error.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("database is locked", "locked by another program"),
        ("database or disk is full", "the disk is full"),
        ("disk I/O error", r"the disk failed \(disk I/O error\)"),
        ("database disk image is malformed", "is damaged"),
        ("FOREIGN KEY constraint failed", "refers to something that is not there"),
        ("some\nthing   else", "some thing else"),
    ],
)
def test_a_library_that_names_no_code_is_understood_by_its_words(text: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        raise told(failure("", text), "syria.db")


def test_mistakes_of_ours_pass_through() -> None:
    with pytest.raises(sqlite3.ProgrammingError), telling("syria.db"):
        raise sqlite3.ProgrammingError("wrong number of bindings")


def test_other_errors_pass_through() -> None:
    with pytest.raises(StaleLayer), telling("syria.db"):
        raise StaleLayer("stale")
