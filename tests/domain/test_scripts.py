"""The hand-written classes of characters keep what they promise, held against Unicode's tables."""

from functools import cache

import regex

from tui.domain.scripts import APART, FLAG, JOINERS, LATIN, LETTER, LONE

EVERYTHING = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)


@cache
def members(inside: str) -> str:
    return "".join(regex.findall(f"[{inside}]+", EVERYTHING))


def test_lone_characters_never_join() -> None:
    assert not regex.findall(
        r"(?V1)[^\p{GCB=Other}\p{GCB=Control}\p{GCB=CR}\p{GCB=LF}\p{GCB=LV}\p{GCB=LVT}]", members(LONE)
    )


def test_most_of_what_news_is_written_in_is_lone() -> None:
    assert not regex.sub(f"[{LONE}]", "", "Aé Жω “—…” العربية שלום 叙利亚。カナ 한국 กทย 😀 €")


def test_characters_apart_are_lone_and_no_part_of_words() -> None:
    apart = members(APART)
    assert not regex.sub(f"[{LONE}]", "", apart)
    assert set(regex.findall(r"\p{WB=Other}", apart)) == set(apart)


def test_latin_characters_are_lone() -> None:
    assert not regex.sub(f"[{LONE}]", "", members(LATIN))


def test_latin_letters_are_the_letters_among_latin_characters() -> None:
    latin = members(LATIN)
    assert set(members(LETTER)) == set(regex.findall(r"\p{WB=ALetter}", latin))
    assert members(LETTER).isalpha()
    assert regex.findall(r"\p{WB=Numeric}", latin) == list("0123456789")
    assert regex.findall(r"\p{WB=ExtendNumLet}", latin) == ["_"]
    assert not regex.findall(r"[\p{WB=Format}\p{WB=Extend}\p{WB=Katakana}\p{WB=Hebrew_Letter}]", latin)


def test_what_may_stand_within_latin_words() -> None:
    latin = members(LATIN)
    assert regex.findall(r"\p{WB=MidLetter}", latin) == [":", "·"]
    assert regex.findall(r"\p{WB=MidNum}", latin) == [",", ";"]
    assert regex.findall(r"[\p{WB=MidNumLet}\p{WB=Single_Quote}]", latin) == ["'", ".", "‘", "’"]


def test_flags_are_the_regional_indicators() -> None:
    assert members(FLAG) == members(r"\p{GCB=Regional_Indicator}")


def test_joiners_are_no_letters() -> None:
    assert not any(map(str.isalnum, JOINERS))
