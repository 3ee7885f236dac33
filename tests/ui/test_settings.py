"""Somebody's own settings."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.screens import screens, small_project
from tui.ui.commands import COMMANDS, Keys
from tui.ui.keymap import written_keys
from tui.ui.palettes import Theme
from tui.ui.settings import Settings, load_settings, settings_path
from tui.ui.settings_file import MOST_BYTES, read_settings

WHOLE = """\
theme: light
colour: "16"
mouse: no
snap: no
lanes: yes
propose: no
keys:
  undo: [f7, ctrl+t]
  redo: ctrl+g
  find-next: "ö f"
  label:who: f8
"""


def read(tmp_path: Path, text: str | bytes) -> Settings:
    file = tmp_path / "config.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(file)


def test_a_whole_file(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert not found.faults
    assert found[1:7] == (Theme.LIGHT, "16", False, False, True, False)
    assert found.keys.labels == {"who": ("f8",)}
    by_id = {command.id: command.keys for command in found.keys.commands}
    assert by_id["undo"] == ("f7", "ctrl+t")
    assert by_id["find-next"] == ("ö", "f")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("theme: [", "line 2: not YAML"),
        ("theme: red", "line 1: 'red' for theme; expected auto, dark, light, contrast"),
        ("mouse: perhaps", "line 1: 'perhaps' for mouse; expected yes or no"),
        ("snap: {a: b}", "line 1: several values for snap"),
        ("colours: 16", "line 1: unknown setting 'colours'"),
        ("- a", "line 1: expected names with values"),
        ("keys: {fly: z}", "line 1: there is no action 'fly'"),
        ("keys:\n  undo: alt+z", "line 2: 'alt+z' cannot be used: Alt and the like"),
        ("keys:\n  undo: [{}]", "line 2: expected a key"),
        ("keys:\n  undo: w", "line 2: 'w' is the key of next-word already"),
        ("keys:\n  quit: []", "line 2: quit has to have a key"),
        ("theme: &x dark", "line 1: the anchor"),
        (b"\xff\xfe", "line 1: UTF-16"),
        ("\x1b: 1", "line 1: control character U+001B"),
        ("# " + "x" * MOST_BYTES, f"has more than {MOST_BYTES:,} bytes"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str | bytes, fault: str) -> None:
    found = read(tmp_path, text)
    assert found.faults[0].startswith(fault)
    assert found.complaint.startswith(f"config.yaml {fault}")
    assert found.complaint.isprintable()
    assert found._replace(faults=(), theme=Theme.AUTO) == Settings()


def test_what_is_right_beside_a_fault_holds(tmp_path: Path) -> None:
    found = read(tmp_path, "theme: dark\nsnap: maybe\nkeys: {undo: f7, redo: ctrl+i}\n")
    assert found.theme is Theme.DARK
    assert (found.keys.of("undo"), found.keys.of("redo")) == ("f7", "U")
    assert found.complaint.endswith("(and 1 more: copydesk keys tells all)")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=80) | st.text("ab:-[]{}'\"#&*!%\n ", max_size=60).map(str.encode))
def test_no_file_breaks_anything(tmp_path: Path, source: bytes) -> None:
    found = read(tmp_path, source)
    assert all(fault.isprintable() for fault in found.faults)


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_settings(tmp_path / "pipe").faults == ("cannot be read: it is no file",)
    assert read_settings(tmp_path).faults
    assert read_settings(tmp_path / "gone").faults


def test_where_settings_are(tmp_path: Path) -> None:
    assert settings_path({"XDG_CONFIG_HOME": "/c", "HOME": "/h"}) == Path("/c/copydesk/config.yaml")
    assert settings_path({"XDG_CONFIG_HOME": "c", "HOME": "/h"}) == Path("/h/.config/copydesk/config.yaml")
    assert settings_path({}) is None
    assert load_settings({}) == Settings()
    assert load_settings({"HOME": os.fspath(tmp_path)}) == Settings()
    (tmp_path / "copydesk").mkdir()
    (tmp_path / "copydesk" / "config.yaml").write_text("theme: dark")
    assert load_settings({"XDG_CONFIG_HOME": os.fspath(tmp_path)}).theme is Theme.DARK
    assert load_settings({"XDG_CONFIG_HOME": os.fspath(tmp_path / "copydesk" / "config.yaml")}) == Settings()


def test_the_file_that_is_made_changes_nothing_until_it_is_edited(tmp_path: Path) -> None:
    text = written_keys()
    assert read(tmp_path, text) == Settings()
    lines = [
        line.replace("  # ", "  ", 1) for line in text.splitlines() if line.startswith("  #") and ": [" in line
    ]
    found = read(tmp_path, "keys:\n" + "\n".join(lines))
    assert len(lines) == len(COMMANDS)
    assert found == Settings(Keys(COMMANDS, {}))


async def test_the_desk_works_with_them(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    own = read(tmp_path, "keys: {undo: f7, help: F, find-previous: f8, new-event: f9}\nlanes: yes\nsnap: no")
    async with screens(project, settings=own) as seen:
        assert not own.faults
        assert "f9 new" in seen.footer
        assert seen.footer.endswith("F keys")
        assert seen.app.annotate.article.lanes
        assert not seen.desk.snap
        await seen.press("f9")
        assert seen.desk.owner
        await seen.press("u")
        assert seen.footer == "u does nothing here; F shows the keys."
        await seen.press("f7")
        assert not seen.desk.owner
        await seen.press("F")
        assert seen.shows("─ keys")


async def test_the_desk_opens_with_a_broken_file_and_tells_it(tmp_path: Path) -> None:
    broken = read(tmp_path, "theme: red")
    async with screens(small_project(tmp_path), settings=broken) as seen:
        assert seen.footer.startswith("config.yaml line 1: 'red' for theme")
        await seen.press("right")
        assert "config.yaml" not in seen.footer
    (tmp_path / "p.db").unlink()
    async with screens(small_project(tmp_path), None, settings=broken) as seen:
        assert seen.footer.startswith("config.yaml line 1: 'red' for theme")
