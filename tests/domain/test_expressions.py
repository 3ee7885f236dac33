import pytest

from tui.domain.expressions import Expression, ExpressionError, Kind, names, parse
from tui.domain.functions import FUNCTIONS


def shape(node: Expression) -> str:
    """The tree with brackets around each node, to see what binds how."""
    if node.kind is Kind.NAME:
        return node.text
    if node.kind is Kind.LITERAL:
        return repr(node.literal) if isinstance(node.literal, str) else str(node.literal)
    sign = node.text if node.kind in {Kind.COMPARE, Kind.CALL} else node.kind.value
    return f"({sign} {' '.join(shape(part) for part in node.parts)})"


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("a or b and not c", "(or a (and b (not c)))"),
        ("(a or b) and c", "(and (or a b) c)"),
        ("not a == b", "(not (== a b))"),
        ("a + b * c - -d", "(sum a (product b c) (minus (minus d)))"),
        ("a + 1 <= b * 2", "(<= (sum a 1) (product b 2))"),
        ("a.b in ['x', 'it''s']", "(in a.b (list 'x' \"it's\"))"),
        ("a not in [1]", "(not (in a (list 1)))"),
        ("'x' in tags", "(in 'x' tags)"),
        ("count(a.b) > 0.5", "(> (count a.b) 0.5)"),
        ("count == 1", "(== count 1)"),
        ("true and false", "(and True False)"),
        ("a * b / c - d / e", "(sum (product a b (over c)) (minus (product d (over e))))"),
        ("-a / -b", "(product (minus a) (over (minus b)))"),
        ("a if b or c else d + 1", "(if a (or b c) (sum d 1))"),
        ("a if b else c if d else e", "(if a b c d e)"),
        ("(a if b else c) == max(a, b if c else d, -1)", "(== (if a b c) (max a (if b c d) (minus 1)))"),
        ("join(title(a.b), '; ') if stated(c) else ''", "(if (join (title a.b) '; ') (stated c) '')"),
        (
            "days(a, b) / 7 in [min(c), either(d, e)]",
            "(in (product (days a b) (over 7)) (list (min c) (either d e)))",
        ),
    ],
)
def test_what_binds_how(source: str, tree: str) -> None:
    assert shape(parse(source)) == tree


@pytest.mark.parametrize(
    ("source", "column", "message"),
    [
        ("", 1, "nothing; expected an expression"),
        ("   ", 1, "nothing; expected an expression"),
        ("a = 3", 3, "'='; expected '=='"),
        ("a && b", 3, "'&'; expected 'and'"),
        ("a || b", 3, "'|'; expected 'or'"),
        ("!a", 1, "'!'; expected 'not', or '!='"),
        ('a == "x"', 6, "'\"'; expected single quotes around a text"),
        ("a == 'x", 6, "'''; expected a closing single quote"),
        ("a /", 4, "the end; expected a name, number or text"),
        ("a if b", 7, "the end; expected 'else' and the other value after the condition"),
        ("a if b else", 12, "the end; expected a name, number or text"),
        ("a else b", 3, "'else'; expected 'and', 'or', an operator, or the end"),
        ("if a else b", 1, "'if'; expected a name, number or text"),
        ("a\x1b", 2, "'U+001B'; expected a name, number, text or operator"),
        ("1..2", 1, "'1..2'; expected a number such as 12 or 0.5"),
        ("1e5", 1, "'1e5'; expected a number such as 12 or 0.5"),
        ("a.", 2, "'.'; expected a name or number before and after the dot"),
        ("a b", 3, "'b'; expected 'and', 'or', an operator, or the end"),
        ("a and", 6, "the end; expected a name, number or text"),
        ("and a", 1, "'and'; expected a name, number or text"),
        ("(a", 3, "the end; expected ')' at the end of the brackets, or an operator"),
        ("a in [1, 2", 11, "the end; expected ']' at the end of the list, or ','"),
        ("a in []", 7, "']'; expected a name, number or text"),
        ("a not b", 7, "'b'; expected 'in' after 'not'"),
        ("a < b < c", 7, "'<'; expected 'and' between two comparisons: a <= b and b <= c"),
        ("a in [1] == b", 10, "'=='; expected 'and' between two comparisons: a <= b and b <= c"),
        ("maxx(a)", 1, "unknown function 'maxx'; did you mean 'max'?"),
        ("xyz(a)", 1, f"unknown function 'xyz'; expected one of {', '.join(FUNCTIONS)}"),
        ("a.count(b)", 1, "unknown function 'a.count'; did you mean 'count'?"),
        ("round(a, 2)", 1, "2 values in round(…); expected 1"),
        ("either(a)", 1, "1 value in either(…); expected at least 2"),
        ("days(a, b, c)", 1, "3 values in days(…); expected 2"),
        ("max()", 5, "')'; expected a name, number or text"),
        ("max(a", 6, "the end; expected ')' or ',' after a value in max(…)"),
        ("title(a.b == 'x')", 11, "'=='; expected ')' after the name in title(…)"),
        ("count(1)", 7, "'1'; expected the name of a field in count(…)"),
        ("count(not)", 7, "'not'; expected the name of a field in count(…)"),
        ("count(a, b)", 8, "','; expected ')' after the name in count(…)"),
        ("1" * 31, 1, "a number of 31 digits; expected at most 30"),
        ("a" * 2_001, 1, "2,001 characters; expected at most 2,000"),
        ("(" * 21 + "a", 22, "more than 20 levels inside each other; expected fewer"),
        ("-" * 21 + "a", 22, "more than 20 levels inside each other; expected fewer"),
        ("round(" * 21 + "a", 127, "more than 20 levels inside each other; expected fewer"),
        ("not " * 21 + "a", 85, "more than 20 levels inside each other; expected fewer"),
    ],
)
def test_errors_have_a_place(source: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(source)

    assert (caught.value.column, caught.value.message) == (column, message)


def test_twenty_levels_and_two_thousand_characters_are_accepted() -> None:
    parse("(" * 20 + "a" + ")" * 20)
    parse("1" + "+1" * 999)
    parse(" and ".join(["(a)", "not b", "-c > 0", "d in [1, 2]"] * 20))
    parse("/".join(["a"] * 1_000))
    parse(" if a else ".join(["b"] * 150))


def test_each_name_once_in_order() -> None:
    assert names(parse("b.c > a and count(d) > a or b.c in [e]")) == ("b.c", "a", "d", "e")


def test_the_same_source_is_parsed_once() -> None:
    assert parse("once and only") is parse("once and only")
