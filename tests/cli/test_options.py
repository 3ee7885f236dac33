"""Who is at the desk."""

import getpass

import click
import pytest

from tui.cli.options import whoever


def test_what_is_said_counts_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_AS", "ben")
    assert whoever("ana") == "ana"
    assert whoever(None) == "ben"


def test_the_login_name_is_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COPYDESK_AS", raising=False)
    monkeypatch.setenv("LOGNAME", "cleo")
    assert whoever(None) == "cleo"


def test_a_login_without_a_name_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.delenv("COPYDESK_AS", raising=False)
    monkeypatch.setattr(getpass, "getuser", nobody)
    with pytest.raises(click.UsageError, match="say who you are with --as NAME"):
        whoever(None)
