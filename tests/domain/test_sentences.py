"""Where sentences end."""

import pytest

from tui.domain.sentences import sentence_starts
from tui.domain.text import ArticleText


def sentences(text: str, language: str = "") -> list[str]:
    article = ArticleText(text, language)
    found: list[str] = []
    offset = -1
    while offset < len(text):
        start, end = article.sentence_at(offset)
        if not found or text[start:end] != found[-1]:
            found.append(text[start:end])
        offset = article.next_sentence(offset)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("  One. Two?  Three!  ", ["One.", "Two?", "Three!"]),
        ("Mr. Brown met Lt. Col. Fox. They left.", ["Mr. Brown met Lt. Col. Fox.", "They left."]),
        ("The U.S. Army came. It left.", ["The U.S. Army came.", "It left."]),
        ("“We fight.” He left.", ["“We fight.”", "He left."]),
        ("On Jan. 5 it hit 5.5 km of road. Then not.", ["On Jan. 5 it hit 5.5 km of road.", "Then not."]),
        (
            "Maj.-Gen. John W. Brennan, Jr., spoke. Vice-Adm. Fox left.",
            ["Maj.-Gen. John W. Brennan, Jr., spoke.", "Vice-Adm. Fox left."],
        ),
        (
            "He saw Guinea-Bissau. She saw Al-Asad. They left.",
            ["He saw Guinea-Bissau.", "She saw Al-Asad.", "They left."],
        ),
        ("Ask “Spc. Doe or Pte. Roe. They know.”", ["Ask “Spc. Doe or Pte. Roe. They know.”"]),
        ("Ask Spc. Doe or (Pte. Roe). They know.", ["Ask Spc. Doe or (Pte. Roe).", "They know."]),
        ("Some Foo.-Bar. Then on.", ["Some Foo.-Bar.", "Then on."]),
        ("😀 One. 👨\u200d👩\u200d👧 Two.", ["😀 One.", "👨\u200d👩\u200d👧 Two."]),
        ("One.\r\nTwo. Three\r\n\r\n", ["One.", "Two.", "Three"]),
        ("The end.[1] Then", ["The end.[1]", "Then"]),
        ("It fell\u2028down. Then", ["It fell\u2028down.", "Then"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert [each for each in sentences(text) if each] == [each for each in expected if each]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "军队袭击了。他们走了！“是。”", ["军队袭击了。", "他们走了！", "“是。”"]),
        ("ar", "قال الرئيس. ثم ذهب؟ نعم.", ["قال الرئيس.", "ثم ذهب؟", "نعم."]),
        ("hi", "मैं गया। वह आया।", ["मैं गया।", "वह आया।"]),
        ("de-AT", "Er kam am 5. Mai. Sie ging.", ["Er kam am 5. Mai.", "Sie ging."]),
        ("xx", "One. Two.", ["One.", "Two."]),
    ],
)
def test_languages(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_a_hyphen_never_begins_a_sentence() -> None:
    text = "Foo.-Gen. Doe. Then."
    assert all(text[start - 1] == " " for start in sentence_starts(text, "en"))


def test_white_space_belongs_to_the_sentence_before_it_or_else_to_the_first() -> None:
    article = ArticleText("  One.  Two. \n \n")
    assert [article.sentence_at(offset) for offset in (0, 2, 6, 7, 8, 12, 13)] == [
        (2, 6),
        (2, 6),
        (2, 6),
        (2, 6),
        (8, 12),
        (8, 12),
        (8, 12),
    ]
    assert article.sentence_at(14) == (14, 14)
    assert article.sentence_at(16) == (16, 16)


def test_a_long_paragraph_is_cut_at_the_same_places_from_everywhere() -> None:
    unit = "Five rockets fell on Wed. near Ain al-Assad. Nobody “was hurt. They” left. "
    text = unit * 400
    article = ArticleText(text)
    starts = [0]
    while starts[-1] < len(text):
        starts.append(article.next_sentence(starts[-1]))
    first = [start for start in starts if start < 2 * len(unit)]
    assert [text[slice(*article.sentence_at(start))] for start in first[:3]] == [
        "Five rockets fell on Wed.",
        "near Ain al-Assad.",
        "Nobody “was hurt. They” left.",
    ]
    assert starts[:-1] == [shift * len(unit) + start for shift in range(400) for start in first[:3]]
    back = [len(text)]
    fresh = ArticleText(text)
    while back[-1]:
        back.append(fresh.previous_sentence(back[-1]))
    assert back == starts[::-1]


def test_a_long_paragraph_without_an_end_is_one_sentence() -> None:
    text = "rocket " * 3_000
    article = ArticleText(text)
    assert article.sentence_at(15_000) == (0, len(text) - 1)
    assert article.next_sentence(9_000) == len(text)
    assert article.previous_sentence(15_000) == 0


def test_white_space_longer_than_a_window_is_passed() -> None:
    text = " " * 10_000 + "One. Two." + " " * 10_000 + "Three."
    article = ArticleText(text)
    assert article.next_sentence(0) == 10_000
    assert article.sentence_at(20_000) == (10_005, 10_009)
    assert article.sentence_at(3) == (10_000, 10_004)
    assert article.previous_sentence(len(text)) == 20_009


def test_what_follows_a_window_is_seen() -> None:
    text = "to " * 1_355 + "say: “We go there. They went. We stay.” And so on." + " to" * 2_000
    article = ArticleText(text)
    assert text.index("They") < 4_096 < text.index("”")
    assert article.next_sentence(0) == text.index("And")


def test_a_sentence_may_start_with_a_space_that_carries_a_mark() -> None:
    text = "x" * 4_090 + "One.  \u0301Two. Three." + "x" * 8_000
    article = ArticleText(text)
    assert article.next_sentence(0) == text.index(" \u0301")


def test_quotation_marks_that_never_close_take_no_time_that_grows_with_their_square() -> None:
    text = "“" * 100_000 + ". Then."
    assert ArticleText(text).sentence_at(50_000) == (0, 100_001)
