"""The one SQLite library of the process.

Two copies of SQLite that have the same file open drop each other's locks and destroy the file. sqlite-utils takes
`pysqlite3` if it is installed and the standard library's otherwise; this module makes the same choice without the
start-up cost of importing sqlite-utils. Every other module takes `sqlite3` from here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3  # noqa: TID251 - the one place
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3  # noqa: TID251 - the one place

__all__ = ["sqlite3"]
