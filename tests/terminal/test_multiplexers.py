"""Which keys arrive through a real tmux, GNU screen and mosh, and how wide they draw what the desk draws."""

import json
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from tests.support.clusters import CLUSTERS, characters
from tests.support.keys import encode
from tests.support.multiplexers import PROGRAMS, inside
from tests.support.terminal import ROOT, Terminal
from tui.ui.commands import COMMANDS, DIGITS
from tui.ui.key_names import written_key
from tui.ui.textview.clusters import settle

PATIENCE: Final = 60.0
"""Seconds until a test fails: far longer than anything takes."""

READER: Final = """
import os, sys, tty
sys.path.insert(0, sys.argv[1])
from textual.events import Key
from tui.ui.terminal.messages import Reader
tty.setraw(0)
reader, log = Reader(), open(sys.argv[2], "w", buffering=1)
log.write("ready\\n")
while True:
    for message in [*reader.feed(os.read(0, 4096)), *reader.expire()]:
        if isinstance(message, Key):
            log.write(message.key + "\\n")
"""

RULER: Final = """
import json, os, re, sys, tty
tty.setraw(0)
texts, columns = json.load(open(sys.argv[1])), []
for at in range(0, len(texts), 20):
    asked = texts[at : at + 20]
    os.write(1, "".join(f"\\r\\x1b[K{text}\\x1b[6n" for text in asked).encode())
    said = b""
    while said.count(b"R") < len(asked):
        said += os.read(0, 4096)
    columns += [int(column) - 1 for column in re.findall(rb"\\x1b\\[[0-9]+;([0-9]+)R", said)]
with open(sys.argv[2], "w") as file:
    file.write(" ".join(map(str, columns)) + "\\n")
os.read(0, 1)
"""

pytestmark = pytest.mark.terminal


def wait_for_line(terminal: Terminal, log: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        terminal.pump(0.01)
        if log.exists() and log.read_text().endswith("\n"):
            break
    return log.read_text()


def wait_for_lines(terminal: Terminal, log: Path, count: int) -> list[str]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        terminal.pump(0.01)
        found = log.read_text().splitlines() if log.exists() else []
        if len(found) >= count:
            break
    return found


@pytest.mark.parametrize("name", PROGRAMS)
def test_each_key_arrives_by_itself(tmp_path: Path, name: str) -> None:
    script, log = tmp_path / "reader.py", tmp_path / "keys"
    script.write_text(READER)
    keys = sorted({key for command in COMMANDS for key in command.keys} | set(DIGITS))
    with inside(name, tmp_path, [sys.executable, str(script), str(ROOT), str(log)]) as terminal:
        assert wait_for_lines(terminal, log, 1) == ["ready"]
        for number, key in enumerate(keys, start=2):
            written = written_key(key)
            terminal.type(encode("plus" if written == "+" else written))
            assert wait_for_lines(terminal, log, number)[1:] == keys[: number - 1]


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_drawn_makes_a_row_drift(tmp_path: Path, name: str) -> None:
    script, texts, log = tmp_path / "ruler.py", tmp_path / "texts", tmp_path / "columns"
    script.write_text(RULER)
    drawn = {each: settle(each) for each in (*CLUSTERS, *characters())}
    texts.write_text(json.dumps([text for text, _ in drawn.values()]))
    with inside(name, tmp_path, [sys.executable, str(script), str(texts), str(log)]) as terminal:
        columns = [int(column) for column in wait_for_line(terminal, log).split()]
    assert len(columns) == len(drawn)
    wrong = [
        ascii(each) for (each, (_, cells)), column in zip(drawn.items(), columns, strict=True) if cells != column
    ]
    assert wrong == []
