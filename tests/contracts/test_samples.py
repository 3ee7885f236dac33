"""The sample articles are what their index and their README say."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "sample_articles"
INDEX: list[dict[str, str]] = json.loads((FOLDER / "index.json").read_text("utf-8"))
NAMES = [entry["file"] for entry in INDEX]
CODERS = ("coders.json", "coders-review.json")
"""What coders said of some articles; tests/services/test_demo_coders.py looks into it."""
HOSTILE = "hostile.txt"
RIVER = "01-river-bases.txt"
TWO_EVENTS = "02-market-and-checkpoint.txt"
NO_EVENT = "06-war-on-potholes.txt"
UNDATED = "07-what-happened-at-kumbari-bridge.txt"
ARABIC = "09-market-bombing.ar.txt"
CHINESE = "10-copper-strike.zh.txt"
MANY_SCRIPTS = "11-bus-fare-march.txt"
CRLF = "12-agency-bulletin.txt"
LONG = "13-the-road-to-san-evaristo.txt"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BIDI_CLASSES = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def read(name: str) -> str:
    return (FOLDER / name).read_bytes().decode("utf-8")


def words(text: str) -> int:
    return len(re.findall(r"\S+", text))


def test_the_index_and_the_folder_hold_the_same_articles() -> None:
    held = [path.name for path in FOLDER.iterdir() if not path.name.startswith(".")]
    assert sorted([*NAMES, "README.md", *CODERS, "index.json"]) == sorted(held)
    assert len(NAMES) == len(set(NAMES))
    assert len(NAMES) >= 13


@pytest.mark.parametrize("entry", INDEX, ids=NAMES)
def test_an_index_entry_is_complete(entry: dict[str, str]) -> None:
    assert list(entry) == ["file", "title", "published", "source", "language", "note"]
    assert all(entry[key] for key in ("title", "source", "note"))
    assert "\n" not in entry["note"]
    assert re.fullmatch(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", entry["language"])
    if entry["published"]:
        assert date.fromisoformat(entry["published"]).isoformat() == entry["published"]


def test_the_readme_names_every_article() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in readme] == []
    assert all(f"## {each}\n" in readme for each in CODERS)


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_utf_8_without_mark_or_front_matter(name: str) -> None:
    text = read(name)
    assert text
    assert not text.startswith(("\ufeff", "---"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != HOSTILE])
def test_only_the_hostile_article_holds_control_characters(name: str) -> None:
    kept = {"\n", "\r"} if name == CRLF else {"\n"}
    found = {
        char
        for char in set(read(name)) - kept
        if unicodedata.category(char) in {"Cc", "Cn", "Co", "Zl", "Zp"}
        or unicodedata.bidirectional(char) in BIDI_CLASSES
    }
    assert found == set()


def test_git_is_told_to_leave_the_bytes_alone() -> None:
    rules = (FOLDER / ".gitattributes").read_text("utf-8").splitlines()
    assert "*.txt -text" in rules


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {ARABIC, CHINESE}])
def test_weekdays_and_dates_agree(name: str) -> None:
    days, months = "|".join(WEEKDAYS), "|".join(MONTHS)
    text = read(name)
    found = [
        (day, date(int(year), MONTHS.index(month) + 1, int(number)))
        for day, number, month, year in re.findall(rf"({days}),? (\d+) ({months}) (\d{{4}})", text)
    ] + [
        (day, date(int(year), MONTHS.index(month) + 1, int(number)))
        for day, month, number, year in re.findall(rf"({days}), ({months}) (\d+), (\d{{4}})", text)
    ]
    assert [pair for pair in found if WEEKDAYS[pair[1].weekday()] != pair[0]] == []


def test_the_first_article_is_a_jumble_of_incidents() -> None:
    text = read(RIVER)
    assert 600 <= words(text) <= 800
    assert text.count("Soldiers inspect a burnt fuel store at Camp Heron") == 5
    for phrase in (
        "On Wednesday evening",
        "Earlier in the day",
        "Before the attack",
        "Later in the night",
        "At dawn on Tuesday",
        "Two JRF soldiers and a civilian were killed",
        "We have buried seven people",
        "No casualties were reported in the attack",
        "Sign up for",
    ):
        assert text.count(phrase) == 1, phrase
    assert "March 6" not in text


def test_the_second_article_states_two_events_word_for_word() -> None:
    text = read(TWO_EVENTS)
    assert text.isascii()
    assert 200 <= words(text) <= 300
    for phrase in (
        "On Tuesday, June 17, 2025",
        "the central market of Puerto Lirio",
        "a hand grenade",
        "killed four people and wounded 17",
        "Police blamed the Black River Front",
        "On Wednesday, June 18, 2025",
        "about 20 fighters of the Llanero Column",
        "an army checkpoint at San Evaristo",
        "assault rifles",
        "Three soldiers were killed and two were wounded",
    ):
        assert text.count(phrase) == 1, phrase


def test_the_article_without_an_event_speaks_of_war() -> None:
    text = read(NO_EVENT)
    assert [word for word in ("ambush", "casualties", "bombshell", "besiege", "mine ") if word not in text] == []


def test_the_undated_article_has_no_date_at_all() -> None:
    published = {entry["file"]: entry["published"] for entry in INDEX}
    assert [name for name, day in published.items() if not day] == [UNDATED]
    assert not re.search(r"\b(19|20)\d\d\b", read(UNDATED))
    assert not re.search("|".join(MONTHS), read(UNDATED))


def test_the_arabic_article_is_arabic() -> None:
    text = read(ARABIC)
    assert sum(unicodedata.bidirectional(char) == "AL" for char in text) > len(text) / 2
    assert "\N{ARABIC FATHA}" in text
    assert "\N{ARABIC-INDIC DIGIT EIGHT}" in text
    assert "5-71204" in text
    assert "Humat al-Wadi" in text


def test_the_chinese_article_is_chinese() -> None:
    text = read(CHINESE)
    assert sum(unicodedata.name(char, "").startswith("CJK UNIFIED") for char in text) > len(text) * 3 / 4
    assert "\U00020bb7" in text
    assert "\N{FULLWIDTH COMMA}" in text


def test_one_article_holds_every_kind_of_cluster() -> None:
    text = read(MANY_SCRIPTS)
    family = "\u200d".join("\N{MAN}\N{WOMAN}\N{GIRL}\N{BOY}")
    clusters = {
        "family": family,
        "skin tone": "\N{RAISED FIST}\N{EMOJI MODIFIER FITZPATRICK TYPE-5}",
        "skin tone and joiner": "\N{MAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\u200d\N{EAR OF RICE}",
        "rainbow flag": "\N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}",
        "national flag": "\U0001f1f3\U0001f1f5",
        "two flags in a row": "\U0001f1e8\U0001f1e6\U0001f1e8\U0001f1e6",
        "flag of tags": "\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "keycap": "1\ufe0f\N{COMBINING ENCLOSING KEYCAP}",
        "Devanagari conjunct": "\u0915\u094d\u0937\u0947",
        "Malayalam conjunct": "\u0d15\u0d4d\u0d37",
        "Tamil conjunct": "\u0b95\u0bcd\u0bb7",
        "Bengali conjunct": "\u099c\u09cd\u099e",
        "Thai marks": "\u0e19\u0e49\u0e33",
        "decomposed": "Jose\u0301",
        "two marks": "e\u0302\u0303",
        "jamo": "\u1112\u1161\u11ab",
        "composed": "Qu\u00e9bec",
    }
    assert [kind for kind, cluster in clusters.items() if cluster not in text] == []


def test_one_article_has_crlf_line_ends_throughout() -> None:
    text = read(CRLF)
    assert text.count("\r\n") == text.count("\n") == text.count("\r") > 50


def test_the_long_article_is_long_and_never_repeats_itself() -> None:
    text = read(LONG)
    assert words(text) >= 4800
    paragraphs = [line for line in text.split("\n") if len(line) > 40]
    assert len(paragraphs) == len(set(paragraphs)) > 60
    assert "Puerto Lirio" in text
    assert "San Evaristo" in text


HAZARDS = {
    "C0, DEL and C1": [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))],
    "CSI": ["\x1b[2J", "\x1b[31;5m", "\x1b[?1049l", "\x1b[?1000h", "\x1b[201~", "\x1b[6n", "\x9b31m"],
    "reset": ["\x1bc"],
    "character set": ["\x1b(0", "\x0e", "\x0f"],
    "title": ["\x1b]0;copydesk is mine\x07", "\x1b]2;so is this window\x1b\\", "\x1bkand tmux\x1b\\", "\x9d0;"],
    "clipboard": ["\x1b]52;c;Y29weWRlc2s6IGhvc3RpbGUudHh0\x07", "\x1b]52;c;?\x07"],
    "link": ["\x1b]8;;https://click.invalid/\x1b\\"],
    "DCS": ["\x1bP$qm\x1b\\", "\x1bPtmux;\x1b\x1b]0;", "\x1bPq#0", "\x90q\x9c"],
    "APC, PM, SOS": ["\x1b_G", "\x1b^private", "\x1bXstart", "\x9f", "\x9e", "\x98"],
    "line ends": ["hurt\rnobody", "\r\r", "Windows.\r\nOnly", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"],
    "tabs": ["\t\t\t", "\n\tA paragraph", "end.\t\n"],
    "bidi": [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"],
    "zero width": [*"\u00ad\u034f\u115f\u180e\u200b\u200c\u200d\u2060\u2061\u206a\u3164\ufe00\ufeff\U000e0100"],
    "tags": ["\U000e0001", "".join(chr(0xE0000 + ord(char)) for char in "ignore the codebook"), "\U000e007f"],
    "spaces": [*"\u00a0\u1680\u2007\u202f\u205f\u3000"],
    "marks": ["\n\u0301\u0302", "Z" + "".join(chr(code) for code in range(0x300, 0x340))],
    "wide": ["\ufdfd", "\U0001242b"],
    "broken clusters": ["\U0001f1e9\U0001f1ea\U0001f1eb,", " \U0001f3fd ", " \u20e3 ", " \u200d "],
    "no characters": [*"\ufdd0\ufffe\uffff\U0001fffe\ue000\U0010fffd\ufff9\ufffb\ufffc\ufffd\u0378"],
    "markup": ["[/]", "[sic]", "[@click=app.quit]x[/]", "[bold red]", "[/nothing]", "[link=", "\\[", "[bold\n"],
    "other tongues": ["<script>", "{{7*7}}", "$(id)", "DROP TABLE", "=HYPERLINK", "!!python/object", "%s", "---\n"],
    "controls within words": ["cus\u00adtoms", "Po\u200blice", "har\x07bour", "O\u2019[/]Neill", "Port\x00Maren"],
}


@pytest.mark.parametrize("kind", HAZARDS)
def test_the_hostile_article_holds(kind: str) -> None:
    text = read(HOSTILE)
    assert [ascii(hazard) for hazard in HAZARDS[kind] if hazard not in text] == []


def test_the_hostile_article_ends_within_open_sequences() -> None:
    text = read(HOSTILE)
    assert text.endswith("\x1b]52;c;")
    override = text.rindex("\u202e")
    assert "\u202c" not in text[override : text.index("\n", override)]


def test_the_hostile_article_holds_two_lines_of_ten_thousand_characters() -> None:
    long = [line for line in read(HOSTILE).split("\n") if len(line) > 5000]
    assert [len(line) for line in long] == [10_000, 10_000]
    assert not any(char.isspace() for char in long[0])
    assert long[1].count(" ") > 1000


def test_the_hostile_article_reports_events_in_readable_sentences() -> None:
    text = read(HOSTILE)
    assert text.count("On Friday, 3 October 2025, two shells hit the customs house at Port Maren") == 1
    assert text.count("killing one guard and wounding two porters") == 1
    assert text.count("On Saturday, 4 October 2025, about 200 dockers marched") == 1


def test_the_hostile_title_is_hostile_too() -> None:
    entry = next(entry for entry in INDEX if entry["file"] == HOSTILE)
    assert "[/]" in entry["title"]
    assert "\x1b]0;" in entry["title"]
    assert "[@click=app.quit]" in entry["source"]
