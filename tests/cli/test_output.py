"""What is printed cannot steer a terminal, and columns stand in line."""

import pytest

from tests.support.commands import run_program
from tui.cli.output import meter, plural, say, say_table, tell


def test_foreign_text_becomes_visible(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b]0;x\x07\nb\u202e")
    tell("\x9b2J\r")
    out, err = capsys.readouterr()
    assert out == "a␛]0;x␇␊b\ufffd\n"
    assert err == "\ufffd2J␍\n"


def test_columns_stand_in_line_in_any_script(capsys: pytest.CaptureFixture[str]) -> None:
    say_table([["name", "n", "last"], ["秘鲁", "10", "x"], ["e\u0301", "2", ""]], right=frozenset({1}))
    assert capsys.readouterr().out == "name   n  last\n秘鲁  10  x\ne\u0301      2\n"


def test_a_table_without_rows_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    say_table([])
    assert capsys.readouterr().out == ""


def test_numbers_have_their_nouns() -> None:
    assert [plural(1, "layer"), plural(0, "layer"), plural(12345, "person", "people")] == [
        "1 layer",
        "0 layers",
        "12,345 people",
    ]


def test_a_meter_says_nothing_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with meter("layers") as counter:
        counter.count(7)
    assert capsys.readouterr() == ("", "")


def test_a_meter_leaves_no_trace_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with meter("layers") as counter:
        counter.count(1234)
        counter.count(1235)
    assert capsys.readouterr().err == "\r1,234 layers …\r\x1b[K"


def test_a_lone_surrogate_can_be_printed() -> None:
    done = run_program("-c", "from tui.cli.output import say; say('a\\udcffb')")
    assert done.stdout.decode() == "a\ufffdb\n"
