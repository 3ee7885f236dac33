"""What is said of a name that nobody has in a project."""

from tui.services.unknown_names import nobody_called


def test_gold_is_no_person_that_was_misspelt() -> None:
    assert nobody_called("gold") == "There is no gold in this project yet: it is made with copydesk review."
    assert nobody_called("Gold").startswith("Nobody is called Gold in this project: ")
