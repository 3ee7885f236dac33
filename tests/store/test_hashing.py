import hashlib
import json
from dataclasses import replace

import pytest

from tests.support.coders import Coder
from tui.domain.edits import AttributeChange, Edit
from tui.domain.history import EntryKind
from tui.store.hashing import entry_hash, text_hash
from tui.store.project import Project

COLUMNS = "previous, article, annotator, revision, kind, target, author, at, operation, action, title"


def test_the_hashes_are_those_that_the_documentation_describes(project: Project, coder: Coder) -> None:
    coder.do(coder.span("s1", (0, 4)), coder.value("", "source", "‘مصدر’", "s1"))
    coder.do(AttributeChange("note", "", "\u202e\0"))
    coder.undo()
    previous = hashlib.sha256(project.article("a000001").text.encode()).hexdigest()
    rows = project._database.connection.execute(f"SELECT {COLUMNS}, changes, hash FROM edit ORDER BY revision")  # noqa: S608
    for row in rows.fetchall():
        assert row[0] == previous
        document = [*row[:11], json.loads(row[11])]
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert row[12] == previous


@pytest.mark.parametrize(
    "change",
    [
        {"revision": 3},
        {"kind": EntryKind.REDO},
        {"target": 2},
        {"author": "bob"},
        {"at": "2026-02-25T06:13:20.001Z"},
        {"operation": "o2"},
        {"edit": Edit("other", "a test", ())},
        {"edit": Edit("test", "another", ())},
    ],
)
def test_every_part_of_an_entry_counts(coder: Coder, change: dict[str, object]) -> None:
    entry = replace(coder.entry(), operation="o1")
    key = ("a1", "ana")
    before = entry_hash("0" * 64, key, entry, "[]")
    assert entry_hash("0" * 64, key, replace(entry, **change), "[]") != before  # type: ignore[arg-type]


def test_previous_layer_and_changes_count(coder: Coder) -> None:
    entry = coder.entry()
    hashes = {
        entry_hash("0" * 64, ("a1", "ana"), entry, "[]"),
        entry_hash("1" * 64, ("a1", "ana"), entry, "[]"),
        entry_hash("0" * 64, ("a2", "ana"), entry, "[]"),
        entry_hash("0" * 64, ("a1", "bob"), entry, "[]"),
        entry_hash("0" * 64, ("a1", "ana"), entry, "[ ]"),
    }
    assert len(hashes) == 5


def test_a_text_is_hashed_as_utf_8() -> None:
    assert text_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_hash("é") == hashlib.sha256(b"\xc3\xa9").hexdigest()
