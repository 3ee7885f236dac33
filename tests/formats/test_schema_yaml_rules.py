# ruff: noqa: E501 - a table: one broken expression a line
import pytest

from tui.domain.references import RECORD_NAMES, Scope, Sort
from tui.domain.schema import Field, FieldType, Option, Schema
from tui.formats.schema_yaml import SchemaErrors, load_schema
from tui.formats.schema_yaml_reading import Reader
from tui.formats.schema_yaml_rule import Purpose, Rule
from tui.formats.schema_yaml_rules import check_rules, check_unlisted, paths_named
from tui.formats.schema_yaml_types import typed
from tui.formats.yaml_text import Fault, Scalar

HEAD = 'schema: x\nversion: "1"\n'
EVENT = f"{HEAD}event:\n  type: type\n  fields:\n    type: {{type: choice, options: [a, b]}}\n"

# fmt: off
BROKEN: list[tuple[str, str, str]] = [
    ("when yes", EVENT + "    a: {type: text, when: yes}\n", "7:27: 'yes' for 'when'; expected an expression, or no 'when' at all"),
    ("empty condition", EVENT + "    a: {type: text, required: }\n", "7:31: nothing for 'required'; expected yes, no or an expression"),
    ("own when", EVENT + "    a: {type: text, when: stated(a)}\n", "7:34: 'a' in its own 'when'; expected other fields"),
    ("own when in a group", EVENT + "    a: {type: group, fields: {b: {type: text, when: stated(a.b)}}}\n", "7:60: 'a.b' in its own 'when'; expected other fields"),
    ("syntax", EVENT + "    a: {type: text, when: type = 3}\n", "7:32: '='; expected '=='"),
    ("syntax in quotes", EVENT + '    a: {type: text, when: "type == \'a\' and"}\n', "7:43: the end; expected a name, number or text"),
    ("chained", EVENT + "    n: integer\n    a: {type: text, when: 1 < n < 3}\n", "8:33: '<'; expected 'and' between two comparisons: a <= b and b <= c"),
    ("unknown name", EVENT + "    a: {type: text, when: typ == 3}\n", "7:27: unknown name 'typ'; did you mean 'type'?"),
    ("unknown part", EVENT + "    d: date\n    a: {type: text, when: d.earlyest == d}\n", "8:27: unknown name 'd.earlyest'; did you mean 'd.earliest'?"),
    ("unknown function", EVENT + "    a: {type: text, when: has(type)}\n", "7:27: unknown function 'has'; expected one of answered, stated, count, title, first, last, most_common, distinct, join, min, max, sum, round, floor, number, text, year, month, day, days, either, contains"),
    ("article name without prefix", HEAD + "article: {fields: {published: date}}\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n    d: date\n    a: {type: text, when: d < published}\n", "9:31: unknown name 'published'; did you mean 'article.published'?"),
    ("event name in the article", HEAD + "article: {fields: {published: {type: date, when: type == 3}}}\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n    d: date\n", "3:50: unknown name 'type'; expected one of published, published.earliest, published.latest, published.middle, published.precision, published.written"),
    ("unknown code", EVENT + "    a: {type: text, when: type == 'c'}\n", "7:35: 'c' is no code of 'type'; expected one of a, b"),
    ("unknown code in a list", EVENT + '    a: {type: text, when: "type in [\'a\', \'bb\']"}\n', "7:42: 'bb' is no code of 'type'; did you mean 'b'?"),
    ("code without quotes", EVENT + '    c: {type: choice, options: ["1", "2"]}\n    a: {type: text, when: c == 1}\n', "8:32: 1 is a number and 'c' is a code; expected a code in quotes"),
    ("number in quotes", EVENT + "    n: integer\n    a: {type: text, when: n > '1'}\n", "8:31: '1' is a text and 'n' is a number; expected a number without quotes"),
    ("no truth", EVENT + "    n: integer\n    a: {type: text, when: n + 1}\n", "8:27: the result is a number; expected a comparison"),
    ("text as truth", EVENT + "    a: {type: text, when: type and true}\n", "7:27: 'type' is a code; expected a comparison"),
    ("order of codes", EVENT + "    a: {type: text, when: type < 'b'}\n", "7:32: '<' between values without an order; expected == or !="),
    ("calculating with text", EVENT + "    b: text\n    a: {type: text, when: b + 1 > 2}\n", "8:31: 1 is a number and 'b' is a text; expected text(…) or number(…)"),
    ("no date", EVENT + "    d: date\n    a: {type: text, when: d > '2022'}\n", "8:31: '2022' beside 'd', which is a date; expected a text such as '2022-01-05'"),
    ("date and number", EVENT + "    d: date\n    a: {type: text, when: d > 5}\n", "8:31: 5 is a number and 'd' is a date; expected a date"),
    ("group as value", EVENT + "    g: {type: group, fields: {low: integer}}\n    a: {type: text, when: g > 5}\n", "8:27: 'g' is a group; expected a field in it, such as g.low"),
    ("repeated as value", EVENT + "    s: {type: text, many: yes}\n    a: {type: text, when: s == 'x'}\n", "8:27: 's' holds several values; expected 'code' in …, or count(…)"),
    ("repeated group", EVENT + "    s: {type: group, many: yes, fields: {n: text}}\n    a: {type: text, when: s == 'x'}\n", "8:27: 's' is a group; expected count(s)"),
    ("inside a repeated group", EVENT + "    s: {type: group, many: yes, fields: {n: text}}\n    a: {type: text, when: s.n == 'x'}\n", "8:27: 's.n' holds several values; expected 'code' in …, or count(…)"),
    ("nothing such in a repeated group", EVENT + "    s: {type: group, many: yes, fields: {n: text}}\n    a: {type: text, when: s.m == 'x'}\n", "8:27: unknown name 's.m'; did you mean 's.n'?"),
    ("count of one", EVENT + "    a: {type: text, when: count(type) > 1}\n", "7:33: 'type' takes one value; expected a field with several, or stated(…)"),
    ("in one value", EVENT + '    a: {type: text, when: "\'x\' in type"}\n', "7:35: 'type' is a code; expected a list such as ['a', 'b']"),
    ("subtracting texts", EVENT + "    b: text\n    a: {type: text, when: b - b == ''}\n", "8:31: 'b' is a text; expected a number to calculate with"),
    ("dividing a date", EVENT + "    d: date\n    a: {type: text, when: d / 2 > 1}\n", "8:27: 'd' is a date; expected a number to calculate with"),
    ("joining truth", EVENT + "    b: boolean\n    a: {type: text, when: \"'x' + b == ''\"}\n", "8:34: 'b' is true or false; expected a text to join"),
    ("choice of no condition", EVENT + "    b: text\n    a: {type: text, when: type == 'a' if b else b == 'x'}\n", "8:42: 'b' is a text; expected a comparison"),
    ("choice of two sorts", EVENT + "    n: integer\n    a: {type: text, when: (n if n > 1 else 'x') == 2}\n", "8:44: 'x' is a text beside a number; expected one sort"),
    ("choice of one and several", EVENT + "    n: tags\n    a: {type: text, when: \"'x' in (n if answered(n) else 'x')\"}\n", "8:58: 'x' is a text beside several values; expected one sort"),
    ("code of a choice", EVENT + "    b: boolean\n    a: {type: text, when: (type if b else 'b') == 'c'}\n", "8:51: 'c' is no code of the result; expected one of a, b"),
    ("several before in", EVENT + "    s: tags\n    a: {type: text, when: \"s in ['a']\"}\n", "8:28: 's' holds several values; expected one value before 'in'"),
    ("function misspelt", EVENT + "    d: date\n    a: {type: text, when: yaer(d) == 2022}\n", "8:27: unknown function 'yaer'; did you mean 'year'?"),
    ("year of a number", EVENT + "    n: integer\n    a: {type: text, when: year(n) == 2022}\n", "8:32: 'n' is a number; expected a date"),
    ("first of one", EVENT + "    n: integer\n    a: {type: text, when: first(n) == 2}\n", "8:33: 'n' is a number; expected a name that holds several values"),
    ("max of one", EVENT + "    n: integer\n    a: {type: text, when: max(n) == 2}\n", "8:31: one value in max(…); expected several, or a name that holds several"),
    ("max of two sorts", EVENT + "    n: integer\n    d: date\n    a: {type: text, when: \"max(d, n) > '2022-01-01'\"}\n", "9:35: 'n' is a number and 'd' is a date; expected a date"),
    ("max of codes out of order", EVENT + "    c: {type: choice, options: [high, low, middle, a]}\n    a: {type: text, when: \"max(c, type) == 'a'\"}\n", "8:32: the codes of 'c' are not in the order of texts; expected number(…), or .rank of a scale"),
    ("max of truth", EVENT + "    b: boolean\n    a: {type: text, when: \"max(b, type) == 'a'\"}\n", "8:32: 'b' is true or false; expected numbers, dates or texts"),
    ("sum of texts", EVENT + "    s: tags\n    a: {type: text, when: sum(s) > 1}\n", "8:31: 's' is a text; expected a number to calculate with"),
    ("round of a text", EVENT + "    s: text\n    a: {type: text, when: round(s) > 1}\n", "8:33: 's' is a text; expected a number to calculate with"),
    ("number of a number", EVENT + "    n: integer\n    a: {type: text, when: number(n) > 1}\n", "8:34: 'n' is a number; expected a text or code"),
    ("text of several", EVENT + "    s: tags\n    a: {type: text, when: text(s) == 'x'}\n", "8:32: 's' holds several values; expected join(…)"),
    ("join with a number", EVENT + "    s: tags\n    a: {type: text, when: \"join(s, 1) == 'x'\"}\n", "8:36: 1 is a number; expected a text to stand between the values"),
    ("title of a number", EVENT + "    n: integer\n    a: {type: text, when: title(n) == 'x'}\n", "8:33: 'n' has no titles; expected a field with options or a table"),
    ("contains in a number", EVENT + "    n: integer\n    a: {type: text, when: \"contains(n, 'x')\"}\n", "8:37: 'n' is a number; expected a text or code"),
    ("either of two sorts", EVENT + "    n: integer\n    a: {type: text, when: \"either(n, 'x') == 2\"}\n", "8:38: 'x' is a text beside a number; expected one sort"),
    ("what came with the article", EVENT + "    a: {type: text, when: title == 'x'}\n", "7:27: unknown name 'title'; did you mean 'meta.title'?"),
    ("the row outside the export", EVENT + "    a: {type: text, when: record.row == 1}\n", "7:27: unknown name 'record.row'; expected it in the columns of the export alone"),
    ("rank of what has none", EVENT + "    a: {type: text, when: type.rank == 1}\n", "7:27: unknown name 'type.rank'; did you mean 'type'?"),
    ("derived from itself", EVENT + "    a: {type: integer, derive: a + 1}\n", "7:32: 'a' in its own 'derive'; expected other fields"),
    ("not applicable by itself", EVENT + "    a: {type: integer, not_applicable_when: a == 1}\n", "7:45: 'a' in its own 'not_applicable_when'; expected other fields"),
    ("derived in a circle", EVENT + "    a: {type: integer, derive: b + 1}\n    b: {type: integer, derive: c}\n    c: {type: integer, when: stated(a)}\n", "7:32: a circle: a -> b -> c -> a; expected no answer to depend on itself"),
    ("circle through a group", EVENT + "    a: {type: boolean, derive: stated(g)}\n    g: {type: group, when: type == 'a', fields: {b: {type: text, not_applicable_when: a}}}\n", "7:32: a circle: a -> g -> g.b -> a; expected no answer to depend on itself"),
    ("number from a text", EVENT + "    b: text\n    a: {type: integer, derive: b}\n", "8:32: 'b' is a text; expected a number for a, of type integer, such as number(…)"),
    ("half for a whole number", EVENT + "    a: {type: integer, derive: 2.5}\n", "7:32: '2.5' for a; expected a whole number"),
    ("text from a number", EVENT + "    b: integer\n    a: {type: text, derive: b}\n", "8:29: 'b' is a number; expected a text or code for a, of type text, such as text(…)"),
    ("text from several", EVENT + "    b: tags\n    a: {type: text, derive: b}\n", "8:29: 'b' holds several values; expected one for a, such as first(…) or join(…)"),
    ("date from a text", EVENT + "    a: {type: date, derive: \"'2022'\"}\n", "7:30: '2022' is a text; expected a date for a, of type date"),
    ("truth from a code", EVENT + "    a: {type: boolean, derive: type}\n", "7:32: 'type' is a code; expected true or false for a, of type boolean"),
    ("no answer in the other branch", EVENT + "    a: {type: choice, options: [x, yes], derive: \"'x' if type == 'a' else 'yess'\"}\n", "7:75: 'yess' is no answer of a; did you mean 'yes'?"),
    ("codes of another list", EVENT + "    a: {type: choice, options: [x, y], derive: type}\n", "7:48: what 'type' holds is no answer of a; expected one of x, y"),
    ("no leaf", EVENT + "    a: {type: tree, options: {x: [y, z]}, derive: \"'x' if type == 'a' else 'y'\"}\n", "7:52: 'x' is no answer of a; expected one of y, z"),
    ("no country", EVENT + "    a: {type: country, derive: \"'Syria'\"}\n", "7:33: 'Syria' for a; expected a country's two letters such as 'SY'"),
    ("no time of day", EVENT + "    a: {type: time, derive: \"'9:30'\"}\n", "7:30: '9:30' for a; expected a time of day such as '09:30'"),
    ("condition of an answer", EVENT + "    c: {type: choice, options: {x: {when: typ == 'a'}, y: Y}}\n", "7:43: unknown name 'typ'; did you mean 'type'?"),
    ("never", EVENT + "    a: {type: text, required: type == 'a' and type == 'b'}\n", "7:31: this can never hold: type is both 'a' and 'b'"),
    ("never, in a check", EVENT + "    n: integer\n  checks:\n    one:\n      message: m\n      rule: (n > 3) and n < 2\n", "11:13: this can never hold: n > 3 and n < 2 exclude each other"),
    ("never in a choice", EVENT + "    a: {type: text, derive: \"'x' if type == 'a' else 'y' if not type != 'a' else 'z'\"}\n", "7:61: this can never hold: type != 'a' and type == 'a' exclude each other"),
    ("never asked", EVENT + "    n: {type: integer, when: type == 'a'}\n    a: {type: text, when: n > 3 and type == 'b'}\n", "8:27: field a can never be asked: type is both 'b' and 'a'"),
    ("never asked in a group", EVENT + "    g: {type: group, when: type == 'a', fields: {a: {type: text, when: type == 'b'}}}\n", "7:72: field a can never be asked: type is both 'a' and 'b'"),
    ("never where it is asked", EVENT + "    a: {type: text, when: type == 'a', not_applicable_when: type == 'b'}\n", "7:61: this can never hold where it is asked: type is both 'b' and 'a'"),
    ("an answer that is never offered", EVENT + "    g: {type: group, when: type == 'a', fields: {a: {type: choice, options: {x: {when: type == 'b'}, y: Y}}}}\n", "7:88: this can never hold where it is asked: type is both 'b' and 'a'"),
    ("check rule", EVENT + "    abc: text\n  checks:\n    one:\n      message: m\n      rule: >\n        stated(abd)\n", "11:13: unknown name 'abd'; did you mean 'abc'?"),
]
# fmt: on


@pytest.mark.parametrize(("text", "error"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_a_broken_expression_is_told_where_and_why(text: str, error: str) -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(text.encode(), "x.yaml")

    assert caught.value.lines() == (f"x.yaml:{error}",)


def test_two_fields_that_wait_for_each_other_are_both_told() -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(
            f"{EVENT}    a: {{type: text, when: stated(b)}}\n    b: {{type: text, when: stated(a)}}\n".encode(),
            "x.yaml",
        )

    assert caught.value.lines() == (
        "x.yaml:7:27: field a can never be asked: b is never asked before it",
        "x.yaml:8:27: field b can never be asked: a is never asked before it",
    )


def test_of_a_long_circle_the_beginning_and_the_end_are_told() -> None:
    fields = "".join(f"    f{number}: {{type: integer, derive: f{(number + 1) % 500}}}\n" for number in range(500))
    with pytest.raises(SchemaErrors) as caught:
        load_schema(f"{EVENT}{fields}".encode(), "x.yaml")

    (line,) = caught.value.lines()
    way = " -> ".join([*(f"f{number}" for number in range(7)), "…", "f499", "f0"])
    assert line == f"x.yaml:7:33: a circle: {way}; expected no answer to depend on itself"


def test_a_number_is_in_no_list_of_texts() -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(f"{EVENT}    n: integer\n    s: tags\n    a: {{type: text, when: n in s}}\n".encode(), "x.yaml")

    assert caught.value.lines() == ("x.yaml:9:27: 'n' is a number; expected a text or code",)


def test_an_endless_rule_is_one_error() -> None:
    rule = " or ".join(["type == 'a'"] * 200)
    with pytest.raises(SchemaErrors) as caught:
        load_schema(f"{EVENT}  checks: {{one: {{message: M, rule: {rule}}}}}\n".encode(), "x.yaml")

    assert caught.value.lines() == ("x.yaml:7:36: 2,996 characters; expected at most 2,000",)


def test_nothing_is_said_about_a_field_whose_own_type_is_wrong() -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(f"{EVENT}    a: nmber\n    b: {{type: text, when: a > 3 and a == 'x'}}\n".encode(), "x.yaml")

    assert [problem.line for problem in caught.value.problems] == [7]


@pytest.mark.parametrize(
    "rule",
    [
        "type == 'a'",
        "type in ['a', 'b']",
        "claimed and not old",
        "day <= article.published and day > '2022-01-05' and hour < '09:30'",
        "'x' in words and 'gun' in means and 'y' in places",
        "count(places) + count(sources) * 2 - 1 >= low",
        "group.inner == 'x' and stated(group) and answered(sources)",
        "tree.root == 'top' and tree.parent == 'top' and 'leaf' in tree.path",
        "where.country == 'Syria' and where.precision == 'near' and stated(where.id)",
        "crowd.low > 3 and crowd < 5 and crowd.words == 'dozens'",
        "low in [1, 2] and -low < 0",
        "'x' == place_name",
        "count(nested) > 0",
        "low / 2 >= sum(sources.rank) - min(sources.rank) and round(low / 3) == floor(2.5)",
        "join(distinct(sources.name), '-') == 'x' and 'x' in distinct(words)",
        "first(sources.name) + '-' + last(places) == join(words, '; ') + text(low)",
        "most_common(sources.name) in places and 3 in sources.rank and 'x' in sources.name",
        "year(day) == 2022 and days(day.middle, '2022-12-31') < 7 and meta.published > day",
        "title(tree.root) == 'Top' and contains(either(place_name, group.inner, 'none'), 'x')",
        "harm.rank < 2 and (claimed if old else true) and (type if old else 'b') == 'a'",
        "max(day, '2022-01-05') > '2022-01-01' and max(hour, '12:00') > '09:30' and max('a', type) == 'b'",
        "meta.anything_at_all == 'x' and number(meta.length) > 3",
    ],
)
def test_what_fits_is_accepted(rule: str) -> None:
    fields = [
        "claimed: boolean",
        "old: boolean",
        "day: date",
        "hour: time",
        "words: tags",
        "means: {type: choices, options: [gun, bomb]}",
        "places: {type: text, many: yes}",
        "sources: {type: group, many: yes, fields: {name: text, rank: integer, said: {type: text, when: stated(name) and claimed}}}",
        "low: integer",
        "harm: {type: scale, options: [none, some]}",
        "group: {type: group, fields: {inner: text}}",
        "tree: {type: tree, options: {top: [leaf]}}",
        "where: {type: place, levels: [country], precision: [exact, near]}",
        "crowd: quantity",
        "place_name: mention",
        "nested: {type: group, many: yes, fields: {type: text, probe: {type: text, when: type == 'free text'}}}",
    ]
    text = EVENT + "".join(f"    {field}\n" for field in fields)
    text += f'    probe: {{type: text, when: "{rule}"}}\narticle: {{fields: {{published: date}}}}\n'

    assert load_schema(text.encode(), "x.yaml").event_fields[-1].when == rule


def test_an_expression_over_several_lines_is_placed_at_its_beginning() -> None:
    text = f"{EVENT}    abc: text\n  checks:\n    one:\n      message: M\n      rule: >\n        stated(abc) and\n        abd\n"
    with pytest.raises(SchemaErrors) as caught:
        load_schema(text.encode(), "x.yaml")

    assert caught.value.lines() == ("x.yaml:11:13: unknown name 'abd'; did you mean 'abc'?",)


FIELDS = (
    Field("type", FieldType.CHOICE, "Type", options=(Option("a", "A"), Option("b", "B"))),
    Field("n", FieldType.INTEGER, "N"),
    Field("tags", FieldType.TAGS, "Tags"),
    Field("report", FieldType.GROUP, "Report", many=True, fields=(Field("low", FieldType.INTEGER, "Low"),)),
)
SCHEMA = Schema("s", "1", "S", event_fields=FIELDS)


def faults(source: str, purpose: Purpose, *groups: str) -> list[Fault]:
    reader = Reader()
    check_rules(reader, SCHEMA, [Rule(Scalar(source, 1, 1, 0), groups, in_event=True, purpose=purpose)], [])
    return reader.faults


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("n", None),
        ("tags", None),
        ("n if type == 'a' else ''", None),
        ("{type}{record.row} {{{join(report.low, ',')}}}", None),
        ("record.exported", None),
        ("report", Fault(1, 1, "'report' is a group; expected count(report)")),
        ("x{ n }{ nn }", Fault(1, 9, "unknown name 'nn'; did you mean 'n'?")),
        ("x{n", Fault(1, 2, "'{' without '}'; expected '}' after an expression, or '{{' for a brace")),
        ("{record.rwo}", Fault(1, 2, "unknown name 'record.rwo'; did you mean 'record.row'?")),
        ("{n if n > 1 and n < 1 else 2}", Fault(1, 7, "this can never hold: n > 1 and n < 1 exclude each other")),
    ],
)
def test_columns_take_anything_and_templates(source: str, fault: Fault | None) -> None:
    assert faults(source, Purpose.COLUMN) == ([fault] if fault else [])


def test_a_column_of_items_sees_the_item() -> None:
    assert faults("low + n", Purpose.COLUMN, "report") == []


def test_a_sentence_is_a_template_without_a_record() -> None:
    assert faults("At {n}, {title(type)}", Purpose.TEMPLATE) == []
    assert [fault.column for fault in faults("At {record.row}", Purpose.TEMPLATE)] == [5]


def test_names_that_are_not_in_a_table() -> None:
    reader = Reader()
    for source in ("Group ({country})", "Group", "{contry} and {country", "{country + 'x'}"):
        check_unlisted(reader, Scalar(source, 3, 5, 1), ("id", "country"))

    assert reader.faults == [
        Fault(3, 19, "'{' without '}'; expected '}' after an expression, or '{{' for a brace"),
        Fault(3, 7, "unknown column 'country + 'x''; did you mean 'country'?"),
    ]


def test_a_check_is_shown_at_what_it_names() -> None:
    assert paths_named(SCHEMA, "n > 3 and sum(report.low) > n and meta.title == 'x'", in_event=True) == (
        "n",
        "report",
    )


@pytest.mark.parametrize(
    ("source", "sort", "element", "codes"),
    [
        ("n + 1", Sort.NUMBER, None, ()),
        ("type", Sort.CODE, None, ("a", "b")),
        ("type if n > 1 else 'c'", Sort.CODE, None, ("a", "b", "c")),
        ("either(type, meta.title)", Sort.TEXT, None, ()),
        ("tags", Sort.SEVERAL, Sort.TEXT, ()),
        ("report.low", Sort.SEVERAL, Sort.NUMBER, ()),
        ("n > 1", Sort.TRUTH, None, ()),
        ("record.row", Sort.NUMBER, None, ()),
        ("meta.published", Sort.DATE, None, ()),
        ("first(report.low) / 2", Sort.NUMBER, None, ()),
    ],
)
def test_what_comes_out_of_an_expression(
    source: str, sort: Sort, element: Sort | None, codes: tuple[str, ...]
) -> None:
    assert typed(source, Scope((FIELDS,), record=RECORD_NAMES)) == (sort, element, codes, ())


def test_faults_of_an_expression_by_itself() -> None:
    assert typed("n +", Scope((FIELDS,))).faults == ((4, "the end; expected a name, number or text"),)
    assert typed("1 + nn", Scope((FIELDS,))).faults == ((5, "unknown name 'nn'; did you mean 'n'?"),)
