from datetime import date
from decimal import Decimal

import pytest

from tui.domain.evaluation import Operand, evaluate
from tui.domain.expressions import parse
from tui.domain.ranges import Interval


def numbers(low: int | None, high: int | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


def days(first: str, last: str) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


ANSWERS: dict[str, Operand] = {
    "some": numbers(3, 8),
    "many": numbers(40, None),
    "three": 3,
    "half": Decimal("-2.5"),
    "day": date(2022, 1, 5),
    "january": days("2022-01-01", "2022-01-31"),
    "year": days("2022-01-01", "2022-12-31"),
    "winter": days("2021-12-15", "2022-01-15"),
    "since": Interval(date(2022, 1, 5), None),
    "word": "Ärger",
    "code": "3",
    "flag": True,
    "lows": (3, 5, 4),
    "vague": (numbers(3, 8), numbers(5, 5), numbers(9, None)),
    "none": (),
    "words": ("b", "a", "b", "a", "c"),
}


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("min(three, 5, some)", numbers(3, 3)),
        ("max(three, 5, some)", numbers(5, 8)),
        ("min(many, some)", numbers(3, 8)),
        ("max(many, some)", numbers(40, None)),
        ("min(lows)", numbers(3, 3)),
        ("max(lows, 4)", numbers(5, 5)),
        ("max(vague)", numbers(9, None)),
        ("min(words)", "a"),
        ("max('b', 'c', code)", "c"),
        ("min(day, january)", days("2022-01-01", "2022-01-05")),
        ("max(day, '2022-01-09')", days("2022-01-09", "2022-01-09")),
        ("max(day, 'soon')", None),
        ("max(day, 3)", None),
        ("max(word, 3)", None),
        ("min(none)", None),
        ("max(three, nobody)", None),
        ("sum(three, some)", numbers(6, 11)),
        ("sum(lows)", numbers(12, 12)),
        ("sum(vague)", numbers(17, None)),
        ("sum(none)", None),
        ("sum(words)", None),
        ("round(half)", numbers(-3, -3)),
        ("round(2.5)", numbers(3, 3)),
        ("round(some / 2)", numbers(2, 4)),
        ("floor(half)", numbers(-3, -3)),
        ("floor(many / 1)", None),
        ("floor(many)", numbers(40, None)),
        ("round(word)", None),
        ("number(code) + 1", numbers(4, 4)),
        ("number('-2.50')", Interval(Decimal("-2.50"), Decimal("-2.50"))),
        ("number(word)", None),
        ("number('1e9')", None),
        ("text(three + 1)", "4"),
        ("text(some + 1)", None),
        ("text(flag or false)", "true"),
        ("year(day)", numbers(2022, 2022)),
        ("year(winter)", numbers(2021, 2022)),
        ("year(since)", numbers(2022, None)),
        ("year('2020-02-02')", numbers(2020, 2020)),
        ("year(three)", None),
        ("month(january)", numbers(1, 1)),
        ("month(year)", numbers(1, 12)),
        ("month(winter)", numbers(1, 12)),
        ("month(since)", None),
        ("day(day)", numbers(5, 5)),
        ("day(january)", numbers(1, 31)),
        ("day(winter)", numbers(1, 31)),
        ("days(day, '2022-01-08')", numbers(3, 3)),
        ("days(january, day)", numbers(-26, 4)),
        ("days(since, day)", numbers(None, 0)),
        ("days(day, three)", None),
        ("contains(word, 'ÄRG')", True),
        ("contains(word, 'x')", False),
        ("contains(three, 'x')", None),
        ("first(words)", "b"),
        ("last(words)", "c"),
        ("first(none)", None),
        ("last(none)", None),
        ("most_common(words)", "b"),
        ("most_common(none)", None),
        ("most_common(lows)", numbers(3, 3)),
        ("most_common(vague)", numbers(3, None)),
        ("join(words, '')", "babac"),
        ("join(distinct(words), '')", "bac"),
        ("distinct(none)", None),
        ("'b' in distinct(words)", True),
    ],
)
def test_what_a_function_gives(source: str, result: Operand) -> None:
    answers = {**ANSWERS, "text(words)": ANSWERS["words"]}

    assert evaluate(parse(source), answers.get) == result
