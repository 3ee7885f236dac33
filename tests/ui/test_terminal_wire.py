import os
import pty
import select
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tui.ui.terminal.wire import Wire


class Line:
    """A terminal's two ends, and the wire on the near one."""

    def __init__(self) -> None:
        self.far, self.near = pty.openpty()
        self.reasons: list[str] = []
        self.wire = Wire(self.near, self.near, self.reasons.append)

    def hang_up(self) -> None:
        if self.far >= 0:
            os.close(self.far)
            self.far = -1

    def arrived(self) -> bytes:
        select.select((self.far,), (), (), 5)
        return os.read(self.far, 1 << 16)


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.wire.close()
    line.hang_up()
    os.close(line.near)


def test_text_arrives_in_utf_8(line: Line) -> None:
    line.wire.write("é漢\ud800")
    assert line.arrived() == "é漢?".encode()
    assert line.wire.backlog == 0


def test_a_terminal_that_does_not_read_is_not_waited_for(line: Line) -> None:
    line.wire.write("x" * 1_000_000)
    assert 0 < line.wire.backlog < 1_000_000
    assert line.wire.alive
    total = 0
    while total < 1_000_000:
        total += len(line.arrived())
        line.wire.push()
    assert line.wire.backlog == 0


def test_counts_how_long_a_terminal_has_taken_nothing(line: Line) -> None:
    assert line.wire.tick() == 0
    line.wire.write("x" * 1_000_000)
    line.wire.tick()
    assert [line.wire.tick(), line.wire.tick()] == [1, 2]
    while not select.select((), (line.wire.writer,), (), 0)[1]:
        line.arrived()
    line.wire.push()
    assert [line.wire.tick(), line.wire.tick()] == [0, 1]


def test_draining_ends_although_nobody_reads(line: Line) -> None:
    line.wire.write("x" * 1_000_000)
    line.wire.drain(0.01)
    assert line.wire.backlog > 0


def test_the_inherited_descriptor_stays_as_it_is(line: Line) -> None:
    assert os.get_blocking(line.near)
    assert line.wire.reader != line.near
    assert line.wire.writer != line.near


def test_reading_does_not_wait(line: Line) -> None:
    assert line.wire.read() == b""
    assert line.wire.alive
    os.write(line.far, b"k\n")
    select.select((line.wire.reader,), (), (), 5)
    assert line.wire.read() == b"k\n"


def test_a_lost_line_is_told_once(line: Line) -> None:
    line.hang_up()
    line.wire.write("x")
    line.wire.write("y")
    line.wire.read()
    assert len(line.reasons) == 1
    assert not line.wire.alive
    assert line.wire.backlog == 0


def test_a_lost_line_is_noticed_by_reading(line: Line) -> None:
    line.hang_up()
    assert line.wire.read() == b""
    assert len(line.reasons) == 1


def test_the_end_of_input_is_a_lost_line() -> None:
    read, write = os.pipe()
    os.close(write)
    reasons: list[str] = []
    wire = Wire(read, read, reasons.append)
    assert wire.read() == b""
    assert reasons == ["the terminal has gone"]
    wire.close()
    os.close(read)


def test_without_another_way_to_it_a_stalled_terminal_is_not_waited_for_either() -> None:
    # A pipe cannot be opened again, like a terminal that belongs to somebody else.
    read, write = os.pipe()
    wire = Wire(read, write, pytest.fail)
    wire.write("x" * 1_000_000)
    assert wire.writer == write
    assert 0 < wire.backlog < 1_000_000
    wire.close()
    for descriptor in (read, write):
        with suppress(OSError):
            os.close(descriptor)


def test_nothing_is_written_after_the_end(line: Line) -> None:
    line.wire.close()
    line.wire.write("late")
    assert select.select((line.far,), (), (), 0)[0] == []
