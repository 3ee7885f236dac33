# ruff: noqa: E501 - a table: one broken text a line
import pytest

from tui.formats.schema_yaml import SchemaErrors, load_schema
from tui.formats.yaml_text import Mapping, Node, Scalar, Sequence, YamlFaults, quoted, read_yaml

HEAD = 'schema: x\nversion: "1"\n'

# fmt: off
BROKEN: list[tuple[str, str, str]] = [
    ("empty file", "", "1:1: nothing for a schema; expected keys such as schema and version"),
    ("only a comment", "# nothing\n", "1:1: nothing for a schema; expected keys such as schema and version"),
    ("a list", "- a\n- b\n", "1:1: a list for a schema; expected keys such as schema and version"),
    ("duplicate key", HEAD + 'labels: [a]\nversion: "2"\n', "4:1: key 'version' twice, first in line 2; expected it once"),
    ("anchor", HEAD + "labels: &a [b]\n", "3:9: the anchor '&a'; expected no anchors: write the value in each place"),
    ("alias", HEAD + "labels: *a\n", "3:9: the alias '*a'; expected the value itself"),
    ("merge key", HEAD + "labels:\n  a: A\n  <<: {b: B}\n", "5:3: the merge key '<<'; expected the keys themselves"),
    ("tag", HEAD + "labels: !!set {a, b}\n", "3:9: the tag 'tag:yaml.org,2002:set'; expected no tags: every value is text"),
    ("list as key", HEAD + "labels:\n  ? [a]\n  : b\n  c: d\n", "4:5: a list or mapping as a key; expected a text"),
    ("two documents", HEAD + "labels: [a]\n---\nb: c\n", "4:1: a second document; expected one document in a file"),
    ("directive", '%YAML 1.1\n---\nschema: x\nversion: "1"\nlabels: [a]\n', "1:1: a line that begins with '%'; expected no YAML directives"),
    ("tab", HEAD + "labels:\n\ta: b\n", "4:1: a tab; expected spaces for indenting"),
    ("colon in text", HEAD + "title: Fires: 2022\nlabels: [a]\n", "3:13: a ':' where none can stand; expected quotes around text that holds ': '"),
    ("no closing quote", HEAD + 'title: "Fires\nlabels: [a]\n', "5:1: a quoted text without an end; expected a closing quote"),
    ("no closing bracket", HEAD + "labels: [a\n", "4:1: a bracket that is still open here; expected ',' or its closing bracket, or quotes around text that holds a bracket"),
    ("bad indent", HEAD + "labels:\n    a: b\n  c: d\n", "5:3: not YAML; expected another indent, bracket or quote before this (did not find expected key)"),
    ("escape in double quotes", HEAD + 'title: "a\\qb"\n', "3:10: an unknown escape in double quotes; expected single quotes, or '\\\\' for a backslash"),
    ("control character", HEAD + "title: a\x1b[2Jb\n", "3:9: control character U+001B; expected visible text, tabs and line breaks"),
    ("escaped control character", HEAD + 'title: "a\\x1b[2Jb"\nlabels: [a]\n', "3:8: control character U+001B; expected visible text, tabs and line breaks"),
    ("bidi character", HEAD + "title: a\u202eb\n", "3:9: control character U+202E; expected visible text, tabs and line breaks"),
]
# fmt: on


@pytest.mark.parametrize(("text", "error"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_a_broken_text_is_told_where_and_why(text: str, error: str) -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(text.encode(), "x.yaml")

    assert f"x.yaml:{error}" in caught.value.lines()


def root_of(text: str) -> Node:
    root, faults = read_yaml(text.encode())
    assert faults == ()
    return root


def test_every_scalar_is_text_with_its_place() -> None:
    root = root_of("a: NO\nb: [010, 1:30, ~]\nc: 'no'\n")

    assert isinstance(root, Mapping)
    assert root.entries[0] == (Scalar("a", 1, 1, 0), Scalar("NO", 1, 4, 0))
    assert root.entries[1][1] == Sequence(
        (Scalar("010", 2, 5, 0), Scalar("1:30", 2, 10, 0), Scalar("", 2, 16, 0)), 2, 4
    )
    assert root.entries[2][1] == Scalar("no", 3, 4, 1)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("a: bcd", 2, (1, 6)),
        ("a: 'bcd'", 2, (1, 7)),
        ("a: 'b''d'", 2, (1, 4)),
        ('a: "b\\x41"', 1, (1, 4)),
        ("a: >\n  bcd", 2, (1, 4)),
        ("ä: 'é𝒳d'", 2, (1, 7)),
    ],
)
def test_places_inside_a_text_count_code_points_where_they_are_known(
    text: str, offset: int, place: tuple[int, int]
) -> None:
    root = root_of(text)
    assert isinstance(root, Mapping)
    value = root.entries[0][1]
    assert isinstance(value, Scalar)

    assert value.place(offset) == place


@pytest.mark.parametrize("text", ["null", "~", "", "Null", "NULL"])
def test_nothing_is_the_empty_text_and_in_quotes_a_word(text: str) -> None:
    root = root_of(f"a: {text}\nb: '{text}'")
    assert isinstance(root, Mapping)
    plain, in_quotes = (value for _, value in root.entries)
    assert isinstance(plain, Scalar)
    assert isinstance(in_quotes, Scalar)

    assert (plain.text, in_quotes.text) == ("", text)


def test_a_byte_order_mark_is_skipped_and_moves_nothing() -> None:
    root, _ = read_yaml("\ufeffa: b".encode())

    assert isinstance(root, Mapping)
    assert root.entries[0][0] == Scalar("a", 1, 1, 0)


def fault_of(source: bytes) -> str:
    with pytest.raises(YamlFaults) as caught:
        read_yaml(source)
    fault = caught.value.faults[-1]
    return f"{fault.line}:{fault.column}: {fault.message}"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("a: b".encode("utf-16"), "1:1: UTF-16 or UTF-32; expected UTF-8"),
        ("a: b".encode("utf-16-le"), "1:1: UTF-16 or UTF-32; expected UTF-8"),
        ("a: b".encode("utf-32-be"), "1:1: UTF-16 or UTF-32; expected UTF-8"),
        (b"a: b\nc: \xe4", "2:4: byte 0xE4 that is not UTF-8; expected UTF-8"),
        (b"a: @b", "1:4: '@' at the beginning of a text; expected quotes around the text"),
        ("a: \ufffe".encode(), "1:4: control character U+FFFE; expected visible text, tabs and line breaks"),
        (b"a: \x00", "1:4: control character U+0000; expected visible text, tabs and line breaks"),
        (b"x" * (1024 * 1024 + 1), "1:1: 1,048,577 bytes; expected at most 1,048,576"),
        (b"[" * 1_000, "1:34: more than 32 levels inside each other; expected fewer"),
        (b"- a\n" * 60_000, "50000:3: more than 50,000 values; expected fewer"),
    ],
)
def test_what_cannot_be_read_at_all(source: bytes, fault: str) -> None:
    assert fault_of(source) == fault


ALIASES = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))])
MERGES = "\n".join(["a0: &a0 {k: v}", *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 25))])


@pytest.mark.parametrize("bomb", [ALIASES, MERGES], ids=["aliases", "merges"])
def test_a_bomb_of_references_is_read_once_and_refused(bomb: str) -> None:
    try:
        _, faults = read_yaml(bomb.encode())
    except YamlFaults as error:
        faults = error.faults

    assert any("the anchor '&a0'" in fault.message for fault in faults)


MEBIBYTE = 1024 * 1024
LARGE = [
    b"{" * MEBIBYTE,
    b"- " * (MEBIBYTE // 2),
    b"? " * (MEBIBYTE // 2),
    b"[a," * (MEBIBYTE // 3),
    b"{a: " * (MEBIBYTE // 4),
    b"k: v\n" * (MEBIBYTE // 5),
    b"!a " * (MEBIBYTE // 3),
    b"&a " * (MEBIBYTE // 3),
    b"- !a b\n" * (MEBIBYTE // 7),
    b"%TAG !a! x\n" * (MEBIBYTE // 11),
    b'"' * MEBIBYTE,
    b"\x01" * MEBIBYTE,
    b"a: |\n" + b" \n" * (MEBIBYTE // 2 - 8),
]


@pytest.mark.parametrize("source", LARGE, ids=range(len(LARGE)))
def test_the_largest_texts_end(source: bytes) -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(source, "x.yaml")

    assert 1 <= len(caught.value.problems) <= 101


def test_foreign_text_in_quotes_is_safe_and_short() -> None:
    assert quoted("a\x1b\nb") == "'a␛␊b'"
    assert len(quoted("x" * 1_000)) == 62
