"""Files made to harm whoever reads them: a line, in bounded time and memory, and nothing half-written."""

import json
import os
import resource
import subprocess  # noqa: TID251 - tests run programs
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.support.hands import PROGRAM, copydesk, new_project
from tests.support.terminal import ROOT

pytestmark = pytest.mark.terminal

MEMORY: Final = 500 * 1024 * 1024
TIME: Final = 20.0
"""Seconds; each takes far less than one."""

MEGABYTE: Final = 1_000_000
LONG_LINE: Final = 100 * MEGABYTE


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path)


def one_line(path: Path) -> None:
    """A hole in the file counts as well, and costs no disk."""
    with path.open("wb") as file:
        file.write(b'{"a": "')
        file.truncate(LONG_LINE)


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", bytes(50 * MEGABYTE))


def content(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    make.__name__ = repr(data[:30])
    return make


ALIASES = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))])
MERGES = "\n".join(["a0: &a0 {k: v}", *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 25))])

CASES: Final[list[tuple[str, Callable[[Path], None]]]] = [
    *[(command, make) for command in ("add", "load", "schema") for make in (pipe, endless, folder, loop, one_line)],
    ("add", archive),
    ("add", content(b"\x1f\x8b\x08" + bytes(1000))),
    ("add", content(bytes(range(256)) * 4000)),
    ("load", archive),
    ("load", content(b"[" * MEGABYTE)),
    ("load", content(b'{"a":' * MEGABYTE)),
    ("load", content(b'{"a": ' + b"9" * MEGABYTE + b"}")),
    ("load", content(b'{"a": NaN, "b": 1e999}\n' * 5)),
    ("load", content(b'{"format": "copydesk.record"}\n' * 200_000)),
    ("load", content(b"\n" * (5 * MEGABYTE) + b"{}")),
    ("load", content(b'{"a": "\xff"}')),
    ("schema", archive),
    ("schema", content(ALIASES.encode())),
    ("schema", content(MERGES.encode())),
    ("schema", content(b"[" * MEGABYTE)),
    ("schema", content(b"a: !!python/object/apply:os.system [id]\n")),
    ("schema", content(b"schema: x\nversion: " + b"9" * MEGABYTE)),
    ("schema", content(("schema: x\nversion: '1'\nevent: {checks: {a: {rule: " + "(" * 2000 + "}}}").encode())),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_project(tmp_path_factory.mktemp("p") / "p.db", ROOT / "sample_articles/06-war-on-potholes.txt")


def bounded(*arguments: object) -> "subprocess.CompletedProcess[bytes]":
    """Runs a command with little memory and not for long."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    return subprocess.run(
        [sys.executable, *PROGRAM, *map(str, arguments)],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        timeout=TIME,
        preexec_fn=limit,
    )


@pytest.mark.parametrize(("command", "make"), CASES, ids=lambda each: getattr(each, "__name__", each))
def test_it_is_refused_in_a_few_lines(
    project: Path, tmp_path: Path, command: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "file.yaml"
    make(path)
    words = ["schema", "check", path] if command == "schema" else [command, project, path]
    done = bounded(*words)
    assert done.returncode == 1, done
    assert b"Traceback" not in done.stderr
    assert 1 <= done.stderr.count(b"\n") <= 110, done
    assert max(map(len, done.stderr.splitlines())) < 2_000
    assert copydesk("status", project).startswith(b"p: 1 article,")


def test_no_name_leads_out_of_a_folder_or_is_an_option(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not to be read", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    for name in ("../secret.txt", "/etc/passwd", "a/../../secret.txt", "\x1b]0;x\x07", "link.txt"):
        (inside / "link.txt").unlink(missing_ok=True)
        (inside / "link.txt").symlink_to("../secret.txt")
        (inside / "index.json").write_text(json.dumps([{"file": name}]), encoding="utf-8")
        done = bounded("add", project, inside)
        assert (done.returncode, done.stdout) == (1, b""), name
        assert b"\x1b" not in done.stderr
    (inside / "index.json").unlink()
    (inside / "link.txt").unlink()
    odd = {"-rf.txt": "one", "a\nb.txt": "two", "\x1b]0;x\x07.txt": "three", "..txt": "hidden"}
    for name, text in odd.items():
        (inside / name).write_text(text, encoding="utf-8")
    other = tmp_path / "other.db"
    copydesk("new", other, "--schema", "entities")
    done = bounded("add", other, inside)
    assert (done.returncode, done.stdout) == (0, b"3 articles added.\n"), done
    assert set(tmp_path.iterdir()) == {inside, other, tmp_path / "secret.txt"}


def test_text_with_entities_and_tags_is_text(project: Path, tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    (tmp_path / "bomb.txt").write_text(bomb, encoding="utf-8")
    other = new_project(tmp_path / "p.db", tmp_path / "bomb.txt")
    assert bounded("verify", other).returncode == 0
