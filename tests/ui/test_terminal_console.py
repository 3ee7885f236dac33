import pytest
from rich.style import Style

from tui.ui.palettes import LABEL_COLOURS
from tui.ui.terminal.app import TerminalApp
from tui.ui.terminal.cells import cells_of
from tui.ui.terminal.colour import Colour
from tui.ui.terminal.console import INKS, drawable, is_console
from tui.ui.terminal.display import Screenful
from tui.ui.terminal.looks import BOLD, PLAIN, UNDERLINE, Look, Looks
from tui.ui.theme import styles


def sent(text: str, look: Look = PLAIN, *, width: int = 12) -> str:
    screenful = Screenful(width, 1, console=True)
    screenful.update()
    screenful.put(0, 0, cells_of([(text, look)], width))
    return screenful.update()


@pytest.mark.parametrize(("term", "expected"), [("linux", True), ("linux-16color", True), ("xterm", False)])
def test_knows_the_console_by_its_name(term: str, expected: bool) -> None:  # noqa: FBT001
    assert is_console(term) is expected
    app = TerminalApp(Colour.BASIC, term=term)
    assert app._fitting_screenful()._pen._console is expected
    assert bool(app._looks.of(Style(underline=True, bgcolor="red")).attributes) is not expected


def test_what_its_fonts_lack_is_drawn_with_what_they_have() -> None:
    assert 'It\'s "one" - two~ » x' in sent("It’s “one” – two… ▸ ✗", width=30)


def test_a_letter_is_drawn_without_its_marks() -> None:
    assert drawable("م\u064e") == "م"
    assert "\u064e" not in sent("م\u064eم")


def test_behind_a_wide_character_the_column_is_not_taken_for_granted() -> None:
    assert sent("⌚|") == "\x1b[1H  \r⌚\x1b[3G|"


def test_a_look_begins_from_nothing_since_a_bright_ink_stays() -> None:
    screenful = Screenful(4, 1, console=True)
    screenful.update()
    screenful.put(0, 0, cells_of([("ab", Look(0, "97", "44")), ("cd", Look(0, "30", "42"))], 4))
    assert screenful.update() == "\x1b[1H\x1b[;97;44mab\x1b[;30;42mcd"


@pytest.mark.parametrize("number", range(LABEL_COLOURS))
def test_the_ink_of_a_label_is_its_own(number: int) -> None:
    looks = Looks(Colour.BASIC, hidden=INKS)
    book = styles(Colour.BASIC)
    plain = looks.of(book[f"span-{number}"])
    for name in ("one", "many", "dim"):
        assert looks.of(book[f"{name} span-{number}"]) == plain
    assert looks.of(book["many"]).attributes == BOLD | UNDERLINE
