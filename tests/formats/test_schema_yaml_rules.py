# ruff: noqa: E501 - a table: one broken expression a line
import pytest

from tui.formats.schema_yaml import SchemaErrors, load_schema

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
    ("unknown function", EVENT + "    a: {type: text, when: has(type)}\n", "7:27: unknown function 'has'; expected answered(…), stated(…), count(…)"),
    ("article name without prefix", HEAD + "article: {fields: {published: date}}\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n    d: date\n    a: {type: text, when: d < published}\n", "9:31: unknown name 'published'; did you mean 'article.published'?"),
    ("event name in the article", HEAD + "article: {fields: {published: {type: date, when: type == 3}}}\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n    d: date\n", "3:50: unknown name 'type'; expected one of published, published.earliest, published.latest, published.precision, published.written"),
    ("unknown code", EVENT + "    a: {type: text, when: type == 'c'}\n", "7:35: 'c' is no code of 'type'; expected one of a, b"),
    ("unknown code in a list", EVENT + '    a: {type: text, when: "type in [\'a\', \'bb\']"}\n', "7:42: 'bb' is no code of 'type'; did you mean 'b'?"),
    ("code without quotes", EVENT + '    c: {type: choice, options: ["1", "2"]}\n    a: {type: text, when: c == 1}\n', "8:32: 1 is a number and 'c' is a code; expected a code in quotes"),
    ("number in quotes", EVENT + "    n: integer\n    a: {type: text, when: n > '1'}\n", "8:31: '1' is a text and 'n' is a number; expected a number without quotes"),
    ("no truth", EVENT + "    n: integer\n    a: {type: text, when: n + 1}\n", "8:27: the result is a number; expected a comparison"),
    ("text as truth", EVENT + "    a: {type: text, when: type and true}\n", "7:27: 'type' is a code; expected a comparison"),
    ("order of codes", EVENT + "    a: {type: text, when: type < 'b'}\n", "7:32: '<' between values without an order; expected == or !="),
    ("calculating with text", EVENT + "    b: text\n    a: {type: text, when: b + 1 > 2}\n", "8:27: 'b' is a text; expected a number to calculate with"),
    ("no date", EVENT + "    d: date\n    a: {type: text, when: d > '2022'}\n", "8:31: '2022' beside 'd', which is a date; expected a text such as '2022-01-05'"),
    ("date and number", EVENT + "    d: date\n    a: {type: text, when: d > 5}\n", "8:31: 5 is a number and 'd' is a date; expected a date"),
    ("group as value", EVENT + "    g: {type: group, fields: {low: integer}}\n    a: {type: text, when: g > 5}\n", "8:27: 'g' is a group; expected a field in it, such as g.low"),
    ("repeated as value", EVENT + "    s: {type: text, many: yes}\n    a: {type: text, when: s == 'x'}\n", "8:27: 's' holds several values; expected 'code' in …, or count(…)"),
    ("repeated group", EVENT + "    s: {type: group, many: yes, fields: {n: text}}\n    a: {type: text, when: s == 'x'}\n", "8:27: 's' is a group; expected count(s)"),
    ("inside a repeated group", EVENT + "    s: {type: group, many: yes, fields: {n: text}}\n    a: {type: text, when: s.n == 'x'}\n", "8:27: unknown name 's.n'; expected one of type, s, a"),
    ("count of one", EVENT + "    a: {type: text, when: count(type) > 1}\n", "7:33: 'type' takes one value; expected a field with several, or stated(…)"),
    ("in one value", EVENT + '    a: {type: text, when: "\'x\' in type"}\n', "7:35: 'type' is a code; expected a list such as ['a', 'b']"),
    ("check rule", EVENT + "    abc: text\n  checks:\n    one:\n      message: m\n      rule: >\n        stated(abd)\n", "11:13: unknown name 'abd'; did you mean 'abc'?"),
]
# fmt: on


@pytest.mark.parametrize(("text", "error"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_a_broken_expression_is_told_where_and_why(text: str, error: str) -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(text.encode(), "x.yaml")

    assert caught.value.lines() == (f"x.yaml:{error}",)


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
        "sources: {type: group, many: yes, fields: {name: text, said: {type: text, when: stated(name) and claimed}}}",
        "low: integer",
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
