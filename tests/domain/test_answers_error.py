"""What was typed, quoted in a message."""

from tui.domain.answers_error import quoted


def test_it_stays_one_short_line() -> None:
    assert quoted("a\nb  c") == "“a b c”"
    assert quoted("x" * 40) == f"“{'x' * 40}”"
    assert quoted("x" * 41) == f"“{'x' * 39}…”"
