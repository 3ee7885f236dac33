import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events, messages
from textual.message import Message

from tests.support.keys import click, encode
from tui.ui.terminal.messages import Reader, clean_paste
from tui.ui.terminal.sequences import ESCAPE_SECONDS


def said(sent: str) -> list[Message]:
    reader = Reader()
    return reader.feed(sent.encode("utf-8", "surrogatepass")) + reader.expire()


def keys(sent: str) -> list[tuple[str, str | None]]:
    return [(message.key, message.character) for message in said(sent) if isinstance(message, events.Key)]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "a",
            "up",
            "down",
            "home",
            "end",
            "pageup",
            "delete",
            "f1",
            "f5",
            "f12",
            "enter",
            "tab",
            "escape",
            "space",
        ),
        *("backspace", "shift+up", "ctrl+left", "shift+tab", "ctrl+x", "ctrl+home", "shift+f2"),
    ],
)
def test_knows_the_keys(name: str) -> None:
    assert [key for key, _ in keys(encode(name).decode())] == [name]


def test_knows_the_keys_of_a_kitty_keyboard() -> None:
    assert keys("\x1b[97;;97u\x1b[27u\x1b[13;2u") == [("a", "a"), ("escape", None), ("shift+enter", None)]


@pytest.mark.parametrize("key", ["x", "+", ";", "\r", "é"])
def test_escape_and_a_key_that_come_together_are_two_keys(key: str) -> None:
    assert keys(f"\x1b{key}") == [("escape", "\x1b"), *keys(key)]


@pytest.mark.parametrize(
    ("sent", "name"), [("\x1bb", "ctrl+left"), ("\x1bf", "ctrl+right"), ("\x1b\x7f", "ctrl+w")]
)
def test_words_by_the_option_key_stay_what_they_are(sent: str, name: str) -> None:
    assert [key for key, _ in keys(sent)] == [name]


@pytest.mark.parametrize("half", ["\x1b[", "\x1bO"])
def test_half_a_cursor_key_is_no_command(half: str) -> None:
    reader = Reader()
    assert [*reader.feed(half.encode()), *reader.expire()] == []


def test_letters_keep_their_character() -> None:
    assert keys("é漢\r") == [("é", "é"), ("漢", "漢"), ("enter", "\r")]


def test_bytes_that_are_not_utf_8_are_replaced() -> None:
    reader = Reader()
    characters = [
        key.character for key in reader.feed(b"\xffa\xe6") + reader.feed(b"\xbc\xa2") if isinstance(key, events.Key)
    ]
    assert characters == ["\ufffd", "a", "漢"]


def test_waits_for_what_has_begun() -> None:
    reader = Reader()
    assert reader.feed(b"\x1b") == []
    assert reader.patience == ESCAPE_SECONDS
    (key,) = reader.expire()
    assert isinstance(key, events.Key)
    assert key.key == "escape"
    assert reader.patience is None


def test_reports_the_mouse() -> None:
    down, up = said(click(3, 4).decode())
    assert isinstance(down, events.MouseDown)
    assert isinstance(up, events.MouseUp)
    assert (down.x, down.y) == (3, 4)


def test_reports_synchronised_output() -> None:
    assert [type(each) for each in said("\x1b[?2026;2$y")] == [messages.TerminalSupportsSynchronizedOutput]
    assert said("\x1b[?2026;0$y\x1b[?2026;4$y\x1b[?2048;2$y") == []


@pytest.mark.parametrize(
    "answer",
    [
        "\x1b[?62;22c",
        "\x1b[>41;354;0c",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1bP>|XTerm(390)\x1b\\",
        "\x1b[48;60000;60000;60000;60000t",
        "\x1b[I\x1b[O",
        "\x1b[<0;99999999;1M",
        "\x1b[<0;-5;-5M",
        "\x1b[9999999999;1;9999999999u",
        "\x1b[1114112;1;1114112u",
        "\x1b[55296;1;55296u",
        "\x1b[" + "1" * 5000 + "u",
    ],
)
def test_answers_and_nonsense_are_no_keys(answer: str) -> None:
    assert said(answer) == []


def test_a_paste_is_one_message_and_its_escapes_are_no_keys() -> None:
    (message,) = said("\x1b[200~a\x1b[31mb\r\nc\x00\x1b[201~")
    assert isinstance(message, events.Paste)
    assert message.text == "a[31mb\nc"


def test_pasted_line_ends_become_line_feeds() -> None:
    assert clean_paste("a\rb\r\nc\n\td\x7f\x9b") == "a\nb\nc\n\td"


@given(st.text(max_size=30))
@settings(max_examples=150)
def test_nothing_that_arrives_is_fatal(sent: str) -> None:
    for message in said("\x1b[" + sent) + said(sent):
        assert isinstance(message, Message)
