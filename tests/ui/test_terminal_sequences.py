import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.ui.terminal.sequences import (
    ESCAPE_SECONDS,
    LONGEST_PASTE,
    PASTE_SECONDS,
    SEQUENCE_SECONDS,
    Intake,
    Kind,
    Piece,
)

TEXT, SEQUENCE, PASTE = Kind.TEXT, Kind.SEQUENCE, Kind.PASTE


def pieces(*chunks: str) -> list[tuple[Kind, str]]:
    intake = Intake()
    return [(piece.kind, piece.text) for chunk in chunks for piece in intake.feed(chunk)]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("abc", [(TEXT, "abc")]),
        ("a\x1b[Ab", [(TEXT, "a"), (SEQUENCE, "\x1b[A"), (TEXT, "b")]),
        ("\x1b[1;5C\x1bOP\x1b[15~", [(SEQUENCE, "\x1b[1;5C"), (SEQUENCE, "\x1bOP"), (SEQUENCE, "\x1b[15~")]),
        ("\x1b[<0;3;4M", [(SEQUENCE, "\x1b[<0;3;4M")]),
        ("\x1b[M !!x", [(SEQUENCE, "\x1b[M !!"), (TEXT, "x")]),
        ("\x1b[[Ax", [(SEQUENCE, "\x1b[[A"), (TEXT, "x")]),
        ("\x1bx", [(SEQUENCE, "\x1bx")]),
        ("\x1b\x1b[A", [(SEQUENCE, "\x1b"), (SEQUENCE, "\x1b[A")]),
        ("\x1b]11;rgb:0/0/0\x07x", [(SEQUENCE, "\x1b]11;rgb:0/0/0\x07"), (TEXT, "x")]),
        ("\x1bP>|xterm(1)\x1b\\x", [(SEQUENCE, "\x1bP>|xterm(1)\x1b\\"), (TEXT, "x")]),
        ("\x1b[1;\x03x", [(TEXT, "\x03x")]),
        ("\x1b[200~one\x1b[31mtwo\x1b[201~x", [(PASTE, "one\x1b[31mtwo"), (TEXT, "x")]),
        ("\x1b[200~\x1b[201~", [(PASTE, "")]),
        ("x\x1b[201~y", [(TEXT, "x"), (SEQUENCE, "\x1b[201~"), (TEXT, "y")]),
    ],
)
def test_cuts_input_into_pieces(sent: str, expected: list[tuple[Kind, str]]) -> None:
    assert pieces(sent) == expected


@given(st.data())
@settings(max_examples=150)
def test_it_does_not_matter_where_input_is_cut(data: st.DataObject) -> None:
    parts = st.sampled_from(
        ["a", "é", "\x1b[A", "\x1b[200~", "\x1b[201~", "\x1bOP", "\x1b", "[", "\x1b]0;x\x07", "\r"]
    )
    sent = "".join(data.draw(st.lists(parts, max_size=12)))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(sent)), max_size=6)))
    chunks = [sent[start:end] for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    assert joined(pieces(*chunks)) == joined(pieces(sent))


def joined(cut: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """Pieces of text that follow each other are one text."""
    whole: list[tuple[Kind, str]] = []
    for kind, text in cut:
        if kind is TEXT and whole and whole[-1][0] is TEXT:
            whole[-1] = (TEXT, whole[-1][1] + text)
        else:
            whole.append((kind, text))
    return whole


@given(st.lists(st.text(max_size=12), max_size=6))
@settings(max_examples=100)
def test_any_input_is_taken(chunks: list[str]) -> None:
    intake = Intake()
    for chunk in chunks:
        intake.feed(chunk)
    intake.expire()
    assert intake.patience is None
    assert intake.feed("x")[-1] == Piece(TEXT, "x")


@pytest.mark.parametrize(
    ("begun", "patience", "left"),
    [
        ("\x1b", ESCAPE_SECONDS, ["\x1b"]),
        ("\x1b[", ESCAPE_SECONDS, ["\x1b["]),
        ("\x1bO", ESCAPE_SECONDS, ["\x1bO"]),
        ("\x1b[1;", SEQUENCE_SECONDS, []),
        ("\x1b]11;rgb", SEQUENCE_SECONDS, []),
        ("\x1b[M !", SEQUENCE_SECONDS, []),
        ("x", None, []),
    ],
)
def test_what_has_begun_is_waited_for(begun: str, patience: float | None, left: list[str]) -> None:
    intake = Intake()
    intake.feed(begun)
    assert intake.patience == patience
    assert [piece.text for piece in intake.expire()] == left
    assert intake.patience is None


def test_a_paste_without_an_end_ends_by_itself() -> None:
    intake = Intake()
    assert intake.feed("\x1b[200~lost") == []
    assert intake.patience == PASTE_SECONDS
    assert intake.expire() == [Piece(PASTE, "lost")]
    assert intake.feed("q") == [Piece(TEXT, "q")]


def test_the_late_rest_of_a_paste_is_still_a_paste() -> None:
    intake = Intake()
    intake.feed("\x1b[200~first ")
    intake.expire()
    assert intake.feed("second\x1b[201~x") == [Piece(PASTE, "second"), Piece(TEXT, "x")]
    assert intake.feed("y\x1b[201~")[0] == Piece(TEXT, "y")


def test_a_paste_is_kept_up_to_a_limit() -> None:
    intake = Intake()
    intake.feed("\x1b[200~")
    for _ in range(3):
        assert intake.feed("a" * (LONGEST_PASTE // 2)) == []
    kind, text = intake.feed("b\x1b[201~")[0]
    assert kind is PASTE
    assert text == "a" * LONGEST_PASTE


def test_an_endless_sequence_is_not_kept_whole() -> None:
    intake = Intake()
    for _ in range(100):
        intake.feed("\x1b]" + "9" * 1000)
    assert intake.expire() == []
