"""One SQLite library in the process, and nobody but the store touches the file."""

import ast
import os
import re
from pathlib import Path

import pytest
import sqlite_utils.utils

from tests.support.processes import ROOT, run_python
from tui.store.sqlite import sqlite3

LIBRARIES = {"sqlite3", "_sqlite3", "pysqlite3", "apsw", "libsql"}
MODULES = sorted((ROOT / "tui").rglob("*.py"))


def test_it_is_the_library_of_sqlite_utils() -> None:
    assert vars(sqlite_utils.utils)["sqlite3"] is sqlite3


def test_both_choose_pysqlite3_if_it_is_there(tmp_path: Path) -> None:
    package = tmp_path / "pysqlite3"
    package.mkdir()
    (package / "__init__.py").write_text("from sqlite3 import *\nfrom sqlite3 import dbapi2\n")
    (package / "dbapi2.py").write_text("from sqlite3.dbapi2 import *\n")
    program = (
        "from tui.store.sqlite import sqlite3\n"
        "import sqlite_utils.utils\n"
        "assert sqlite3.__name__ == 'pysqlite3'\n"
        "assert sqlite_utils.utils.sqlite3 is sqlite3\n"
    )
    run_python(program, env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"})


def imported(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_no_other_module_imports_a_sqlite_library() -> None:
    importing = [module.relative_to(ROOT) for module in MODULES if imported(module) & LIBRARIES]
    assert importing == [Path("tui/store/sqlite.py")]


@pytest.mark.parametrize("module", sorted((ROOT / "tui/store").glob("*.py")), ids=lambda module: module.name)
def test_the_store_opens_and_copies_no_file_but_through_sqlite(module: Path) -> None:
    assert not imported(module) & {"shutil", "io", "mmap", "fcntl"}
    opened = [
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in {"open", "read_bytes", "read_text"}
    ]
    # A new file, which has no locks yet, and its directory; and what the system tells of its disks.
    allowed = {"new_files.py": ["os.open", "os.open"], "mounts.py": ["mounts.read_bytes"]}
    assert opened == allowed.get(module.name, ["cls.open"] * len(opened))


def texts(module: Path) -> set[str]:
    nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_no_statement_says_returning() -> None:
    """It is only committed when its last row was read: who takes the first one alone loses the write.

    The source is the documentation of Python's `sqlite3`: a cursor that still has rows keeps its statement open.
    """
    statement = re.compile(r"\bRETURNING\b")
    assert statement.search("INSERT INTO edit VALUES (1) RETURNING seq")
    assert not [module.relative_to(ROOT) for module in MODULES if statement.search(" ".join(texts(module)))]


def test_opening_a_project_does_not_import_sqlite_utils() -> None:
    program = "import sys, tui.store.project\nprint(*sys.modules)"
    unwanted = {"sqlite_utils", "click", "hashlib", "tui.store.creating", "tui.store.verifying"}
    assert not unwanted & set(run_python(program).split())
