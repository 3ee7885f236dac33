"""Tables of text for commands."""

from tui.formats.text_tables import Notes


def test_notes_never_share_a_letter() -> None:
    notes = Notes()
    letters = [notes.letter(f"note {number}") for number in range(60)]
    assert letters[:2] == ["a", "b"]
    assert letters[26:28] == ["aa", "bb"]
    assert len(set(letters)) == 60
    assert notes.letter("note 27") == "bb"
