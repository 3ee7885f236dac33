"""Somebody's own keys."""

from hypothesis import given
from hypothesis import strategies as st

from tui.domain.schema import Label
from tui.ui.commands import COMMANDS, DIGITS, Keys, key_map, label_keys
from tui.ui.keymap import KEPT, Wish, make_keys
from tui.ui.registry.base import ANNOTATE

LABELS = (Label("what", "What", "w"), Label("who", "Who", "x"))


def test_without_wishes_the_registry_holds() -> None:
    assert make_keys([]) == (Keys(), [])


def test_an_action_has_the_keys_that_were_asked_for() -> None:
    keys, refused = make_keys([Wish("undo", ("f7",), 3), Wish("label:who", ("f8", "f9"), 4)])
    assert not refused
    at = key_map(ANNOTATE, keys.commands)
    assert at["f7"] == "undo"
    assert "u" not in at
    assert keys.of("undo") == "f7"
    assert label_keys(LABELS, keys.labels) == {"1": "label:what", "f8": "label:who", "f9": "label:who"}


def test_a_key_that_means_something_else_is_refused() -> None:
    keys, refused = make_keys([Wish("undo", ("w",), 3)])
    assert keys == Keys()
    assert refused == [(3, "'w' is the key of next-word already; give that other keys too")]


def test_two_actions_can_change_places() -> None:
    keys, refused = make_keys([Wish("undo", ("U",), 1), Wish("redo", ("u",), 2)])
    assert not refused
    assert (keys.of("undo"), keys.of("redo")) == ("U", "u")


def test_of_two_wishes_for_a_key_the_first_is_granted() -> None:
    keys, refused = make_keys([Wish("redo", ("f7",), 9), Wish("undo", ("f7",), 3)])
    assert [line for line, _ in refused] == [9]
    assert keys.of("undo") == "f7"
    assert keys.of("redo") == "U"


def test_what_was_granted_on_a_refused_wish_is_refused_as_well() -> None:
    keys, refused = make_keys([Wish("next-word", ("f6",), 1), Wish("undo", ("w",), 2), Wish("redo", ("f6",), 3)])
    assert [line for line, _ in refused] == [3]
    _, refused = make_keys([Wish("next-word", ("x",), 1), Wish("undo", ("w",), 2)])
    assert sorted(line for line, _ in refused) == [1, 2]
    assert keys.of("undo") == "w"


def test_digits_belong_to_labels() -> None:
    _, refused = make_keys([Wish("undo", ("1",), 3)])
    assert refused == [(3, "'1' is the label with number 1 already; give that other keys too")]
    keys, refused = make_keys([Wish("label:what", ("2",), 1), Wish("label:who", ("1",), 2)])
    assert not refused
    assert label_keys(LABELS, keys.labels) == {"2": "label:what", "1": "label:who"}


def test_the_way_out_keeps_a_key() -> None:
    keys, refused = make_keys([Wish(action, (), 1) for action in (*KEPT, "undo")])
    assert len(refused) == len(KEPT)
    assert keys.of("quit") == "Q"
    assert not keys.of("undo")


wishes = st.lists(
    st.builds(
        Wish,
        st.sampled_from([*(command.id for command in COMMANDS), "label:who", "label:what"]),
        st.lists(st.sampled_from([*"uwzqj12", "tab", "ctrl+t"]), max_size=3).map(tuple),
        st.integers(1, 99),
    ),
    max_size=8,
    unique_by=lambda wish: wish.action,
)


@given(wishes)
def test_no_key_ever_means_two_things_at_one_place(asked: list[Wish]) -> None:
    keys, _ = make_keys(asked)
    for where in {place for command in keys.commands for place in command.where}:
        taken = [key for command in keys.commands if where in command.where for key in set(command.keys)]
        taken += DIGITS if where == ANNOTATE else ""
        own = {key for each in keys.labels.values() for key in each} - set(DIGITS) if where == ANNOTATE else set()
        assert len({*taken, *own}) == len(taken) + len(own)
    assert all(keys.of(action) for action in KEPT)


def test_an_action_without_a_key_is_named_by_its_title() -> None:
    keys, refused = make_keys([Wish("undo", (), 1), Wish("redo", ("f7",), 2)])
    assert not refused
    assert (keys.named("undo"), keys.named("redo"), keys.named("no-event")) == ("(Undo)", "f7", "x")
