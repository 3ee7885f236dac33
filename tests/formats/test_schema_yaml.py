# ruff: noqa: E501 - a table: one broken schema a line
import hashlib
from pathlib import Path

import pytest

from tui.domain.errors import SchemaError
from tui.domain.schema import Field, FieldType, Label, Option, Reason, Schema, Severity, find_option
from tui.domain.values import Nothing
from tui.formats.schema_yaml import SchemaErrors, load_schema
from tui.services.schema_files import BesideSchema

HEAD = 'schema: x\nversion: "1"\n'
EVENT = f"{HEAD}event:\n  type: type\n  fields:\n    type: {{type: choice, options: [a, b]}}\n"

# fmt: off
BROKEN: list[tuple[str, str, str]] = [
    ("no name", 'version: "1"\nlabels: [a]\n', "1:1: no 'schema' in a schema; expected the name of the schema"),
    ("no version", "schema: x\nlabels: [a]\n", '1:1: no \'version\' in a schema; expected its version, such as "1.0"'),
    ("asks nothing", HEAD, "1:1: a schema that asks nothing; expected labels, article or event"),
    ("bad name", 'schema: Fires!\nversion: "1"\nlabels: [a]\n', "1:9: 'Fires!' for the name of the schema; expected a-z, 0-9 and -, a letter first"),
    ("bad version", 'schema: x\nversion: "1 0"\nlabels: [a]\n', '2:10: \'1 0\' for the version; expected letters, digits and dots, such as "1.0"'),
    ("unknown key", HEAD + "label: [a]\nlabels: [a]\n", "3:1: unknown key 'label' in a schema; did you mean 'labels'?"),
    ("unknown key without likeness", HEAD + "labels: [a]\nqqq: 1\n", "4:1: unknown key 'qqq' in a schema; expected one of schema, version, title, help, labels, lists, tables, article, … (14 in all)"),
    ("comma in a flow text", HEAD + "labels: {a: {title: A, help: Fights, or clashes}}\n", "3:38: unknown key 'or clashes'; expected quotes around a text that holds a comma"),
    ("label hotkey clash", HEAD + "labels: {a: {key: k}, b: {key: k}}\n", "3:32: key 'k' for the label b, taken by the label a; expected another letter"),
    ("label hotkey too long", HEAD + "labels: {a: {key: ab}}\n", "3:19: 'ab' as the key of the label a; expected one of a-z and 0-9"),
    ("label twice", HEAD + "labels: [a, b, a]\n", "3:16: label 'a' twice, first in line 3; expected it once"),
    ("label id", HEAD + "labels: {First: x}\n", "3:10: 'First' as the id of a label; expected a-z, 0-9 and _, a letter first, at most 40"),
    ("label reserved", HEAD + "labels: [evidence]\n", "3:10: the label 'evidence'; expected another id: this one is for evidence without a label"),
    ("labels as text", HEAD + "labels: person\n", "3:9: 'person' for labels; expected one 'id: …' for each"),
    ("label with a list", HEAD + "labels: {a: [b]}\n", "3:13: a list for the label a; expected keys such as key and title"),
    ("review as text", HEAD + "labels: [a]\nreview: yes\n", "4:9: 'yes' for the review; expected keys such as reasons and feedback"),
    ("review with an unknown key", HEAD + "labels: [a]\nreview: {reason: [a]}\n", "4:10: unknown key 'reason' in the review; did you mean 'reasons'?"),
    ("reasons without any", HEAD + "labels: [a]\nreview: {reasons: []}\n", "4:19: an empty list of reasons; expected at least one, or none of this key"),
    ("reasons as text", HEAD + "labels: [a]\nreview: {reasons: slip}\n", "4:19: 'slip' for reasons; expected one 'id: …' for each"),
    ("reason twice", HEAD + "labels: [a]\nreview: {reasons: [gap, gap]}\n", "4:25: reason 'gap' twice, first in line 4; expected it once"),
    ("reason id", HEAD + "labels: [a]\nreview: {reasons: {Gap: x}}\n", "4:20: 'Gap' as the id of a reason; expected a-z, 0-9 and _, a letter first, at most 40"),
    ("reason hotkey clash", HEAD + "labels: [a]\nreview: {reasons: {a: {key: k}, b: {key: k}}}\n", "4:42: key 'k' for the reason b, taken by the reason a; expected another letter"),
    ("reason hotkey", HEAD + "labels: [a]\nreview: {reasons: {a: {key: Ab}}}\n", "4:29: 'Ab' as the key of the reason a; expected one of a-z and 0-9"),
    ("reason with a list", HEAD + "labels: [a]\nreview: {reasons: {a: [b]}}\n", "4:23: a list for the reason a; expected keys such as key and title"),
    ("reason that is no guideline", HEAD + "labels: [a]\nreview: {reasons: {a: {guideline: gap}}}\n", "4:35: 'gap' for 'guideline'; expected yes or no"),
    ("feedback", HEAD + "labels: [a]\nreview: {feedback: sometimes}\n", "4:20: 'sometimes' for 'feedback'; expected yes or no"),
    ("audit", HEAD + "labels: [a]\nreview: {audit: 101}\n", "4:17: '101' for the audit; expected a percentage from 0 to 100, such as 5"),
    ("audit in words", HEAD + "labels: [a]\nreview: {audit: 5 %}\n", "4:17: '5 %' for the audit; expected a percentage from 0 to 100, such as 5"),
    ("title of two lines", HEAD + 'title: "a\\nb"\nlabels: [a]\n', "3:8: several lines for the title of the schema; expected one line"),
    ("title as list", HEAD + "title: [a]\nlabels: [a]\n", "3:8: a list for the title of the schema; expected a text"),
    ("title too long", HEAD + "title: " + "a" * 130 + "\nlabels: [a]\n", "3:8: 130 characters for the title of the schema; expected at most 120"),
    ("no fields", HEAD + "article:\n  checks: {}\n", "4:3: no 'fields' in article; expected the questions"),
    ("empty fields", HEAD + "article:\n  fields:\n", "4:10: no fields in article; expected at least one 'id: type'"),
    ("fields as list", HEAD + "article:\n  fields: [a, b]\n", "4:11: a list for the fields of article; expected one 'id: …' for each"),
    ("no event type", HEAD + "event:\n  fields: {a: text}\n", "4:3: no 'type' in event; expected the id of the field whose answer is the event's type"),
    ("unknown event type", HEAD + "event:\n  type: typ\n  fields: {type: {type: choice, options: [a]}}\n", "4:9: 'typ' for the field of the event's type; did you mean 'type'?"),
    ("event type of another type", HEAD + "event:\n  type: a\n  fields: {a: text}\n", "4:9: field a for the event's type; expected one of type tree or choice"),
    ("unknown summary", HEAD + "event:\n  type: type\n  summary: [date, plce]\n  fields:\n    type: {type: choice, options: [a, b]}\n    date: date\n", "5:19: unknown field 'plce'; expected one of type, date"),
    ("unknown type", EVENT + "    a: txt\n", "7:8: 'txt' for the type of field a; did you mean 'text'?"),
    ("no type", EVENT + "    a: {title: A}\n", "7:8: no 'type' in field a; expected the type of the answer"),
    ("field id", EVENT + "    A-b: text\n", "7:5: 'A-b' as the id of a field; expected a-z, 0-9 and _, a letter first, at most 40"),
    ("field id too long", EVENT + "    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: text\n", "7:5: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' as the id of a field; expected a-z, 0-9 and _, a letter first, at most 40"),
    ("field id of the language", EVENT + "    not: text\n", "7:5: 'not' as the id of a field; expected another: expressions use this word"),
    ("field article", EVENT + "    article: text\n", "7:5: 'article' as the id of a field; expected another: expressions use this word"),
    ("unknown field key", EVENT + "    a: {type: text, requird: yes}\n", "7:21: unknown key 'requird' in field a; did you mean 'required'?"),
    ("no options", EVENT + "    a: choice\n", "7:8: no 'options' in field a; expected the answers to choose from"),
    ("empty options", EVENT + "    a: {type: choice, options: []}\n", "7:32: an empty list for the options of field a; expected at least one code"),
    ("code twice", EVENT + "    a: {type: choice, options: [x, y, x]}\n", "7:39: code 'x' twice in the options of field a, first in line 7; expected it once"),
    ("code twice in a tree", EVENT + "    a:\n      type: tree\n      options:\n        x: [z]\n        y: [z]\n", "11:13: code 'z' twice in the answers below 'y', first in line 10; expected it once"),
    ("empty code", EVENT + "    a: {type: choice, options: [null, b]}\n", "7:33: an empty code in the options of field a; expected a text, in quotes if it is 'null' or '~'"),
    ("code of two lines", EVENT + '    a: {type: choice, options: ["b\\nc"]}\n', "7:33: the code 'b␊c' in the options of field a; expected one line of at most 120 characters"),
    ("code too long among others", EVENT + "    a: {type: choice, options: {" + "b" * 121 + ": B, c: C}}\n", "7:33: the code '" + "b" * 59 + "…' in the options of field a; expected one line of at most 120 characters"),
    ("tree in a choice", EVENT + "    a: {type: choice, options: {x: [y]}}\n", "7:36: answers below 'x'; expected 'type: tree' for answers below answers"),
    ("branch without options key", EVENT + "    a: {type: tree, options: {battles: {armed: Armed}}}\n", "7:40: answers right below 'battles'; expected them under 'options:'"),
    ("answer with a misspelt key", EVENT + "    a: {type: tree, options: {battles: {titel: Armed}}}\n", "7:41: unknown key 'titel' in the answer 'battles'; did you mean 'title'?"),
    ("choice with a branch", EVENT + "    a: {type: choice, options: {battles: {armed: Armed}}}\n", "7:42: answers below 'battles'; expected 'type: tree' for answers below answers"),
    ("options as number", EVENT + "    a: {type: choice, options: 3}\n", "7:32: unknown list '3' for the options of field a; expected a list of codes, or 'code: title' for each"),
    ("unknown list", HEAD + "lists: {sides: [a]}\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n    a: {type: choice, options: side}\n", "8:32: unknown list 'side' for the options of field a; did you mean 'sides'?"),
    ("tree list in a choice", HEAD + "lists: {sides: {a: [b]}}\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n    a: {type: choice, options: sides}\n", "8:32: the list 'sides' has answers below answers; expected 'type: tree' for the options of field a"),
    ("boolean codes", EVENT + '    a: {type: boolean, options: {"yes": A, "no": B}}\n', "7:33: other codes in the options of field a; expected true and false with their titles"),
    ("options with text", EVENT + "    a: {type: text, options: [x]}\n", "7:30: 'options' in field a of type text; expected it with boolean or choice or choices or scale or tags or tree"),
    ("precision with number", EVENT + "    a: {type: integer, precision: [x]}\n", "7:35: 'precision' in field a of type integer; expected it with date or place"),
    ("bad truth", EVENT + "    a: {type: text, many: maybe}\n", "7:27: 'maybe' for 'many'; expected yes or no, or {min: …, max: …}"),
    ("many tags", EVENT + "    a: {type: tags, many: yes}\n", "7:27: 'many' in field a of type tags; expected none: it takes several"),
    ("unknown label", HEAD + "labels: [actor]\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n    a: {type: text, label: acter}\n", "8:28: 'acter' for a span label; did you mean 'actor'?"),
    ("unknown nothing", EVENT + "    a: {type: text, nothing: [not_stated, unknwon]}\n", "7:43: 'unknwon' for a kind of nothing; did you mean 'unknown'?"),
    ("nothing as text", EVENT + "    a: {type: text, nothing: unknown}\n", "7:30: 'unknown' for the kinds of nothing of field a; expected a list such as [one, two]"),
    ("level id", EVENT + "    a: {type: place, levels: [Country]}\n", "7:31: 'Country' as the id of one of the levels of field a; expected a-z, 0-9 and _, a letter first, at most 40"),
    ("level taken", EVENT + "    a: {type: place, levels: {precision: P}}\n", "7:31: 'precision' in the levels of field a; expected another id: every place has this one"),
    ("min no number", EVENT + "    a: {type: integer, min: ten}\n", "7:29: 'ten' for the min of field a; expected a number such as 12"),
    ("min no whole number", EVENT + "    a: {type: integer, min: 0.5}\n", "7:29: '0.5' for the min of field a; expected a number such as 12"),
    ("max below min", EVENT + "    a: {type: integer, min: 5, max: 3}\n", "7:37: '3' for the max of field a; expected at least the min, 5"),
    ("word without number", EVENT + "    a: {type: integer, words: {dozens: many}}\n", "7:40: 'many' for the word 'dozens'; expected a number such as 12"),
    ("group without fields", EVENT + "    a: group\n", "7:5: no 'fields' in the group a; expected the fields of a group"),
    ("group required", EVENT + "    a: {type: group, required: yes, fields: {b: text}}\n", "7:32: 'required' in the group a; expected it in the fields inside it"),
    ("evidence of a group", EVENT + "    a: {type: group, evidence: yes, fields: {b: text}}\n", "7:32: 'evidence' in field a of type group; expected no 'evidence' here"),
    ("default no code", EVENT + "    a: {type: choice, options: [red, blue], default: rd}\n", "7:54: 'rd' for the default of field a; did you mean 'red'?"),
    ("default no number", EVENT + "    a: {type: integer, default: ten}\n", "7:33: 'ten' for the default of field a; expected a whole number, or 'last'"),
    ("default no date", EVENT + "    a: {type: date, default: 2022-13-01}\n", "7:30: '2022-13-01' for the default of field a; expected a date such as 2022-01-05, or 'last'"),
    ("default of the article", HEAD + "article:\n  fields:\n    a: {type: text, default: b}\n", "5:30: 'default' in field a; expected it in the fields of an event only"),
    ("default of many", EVENT + "    a: {type: text, many: yes, default: b}\n", "7:41: 'default' in field a, which takes several entries; expected none"),
    ("check without message", EVENT + "    a: text\n  checks:\n    one: {rule: stated(a)}\n", "9:10: no 'message' in check one; expected what is wrong and what to do"),
    ("check without rule", EVENT + "    a: text\n  checks:\n    one: {message: M}\n", "9:10: no 'rule' in check one; expected an expression that holds when all is well"),
    ("check severity", EVENT + "    a: text\n  checks:\n    one: {rule: stated(a), message: m, severity: fatal}\n", "9:50: 'fatal' for the severity of check one; expected one of error, warning, info"),
    ("check fields", EVENT + "    a: text\n  checks:\n    one: {rule: stated(a), message: m, fields: [b]}\n", "9:49: unknown field 'b'; expected one of type, a"),
    ("check as list", EVENT + "    a: text\n  checks:\n    - rule: stated(a)\n", "9:5: a list for checks; expected one 'id: …' for each"),
]
# fmt: on


def errors_of(text: str) -> tuple[str, ...]:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(text.encode(), "x.yaml")
    return caught.value.lines()


@pytest.mark.parametrize(("text", "error"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_a_broken_schema_is_told_where_and_why(text: str, error: str) -> None:
    assert errors_of(text) == (f"x.yaml:{error}",)


def test_all_errors_are_told_at_once_in_their_order() -> None:
    text = HEAD + 'titel: x\nlabels: {a: {key: "!"}}\nevent:\n  fields:\n    d: dat\n'

    assert errors_of(text) == (
        "x.yaml:3:1: unknown key 'titel' in a schema; did you mean 'title'?",
        "x.yaml:4:19: '!' as the key of the label a; expected one of a-z and 0-9",
        "x.yaml:6:3: no 'type' in event; expected the id of the field whose answer is the event's type",
        "x.yaml:7:8: 'dat' for the type of field d; did you mean 'date'?",
    )


def test_errors_of_the_text_and_of_its_meaning_are_sorted_together() -> None:
    assert errors_of(f"{HEAD}titel: x\nlabels: [a]\nversion: '2'\nevnt: [x]\n") == (
        "x.yaml:3:1: unknown key 'titel' in a schema; did you mean 'title'?",
        "x.yaml:5:1: key 'version' twice, first in line 2; expected it once",
        "x.yaml:6:1: unknown key 'evnt' in a schema; did you mean 'event'?",
    )


def test_the_message_of_one_error_is_its_line_and_of_several_their_number() -> None:
    with pytest.raises(SchemaError, match=r"^x\.yaml:3:1: unknown key 'tags'[^\n]*$"):
        load_schema(f"{HEAD}tags: x\nlabels: [a]\n".encode(), "x.yaml")
    with pytest.raises(SchemaError, match=r"^2 errors, first: x\.yaml:3:1: unknown key 'tags'[^\n]*$"):
        load_schema(f"{HEAD}tags: x\nlabels: [A]\n".encode(), "x.yaml")


def test_a_file_full_of_errors_ends_after_a_hundred() -> None:
    labels = "".join(f"  L{number}: x\n" for number in range(20_000))

    assert len(errors_of(f"{HEAD}labels:\n{labels}")) == 100


def test_many_unknown_names_and_many_fields_take_no_time_to_speak_of() -> None:
    fields = "".join(f"    f{number}: {{type: text, when: g{number} == 1}}\n" for number in range(5_000))

    assert len(errors_of(f"{EVENT}{fields}")) == 100


def test_foreign_text_in_an_error_is_short_and_on_one_line() -> None:
    error = errors_of(f'{HEAD}labels: {{"a\\nb{"x" * 200}": A}}\n')[0]

    assert "\n" not in error
    assert len(error) < 200


def loaded(text: str) -> Schema:
    return load_schema(text.encode(), "x.yaml")


def field_of(line: str) -> Field:
    return loaded(f"{EVENT}    {line}\n").event_fields[1]


def test_text_stays_text() -> None:
    field = field_of("a: {type: choice, options: {NO: Norway, 010: Ten, 1:30: Half past, 2022-01-05: Day}}")

    assert [option.code for option in field.options] == ["NO", "010", "1:30", "2022-01-05"]


def test_a_field_in_one_word_has_every_default() -> None:
    assert field_of("first_actor: actor") == Field("first_actor", FieldType.ACTOR, "First actor")


def test_a_field_with_everything() -> None:
    field = field_of(
        "a: {type: quantity, title: Crowd, help: How many., required: type == 'a', when: stated(type), evidence: yes,"
        " many: yes, nothing: [unknown, not_stated], min: 1, max: 1000, words: {dozens: 12}}"
    )

    assert field == Field(
        "a",
        FieldType.QUANTITY,
        "Crowd",
        help="How many.",
        required="type == 'a'",
        when="stated(type)",
        evidence="true",
        many=True,
        nothing=(Nothing.NOT_STATED, Nothing.UNKNOWN),
        minimum="1",
        maximum="1000",
        words=(("dozens", "12"),),
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("[x, y]", (Option("x", "x"), Option("y", "y"))),
        ("{x: Ex, y: }", (Option("x", "Ex"), Option("y", "y"))),
        ("{x: {title: Ex, help: H}}", (Option("x", "Ex", "H"),)),
        ("{x: [y]}", (Option("x", "x", options=(Option("y", "y"),)),)),
        ("{x: {title: Ex, options: {y: Why}}}", (Option("x", "Ex", options=(Option("y", "Why"),)),)),
    ],
)
def test_the_ways_to_write_answers(options: str, expected: tuple[Option, ...]) -> None:
    assert field_of(f"a: {{type: tree, options: {options}}}").options == expected


def test_a_shared_list_is_the_same_in_each_field() -> None:
    fields = loaded(
        f"lists: {{sides: {{s: State}}}}\n{EVENT}    a: {{type: choice, options: sides}}\n"
    ).event_fields

    assert fields[1].options == (Option("s", "State"),)


def test_labels_without_a_key_get_the_first_free_letter() -> None:
    labels = loaded(f"{HEAD}labels: {{place: Place, person: {{key: p}}, pal: , alp: }}\n").labels

    assert [(label.id, label.key) for label in labels] == [
        ("place", "l"),
        ("person", "p"),
        ("pal", "a"),
        ("alp", "b"),
    ]


def test_the_review() -> None:
    schema = loaded(
        f"{HEAD}labels: [a]\nreview:\n  feedback: yes\n  audit: 10\n  reasons:\n"
        "    gap: {key: p, title: Guideline gap, guideline: yes, help: Say it.}\n    plain_error:\n    slip: Slip\n"
    )

    assert (schema.feedback, schema.audit) == (True, "10")
    assert schema.review_reasons == (
        Reason("gap", "Guideline gap", "p", "Say it.", guideline=True),
        Reason("plain_error", "Plain error", "l"),
        Reason("slip", "Slip", "s"),
    )
    assert loaded(f"{HEAD}labels: [a]\nreview: {{reasons: [slip, gap]}}\n").review_reasons == (
        Reason("slip", "Slip", "s"),
        Reason("gap", "Gap", "g"),
    )


def test_a_schema_that_says_nothing_of_the_review_gives_no_feedback() -> None:
    schema = loaded(f"{HEAD}labels: [a]\n")

    assert (schema.review_reasons, schema.feedback, schema.audit) == ((), False, "")


def test_a_list_of_labels() -> None:
    assert loaded(f"{HEAD}labels: [some_one]\n").labels == (Label("some_one", "Some one", "s"),)


def test_a_thirty_seventh_label_finds_no_key() -> None:
    names = ", ".join(f"l{number}" for number in range(37))

    assert errors_of(f"{HEAD}labels: [{names}]\n")[0].endswith(
        "no key is left for the label l36; expected at most 36 labels"
    )


@pytest.mark.parametrize(
    ("line", "default"),
    [
        ("a: {type: boolean, default: no}", "false"),
        ("a: {type: choices, options: [x, y], default: [x, y]}", "x\ny"),
        ("a: {type: text, default: last}", "last"),
        ("a: {type: integer, default: 0}", "0"),
        ("a: {type: date, default: 2022-01}", "2022-01"),
        ("a: {type: quantity, default: '>=8'}", ">=8"),
        ("a: {type: decimal, default: 0.5}", "0.5"),
        ("a: {type: time, default: 09:30}", "09:30"),
        ("a: {type: country, default: NO}", "NO"),
    ],
)
def test_defaults(line: str, default: str) -> None:
    assert field_of(line).default == default


def test_a_check_is_shown_at_the_fields_that_it_names() -> None:
    schema = loaded(
        f"{EVENT}    g: {{type: group, fields: {{low: integer, high: integer}}}}\n"
        "  checks:\n    order: {rule: g.low <= g.high, message: M, severity: info}\n"
    )

    assert schema.checks[0].fields == ("g/low", "g/high")
    assert schema.checks[0].severity is Severity.INFO


def test_the_digest_is_that_of_the_bytes() -> None:
    source = b"\xef\xbb\xbf" + f"{HEAD}labels: [a]\n".encode()
    schema = load_schema(source, "x.yaml")

    assert schema.sha256 == hashlib.sha256(source).hexdigest()
    assert schema.name == "x@1"


SHIPPED = sorted((Path(__file__).parents[2] / "schemas").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_schema_is_fine_and_explains_itself(path: Path) -> None:
    schema = load_schema(path.read_bytes(), path.name, BesideSchema(path.parent))

    assert schema.id == path.stem
    assert schema.help
    assert all(label.help for label in schema.labels)
    for field in _all_fields((*schema.article_fields, *schema.event_fields)):
        assert field.help, field.id
        assert all(option.help for option in _all_options((*field.options, *field.precision))), field.id


def _all_fields(fields: tuple[Field, ...]) -> list[Field]:
    return [each for field in fields for each in (field, *_all_fields(field.fields))]


def _all_options(options: tuple[Option, ...]) -> list[Option]:
    return [each for option in options for each in (option, *_all_options(option.options))]


def test_the_types_of_conflict_events_are_the_published_ones() -> None:
    schema = load_schema(SHIPPED[0].read_bytes(), "conflict-event.yaml", BesideSchema(SHIPPED[0].parent))
    types = schema.event_fields[0].options

    assert [(option.title, len(option.options)) for option in types] == [
        ("Battles", 3),
        ("Protests", 3),
        ("Riots", 2),
        ("Explosions/Remote violence", 6),
        ("Violence against civilians", 3),
        ("Strategic developments", 8),
    ]
    assert find_option(types, "armed_clash")[0].code == "battles"
