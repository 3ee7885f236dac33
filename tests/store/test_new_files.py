import os
from pathlib import Path

from tests.support.processes import run_python
from tui.store.new_files import clear_leftovers


def test_what_programs_that_are_gone_left_is_removed(tmp_path: Path) -> None:
    gone = int(run_python("import os; print(os.getpid())"))
    left = [f".copydesk-{gone}-0123456789ab.new{end}" for end in ("", "-journal", "-wal", "-shm")]
    kept = [
        f".copydesk-{os.getpid()}-0123456789ab.new",
        f".copydesk-{gone}-0123456789ab.new.bak",
        ".copydesk-x-0123456789ab.new",
        "p.db-wal",
    ]
    for name in left + kept:
        (tmp_path / name).touch()
    clear_leftovers(tmp_path)
    assert sorted(found.name for found in tmp_path.iterdir()) == sorted(kept)


def test_what_cannot_be_looked_at_is_left(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "none")
    (tmp_path / f".copydesk-{2**40}-0123456789ab.new").mkdir()
    clear_leftovers(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
