"""JSON lines: where lines end, and what is escaped."""

import io
import json

import pytest

from tui.domain.errors import FormatError
from tui.formats.jsonlines import dump_line, read_lines


def test_lines_end_at_lf_only() -> None:
    lines = ['{"a":"\u2028\u0085"}\r\n', "\n", '{"b":\r1}\n', "  \r\n", '{"c":2}']
    found = list(read_lines(io.BytesIO("".join(lines).encode())))
    assert found == [(1, lines[0].encode()), (3, lines[2].encode()), (5, lines[4].encode())]


def test_a_byte_order_mark_is_dropped_once() -> None:
    assert list(read_lines(io.BytesIO(b'\xef\xbb\xbf{"a":1}\n'))) == [(1, b'{"a":1}\n')]
    later = b'{"a":1}\n\xef\xbb\xbf{}\n'
    assert list(read_lines(io.BytesIO(later)))[1] == (2, b"\xef\xbb\xbf{}\n")


def test_a_line_without_end_is_not_read_to_its_end() -> None:
    file = io.BytesIO(b"x" * 1000)
    with pytest.raises(FormatError, match="line 1 is longer than 10 bytes"):
        list(read_lines(file, longest=10))
    assert file.tell() == 11


def test_what_acts_on_a_terminal_is_escaped_and_reads_back() -> None:
    text = "".join(map(chr, range(0x100))) + "\u2028\u2029\u200b\u200e\u202e\u2066\ufeff\U000e0041 😱 قائد 中"
    line = dump_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert "\\udb40\\udc41" in line
    assert all(character == "\n" or " " <= character < "\x7f" or character >= "\xa0" for character in line)
    assert "😱 قائد 中" in line
    assert "\u202e" not in line


@pytest.mark.parametrize("character", ["\x7f", "\x9b", "\u2028", "\u202e", "\U000e0041"])
def test_each_of_them_is_escaped_also_alone(character: str) -> None:
    line = dump_line({"text": character})
    assert line.isascii()
    assert "\x7f" not in line
