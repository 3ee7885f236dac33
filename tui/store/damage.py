"""Whether a project file is damaged, asked when something of it made no sense."""

from contextlib import closing
from pathlib import Path

from tui.store.database import file_uri
from tui.store.sqlite import sqlite3


def is_damaged(path: Path) -> bool:
    """Whether SQLite finds a file damaged, in its pages or in what its columns hold; False if it is no file of its.

    Args:
        path: The file; nobody in this process has it open.
    """
    try:
        with closing(sqlite3.connect(f"{file_uri(path.absolute())}?mode=ro", uri=True)) as connection:
            found: str = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except UnicodeDecodeError:
        return True
    except sqlite3.Error as error:
        return "malformed" in str(error)
    return found != "ok"
