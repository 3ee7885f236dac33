import pytest

from tui.domain.folding import fold
from tui.ui.entry import Choice, Entry, Outcome, rank

TYPES = (
    Choice("clash", "Armed clash", "Battles", "Groups exchange fire."),
    Choice("shell", "Shelling/artillery", "Explosions"),
    Choice("arrests", "Arrests", "Strategic developments"),
    Choice("010", "Émeute à Alep", "Riots"),
)


def press(entry: Entry, *keys: str) -> Outcome:
    """Presses keys, given by name or as one character; the outcome of the last."""
    outcome = Outcome.IGNORED
    for key in keys:
        outcome = entry.press(key, key if len(key) == 1 else None)
    return outcome


def listed(entry: Entry) -> list[str]:
    return [choice.id for choice in entry.listed]


def chosen(entry: Entry) -> str | None:
    return entry.choice.id if entry.choice else None


def closed_list(**more: object) -> Entry:
    return Entry("Type", choices=TYPES, closed=True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("clash", 0),
        ("armed clash", 0),
        ("arm", 1),
        ("cla", 2),
        ("las", 4),
        ("battles clash", 5),
        ("battl", 5),
        ("rockets", None),
        ("clash rockets", None),
    ],
)
def test_a_choice_is_ranked_by_where_the_query_is_found(query: str, place: int | None) -> None:
    assert rank(query, TYPES[0]) == place


def test_an_id_counts_behind_the_words_of_the_title() -> None:
    assert rank("01", Choice("010", "Rocket")) == 3
    assert rank("010", Choice("010", "Rocket")) == 0


def test_typing_filters_and_the_best_comes_first() -> None:
    entry = closed_list()
    assert chosen(entry) == "clash"
    assert press(entry, *"ar") is Outcome.CHANGED
    assert listed(entry) == ["clash", "arrests", "shell"]
    press(entry, *"r")
    assert listed(entry) == ["arrests"]
    press(entry, "backspace", "backspace", "backspace")
    assert listed(entry) == [each.id for each in TYPES]


def test_accents_case_and_spaces_make_no_difference() -> None:
    entry = closed_list()
    press(entry, *" EMEUTE a")
    assert listed(entry) == ["010"]


def test_up_and_down_choose_and_stop_at_the_ends() -> None:
    entry = closed_list()
    assert press(entry, "down") is Outcome.MOVED
    assert chosen(entry) == "shell"
    press(entry, "up", "up", "up")
    assert chosen(entry) == "clash"
    press(entry, "pagedown")
    assert chosen(entry) == "010"
    press(entry, "pageup")
    assert chosen(entry) == "clash"
    assert press(entry, "enter") is Outcome.ACCEPTED


def test_a_closed_list_takes_nothing_else() -> None:
    entry = closed_list()
    press(entry, *"zzz")
    assert listed(entry) == []
    assert chosen(entry) is None
    assert press(entry, "enter") is Outcome.IGNORED
    assert press(entry, "tab") is Outcome.IGNORED
    assert press(entry, "down") is Outcome.IGNORED


def test_suggestions_are_chosen_only_if_asked_for() -> None:
    entry = Entry("Actor", choices=TYPES)
    assert chosen(entry) is None
    press(entry, "down")
    assert chosen(entry) == "clash"
    press(entry, "up")
    assert chosen(entry) is None
    press(entry, "up")
    assert chosen(entry) == "010"
    press(entry, *"x")
    assert chosen(entry) is None
    assert press(entry, "enter") is Outcome.ACCEPTED
    assert entry.line.text == "x"


def test_a_line_without_a_list_does_not_move() -> None:
    assert press(Entry("Note"), "down") is Outcome.IGNORED


def test_offered_text_is_replaced_by_typing_and_kept_by_editing() -> None:
    entry = Entry("Date", text="2025-06-19")
    assert entry.fresh
    press(entry, *"5 j")
    assert entry.line.text == "5 j"
    entry = Entry("Date", text="2025-06-19")
    press(entry, "backspace", *"8")
    assert entry.line.text == "2025-06-18"
    entry = Entry("Date", text="2025-06-19")
    assert press(entry, "home") is Outcome.MOVED
    press(entry, *"~")
    assert entry.line.text == "~2025-06-19"


def test_a_paste_is_typing() -> None:
    entry = closed_list()
    assert entry.paste("shell\n") is Outcome.CHANGED
    assert entry.line.text == "shell "
    assert chosen(entry) == "shell"


def test_what_cannot_be_shown_changes_nothing() -> None:
    entry = Entry("Date", text="2025-06-19")
    assert entry.paste("\x1b\u200b") is Outcome.IGNORED
    assert entry.line.text == "2025-06-19"
    assert entry.fresh


@pytest.mark.parametrize(("key", "character"), [("f5", None), ("ctrl+t", "\x14"), ("escape", "\x1b")])
def test_keys_that_type_nothing(key: str, character: str | None) -> None:
    entry = Entry("Note")
    entry.press(key, character)
    assert not entry.line.text
    assert not entry.touched


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
def test_leaving(key: str) -> None:
    assert press(Entry("Note", text="x"), key) is Outcome.LEFT


@pytest.mark.parametrize(
    ("key", "left", "accepted"),
    [
        ("tab", Outcome.LEFT_NEXT, Outcome.ACCEPTED_NEXT),
        ("shift+tab", Outcome.LEFT_PREVIOUS, Outcome.ACCEPTED_PREVIOUS),
    ],
)
def test_tab_takes_along_only_what_was_touched(key: str, left: Outcome, accepted: Outcome) -> None:
    assert press(Entry("Date", text="2025-06-19"), key) is left
    assert press(closed_list(), key) is left
    assert press(Entry("Date"), "5", key) is accepted
    assert press(closed_list(), "down", key) is accepted


def test_one_key_chooses_while_nothing_is_typed() -> None:
    choices = [Choice("yes", "Yes", key="y"), Choice("no", "No", key="n"), Choice("nn", "Nearly", key="")]
    entry = Entry("Label", choices=choices, closed=True, single_keys=True)
    assert press(entry, "n") is Outcome.ACCEPTED
    assert chosen(entry) == "no"
    entry = Entry("Label", choices=choices, closed=True, single_keys=True)
    assert press(entry, "e", "n") is Outcome.CHANGED
    entry = Entry("Label", choices=choices, closed=True)
    assert press(entry, "n") is Outcome.CHANGED


def test_ticking() -> None:
    entry = closed_list(chosen=["arrests"])
    assert press(entry, *"shell", "enter") is Outcome.TOGGLED
    assert entry.ticked == ["arrests", "shell"]
    assert not entry.line.text
    assert chosen(entry) == "shell"
    press(entry, "down", "enter")
    assert entry.ticked == ["shell"]
    assert press(entry, "tab") is Outcome.LEFT_NEXT
    assert press(entry, *"zzz", "enter") is Outcome.IGNORED
    assert entry.ticked == ["shell"]


def test_outcomes_tell_what_to_do() -> None:
    said = {each.name: (each.changed, each.accepted, each.left, each.step) for each in Outcome}
    assert said == {
        "IGNORED": (False, False, False, 0),
        "MOVED": (False, False, False, 0),
        "CHANGED": (True, False, False, 0),
        "ACCEPTED": (False, True, False, 0),
        "ACCEPTED_NEXT": (False, True, False, 0),
        "ACCEPTED_PREVIOUS": (False, True, False, -2),
        "TOGGLED": (True, False, False, 0),
        "LEFT": (False, False, True, 0),
        "LEFT_NEXT": (False, False, True, 1),
        "LEFT_PREVIOUS": (False, False, True, -1),
    }


def test_a_choice_is_highlighted_by_id_if_it_is_there() -> None:
    entry = closed_list()
    entry.highlight_id("arrests")
    assert chosen(entry) == "arrests"
    entry.highlight_id("gone")
    assert chosen(entry) == "arrests"


def rows(typed: str) -> list[Choice]:
    """A source that knows three rows and a name made of what was typed."""
    found = [each for each in ("Alpha", "Alpine", "Beta") if each.casefold().startswith(typed.casefold())]
    return [Choice(each, each) for each in found] + ([Choice(f"New {typed}", f"New {typed}")] if typed else [])


def test_a_source_is_asked_for_what_was_typed() -> None:
    entry = Entry("Actor", choices=rows)
    assert listed(entry) == ["Alpha", "Alpine", "Beta"]
    press(entry, *"al")
    assert listed(entry) == ["Alpha", "Alpine", "New al"]
    assert chosen(entry) is None
    press(entry, "down", "down")
    assert chosen(entry) == "Alpine"


def test_a_source_answers_to_the_text_that_is_offered() -> None:
    entry = Entry("Actor", text="be", choices=rows, closed=True)
    assert listed(entry) == ["Beta", "New be"]
    assert chosen(entry) == "Beta"
    press(entry, *"al")
    assert listed(entry) == ["Alpha", "Alpine", "New al"]


def test_a_chosen_answer_goes_into_the_line_where_several_are_parted() -> None:
    entry = Entry("Tags", choices=rows, joins=";")
    press(entry, *"al;")
    assert entry.line.text == "al;"
    press(entry, "ctrl+u", *"al", "down")
    assert press(entry, ";") is Outcome.CHANGED
    assert entry.line.text == "Alpha; "
    assert chosen(entry) is None
    press(entry, *"x")
    assert entry.line.text == "Alpha; x"


def test_a_text_that_is_put_into_the_line_is_edited_further() -> None:
    entry = Entry("Actor", text="old", choices=rows)
    assert entry.put("Alp") is Outcome.CHANGED
    press(entry, *"h")
    assert entry.line.text == "Alph"
    assert listed(entry) == ["Alpha", "New Alph"]


def test_a_long_list_is_ranked_as_one_by_one() -> None:
    choices = [Choice(f"{at:03}", f"Émeute {at % 7}/{at} à Alep", f"Riots {at % 5}") for at in range(300)]
    for typed in ("emeute 3", "riots 4 alep", "017", "1", "à", "/5", "zzz"):
        entry = Entry("Type", choices=choices)
        press(entry, *typed)
        ranked = [(rank(fold(typed), choice), choice.id) for choice in choices]
        assert listed(entry) == [id_ for place, id_ in sorted(r for r in ranked if r[0] is not None)]
