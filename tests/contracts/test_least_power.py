"""The program starts no others, opens no network, and writes nothing but what it was asked to write."""

import ast
import stat
from pathlib import Path

import pytest

from tests.support.commands import run_program
from tests.support.forms import SCHEMA
from tests.support.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_articles"

WATCHED = """
import os, sys

forbidden = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.", "webbrowser.",
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.",
    "ftplib.", "http.", "smtplib.")
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

def watch(event, args):
    if event.startswith(forbidden):
        os.write(log, f"{event} {args}\\n".encode("utf-8", "replace"))
    if event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        os.write(log, f"wrote {args[0]}\\n".encode("utf-8", "replace"))

sys.dont_write_bytecode = True
sys.addaudithook(watch)
sys.argv[1:] = sys.argv[2:]
from tui.cli.main import main
main()
"""

BANNED = {
    "socket",
    "subprocess",
    "urllib",
    "http",
    "ftplib",
    "smtplib",
    "webbrowser",
    "pickle",
    "marshal",
    "shelve",
    "ctypes",
}
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}


def offences(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.partition(".")[0] in BANNED}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in BANNED:
            found.add(node.module or "")
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in BANNED_CALLS:
            found.add(ast.unparse(node.func))
    return found


def test_offences_are_seen() -> None:
    source = "import socket\nfrom urllib.request import urlopen\nos.system('x')\neval('1')\nre.compile('x')\n"
    assert offences(source) == {"socket", "urllib.request", "os.system", "eval"}


def test_nothing_that_starts_programs_or_opens_a_network_is_imported() -> None:
    found = {
        str(path.relative_to(ROOT)): each
        for path in sorted((ROOT / "tui").rglob("*.py"))
        for each in offences(path.read_text(encoding="utf-8"))
    }
    assert not found


def test_commands_touch_nothing_but_what_they_are_told(tmp_path: Path) -> None:
    project, log = tmp_path / "p.db", tmp_path / "log"
    (tmp_path / "s.yaml").write_text(SCHEMA, encoding="utf-8")
    for arguments in (
        ["new", project, "--schema", "conflict-event"],
        ["add", project, SAMPLES],
        ["status", project],
        ["history", project, "1"],
        ["export", project, "-o", tmp_path / "r.jsonl"],
        ["load", project, tmp_path / "r.jsonl"],
        ["verify", project, "--repair"],
        ["backup", project, tmp_path / "copy.db"],
        ["schema", "check", tmp_path / "s.yaml"],
        ["demo", "--no-open", "--project", tmp_path / "demo.db"],
    ):
        done = run_program("-c", WATCHED, log, *arguments)
        assert done.returncode == 0, (arguments, done.stderr)
    assert {line for line in log.read_text().splitlines() if not line.startswith(f"wrote {tmp_path}")} == set()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("*.db*")}
    assert set(modes.values()) == {0o600}, modes


@pytest.mark.terminal
def test_the_desk_touches_nothing_but_its_project_and_terminal(tmp_path: Path) -> None:
    project, log = tmp_path / "p.db", tmp_path / "log"
    for arguments in (["new", project, "--schema", "conflict-event"], ["add", project, SAMPLES]):
        assert run_program("-m", "tui", *arguments).returncode == 0
    desk = ["python", "-c", WATCHED, str(log), "annotate", str(project), "--as", "ana"]
    with Terminal(desk, cwd=ROOT) as terminal:
        terminal.wait_for("saved")
        terminal.send("+")
        terminal.wait_for("event 1/1")
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("p.db*")} == {0o600}
        terminal.send("?")
        terminal.wait_for("any other key goes back")
        terminal.send("x", "Q")
        assert terminal.wait_exit() == 0
    written = [line for line in log.read_text().splitlines() if not line.startswith("wrote /dev/")]
    assert written == []
