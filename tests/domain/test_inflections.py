import pytest

from tui.domain.inflections import forms


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("clash", {"clashes", "clashed", "clashing"}),
        ("clashed", {"clash", "clashes", "clashing"}),
        ("clashes", {"clash", "clashed"}),
        ("raid", {"raids", "raided", "raiding"}),
        ("seize", {"seizes", "seized", "seizing"}),
        ("rally", {"rallies", "rallied", "rallying"}),
        ("rallies", {"rally", "rallied"}),
        ("kidnap", {"kidnaps", "kidnapped", "kidnapping"}),
        ("kidnapped", {"kidnap", "kidnapping", "kidnaps"}),
        ("shelling", {"shell", "shelled", "shells"}),
        ("hostages", {"hostage"}),
        ("torch", {"torches", "torched"}),
    ],
)
def test_forms_of_a_word(word: str, others: set[str]) -> None:
    assert forms(word)[0] == word
    assert others <= set(forms(word))


@pytest.mark.parametrize("word", ["un", "c4", "منفجر", "ies", "ss", "press", "y", ""])
def test_what_has_no_endings_to_change_is_left_alone(word: str) -> None:
    assert word in forms(word)
    assert all(form.startswith(word[:-1]) for form in forms(word))


def test_short_words_do_not_lose_their_ends() -> None:
    assert "ne" not in forms("need")
    assert "k" not in forms("king")
    assert "d" not in " ".join(forms("dies")).split()


@pytest.mark.parametrize(
    ("word", "language", "others"),
    [
        ("atacar", "es", {"ataco", "atacaron", "atacado", "atacando"}),
        ("herir", "es", {"herido", "heridas"}),
        ("explosion", "es", {"explosiones"}),
        ("secuestro", "es", {"secuestros"}),
        ("tirer", "fr", {"tirent", "tire", "tirant"}),
        ("enlevement", "fr", {"enlevements"}),
        ("matar", "pt", {"matou", "mataram"}),
        ("manifestacao", "pt", {"manifestacoes"}),
        ("toten", "de", {"getotet", "totet", "toteten"}),
        ("festnahme", "de", {"festnahmen"}),
        ("ambush", "es", {"ambushed"}),
    ],
)
def test_forms_of_words_of_other_languages(word: str, language: str, others: set[str]) -> None:
    assert others <= set(forms(word, language))


def test_english_words_get_no_endings_of_other_languages() -> None:
    assert not {"attacker", "attacke", "attacken"} & set(forms("attack"))
