from tui.domain.layers import Status
from tui.ui.bars import footer, header, too_small
from tui.ui.lines import cells


def text(line: tuple[tuple[str, str], ...]) -> str:
    return "".join(part for part, _ in line)


def head(*, saved: bool, trouble: str = "", width: int = 80, flag: str = "look") -> str:
    line = header(
        project="syria.db",
        position=(3, 12),
        title="Market\x1b[31m blast",
        who="ana",
        status=Status.DONE,
        flag=flag,
        trouble=trouble,
        saved=saved,
        width=width,
    )
    assert cells(line) == width
    return text(line)


def test_header_says_where_and_whether_all_is_on_disk() -> None:
    shown = head(saved=True)
    assert shown.startswith(" syria.db ▸ 3/12  Market␛[31m blast")
    assert shown.endswith(" ana  done  ⚑  saved ")


def test_a_flag_that_asks_for_help_is_told_apart() -> None:
    assert " ⚑?  saved" in head(saved=True, flag="help: which one?")
    assert "⚑" not in head(saved=True, flag="")


def test_header_says_not_saved() -> None:
    assert "NOT SAVED" in head(saved=False)
    assert "NOT SAVED" in head(saved=True, trouble="The disk is full.")
    assert "NOT SAVED" in head(saved=False, width=40)


def test_footer_shows_the_message_or_the_keys() -> None:
    assert text(footer("annotate", "Done.", alarm=False, width=40)).strip() == "Done."
    keys = text(footer("annotate", "", alarm=False, width=100))
    assert "↵ take" in keys
    assert "? keys" in keys


def test_too_small_says_what_it_needs() -> None:
    lines = too_small(38, 3, (40, 12))
    assert "40x12 needed, this is 38x3" in text(lines[0])
    assert [cells(line) for line in lines] == [38, 38, 38]
