from pathlib import Path

import pytest

from tests.benchmarks import schema
from tests.benchmarks.desk import CASES, marked
from tests.benchmarks.measure import FLOOR, Key, Program, Start, measure_keys, measure_start, percentile
from tests.benchmarks.prose import article
from tests.benchmarks.report import Result, as_json, as_text
from tests.support.terminal import Terminal
from tui.formats.record_reading import decode_record

ECHO = """
import os, tty
tty.setraw(0)
os.write(1, b"hello")
while (key := os.read(0, 1)) != b"q":
    os.write(1, key * 3 if key != b"s" else b"")
"""


def test_articles_are_the_same_every_time_and_as_long_as_asked() -> None:
    assert article(4_096) == article(4_096)
    assert article(4_096, seed=2) != article(4_096)
    assert 4_096 <= len(article(4_096)) < 6_000
    paragraphs = article(100_000).split("\n\n")
    assert all(1_900 < len(paragraph) < 2_300 for paragraph in paragraphs)


@pytest.mark.parametrize(("size", "spans"), [(size, spans) for _, size, spans in CASES if size < 100_000])
def test_marked_articles_can_be_loaded(size: int, spans: int) -> None:
    text = article(size)
    record = decode_record(marked("a.txt", text, spans).encode(), "line 1")
    assert len(record.layer.spans) == spans
    for span in record.layer.spans.values():
        assert span.quotes(text)[0].strip() == span.quotes(text)[0] != ""


def test_percentiles_are_values_that_were_measured() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert [percentile(values, percent) for percent in (1, 50, 95, 100)] == [1.0, 3.0, 5.0, 5.0]


@pytest.mark.terminal
def test_the_floor_says_that_it_is_ready() -> None:
    with Terminal(FLOOR) as terminal:
        terminal.wait_for("READY")
        terminal.send("q")
        assert terminal.wait_exit() == 0


@pytest.mark.terminal
def test_measures_what_a_program_writes() -> None:
    program = Program("echo", ("python", "-c", ECHO), b"hello", (("a", 3), ("s", 1), ("a b", 2)), ("q",))
    keys, peak = measure_keys(program, (80, 24))
    assert [(key.count, key.silent, key.bytes, key.most_bytes) for key in keys] == [
        (3, 0, 3, 3),
        (0, 1, 0, 0),
        (2, 0, 3, 3),
    ]
    assert all(key.p95_ms >= key.p50_ms > 0 for key in keys if key.count)
    assert peak > 1


@pytest.mark.terminal
def test_measures_a_start_against_the_floor() -> None:
    start = measure_start(Program("echo", ("python", "-c", ECHO), b"hello", leave=("q",)), (80, 24), 1)
    assert (start.bytes, start.settled_bytes) == (5, 5)
    assert start.ratio == pytest.approx(start.ms / start.floor_ms, abs=0.01)
    assert start.quit_ms is not None


def test_reports() -> None:
    key = Key("down", 3, 1, 1.25, 2.5, 10, 20, 0.5, 1.0)
    result = Result("desk", (80, 24), Start(100.0, 80.0, 1.25, 900, 1_000, None, 40.0), [key], 41.5)
    text = as_text([result])
    assert "desk 80x24  100.0" in text
    assert "down x3 (1 silent)" in text
    assert as_json([result])[0]["peak_mib"] == 41.5


def test_a_large_schema_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "ROWS", 40)
    monkeypatch.setattr(schema, "LEAVES", 2)
    monkeypatch.setattr(schema, "NAMES", 2)
    figures = schema.measure(schema.write_schema(tmp_path))
    assert [figure.most for figure in figures] == [1000, None, None, 30, 30, 30, 30, 30]
    assert all(figure.ms >= 0 for figure in figures)
