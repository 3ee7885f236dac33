from datetime import date
from decimal import Decimal

import pytest

from tui.domain.evaluation import Operand, evaluate, holds
from tui.domain.expressions import parse
from tui.domain.ranges import Interval

MONTH = Interval(date(2022, 1, 1), date(2022, 1, 31))
ANSWERS: dict[str, Operand] = {
    "yes": True,
    "no": False,
    "three": 3,
    "half": Decimal("0.5"),
    "word": "x",
    "hour": "09:30",
    "day": date(2022, 1, 5),
    "month": MONTH,
    "before": Interval(None, date(2022, 1, 5)),
    "after": Interval(date(2022, 1, 5), None),
    "some": Interval(Decimal(3), Decimal(8)),
    "many": Interval(Decimal(40), None),
    "few": Interval(None, Decimal(80)),
    "any": Interval(None, None),
    "tags": ("x", "y"),
    "empty": (),
    "endless": Decimal("Infinity"),
    "words": ("b", "a", "b"),
    "lows": (3, 5),
    "vague": (Interval(Decimal(3), Decimal(8)), 9),
    "days": (date(2022, 1, 5), date(2022, 3, 1)),
    "count(tags)": 2,
    "title(word)": "The letter x",
    "text(month)": "2022-01",
    "text(lows)": ("3", "5"),
    "text(words)": ("b", "a", "b"),
    "stated(word)": True,
    "answered(nobody)": False,
}

TRUE, FALSE, UNKNOWN = True, False, None


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("yes and no", FALSE),
        ("yes and nobody", UNKNOWN),
        ("no and nobody", FALSE),
        ("nobody and no", FALSE),
        ("yes or nobody", TRUE),
        ("nobody or yes", TRUE),
        ("no or nobody", UNKNOWN),
        ("not nobody", UNKNOWN),
        ("not no", TRUE),
        ("not word", UNKNOWN),
        ("yes == true", TRUE),
        ("yes != true", FALSE),
        ("yes < true", UNKNOWN),
        ("three == 3", TRUE),
        ("three == 3.0", TRUE),
        ("three != 3", FALSE),
        ("three < 4 and three <= 3 and three > 2 and three >= 3", TRUE),
        ("half * 2 == 1", TRUE),
        ("three + half - 1 == 2.5", TRUE),
        ("-three == 0 - 3", TRUE),
        ("nobody > 3", UNKNOWN),
        ("nobody + 1 > 3", UNKNOWN),
        ("word == 'x'", TRUE),
        ("word != 'x'", FALSE),
        ("word == 3", UNKNOWN),
        ("hour < '10:00' and hour <= '09:30' and hour > '09:00' and hour >= '09:30'", TRUE),
        ("word in ['y', 'x']", TRUE),
        ("word in ['y']", FALSE),
        ("word not in ['y']", TRUE),
        ("word in ['y', nobody]", UNKNOWN),
        ("word in [nobody, 'x']", TRUE),
        ("nobody in ['y']", UNKNOWN),
        ("three in [1, 3]", TRUE),
        ("'x' in tags", TRUE),
        ("'z' in tags", FALSE),
        ("'z' in empty", FALSE),
        ("'z' in nobody", UNKNOWN),
        ("'z' in month", UNKNOWN),
        ("tags == tags", UNKNOWN),
        ("count(tags) == 2 and stated(word) and not answered(nobody)", TRUE),
        ("day == '2022-01-05'", TRUE),
        ("'2022-01-06' > day", TRUE),
        ("day == '2022'", UNKNOWN),
        ("day == '2022-01-99'", UNKNOWN),
        ("month < '2022-02-01'", TRUE),
        ("month <= '2022-01-31'", TRUE),
        ("month < '2022-01-31'", UNKNOWN),
        ("month < '2022-01-01'", FALSE),
        ("month == month", UNKNOWN),
        ("month != '2022-02-01'", TRUE),
        ("before <= day", TRUE),
        ("before < day", UNKNOWN),
        ("before > day", FALSE),
        ("after >= day", TRUE),
        ("after > day", UNKNOWN),
        ("after < day", FALSE),
        ("before < after", UNKNOWN),
        ("some > 2", TRUE),
        ("some > 8", FALSE),
        ("some > 3", UNKNOWN),
        ("some + 1 > 3", TRUE),
        ("-some >= -8", TRUE),
        ("some * -1 < -2", TRUE),
        ("(some - 5) * -2 >= -5", UNKNOWN),
        ("(some - 5) * -2 >= -6 and (some - 5) * -2 <= 4", TRUE),
        ("many >= 40", TRUE),
        ("many < 40", FALSE),
        ("many + few > 0", UNKNOWN),
        ("few - many <= 40", TRUE),
        ("many * 2 > 0", UNKNOWN),
        ("any == 3", UNKNOWN),
        ("any + 1 > 3", UNKNOWN),
        ("endless > 3", UNKNOWN),
        ("day > 3", UNKNOWN),
        ("day + 1 > 3", UNKNOWN),
        ("word + 1 == 2", UNKNOWN),
        ("3 in lows and 4 not in lows and '2022-01-05' in days", TRUE),
        ("9 in vague", TRUE),
        ("5 in vague", UNKNOWN),
        ("10 in vague", FALSE),
        ("three in [1, vague]", UNKNOWN),
        ("yes if three > 2 else no", TRUE),
        ("no if nobody > 2 else no", UNKNOWN),
        ("no if three > 4 else yes if three > 2 else no", TRUE),
        ("no if three > 4 else nobody", UNKNOWN),
        ("three / 2 == 1.5 and 12 / three / 2 == 2", TRUE),
        ("three / (three - 3) == 1", UNKNOWN),
        ("12 / some >= 1.5 and 12 / some <= 4", TRUE),
        ("12 / (some - 5) > 0", UNKNOWN),
        ("many / 2 > 1", UNKNOWN),
        ("12 / many > 0", UNKNOWN),
        ("word + '-' + hour == 'x-09:30'", TRUE),
        ("word + nobody == 'x'", UNKNOWN),
    ],
)
def test_three_valued_results(source: str, result: Operand) -> None:
    assert evaluate(parse(source), ANSWERS.get) is result


def test_huge_numbers_end_as_unknown_and_not_as_an_error() -> None:
    answers = {"huge": Decimal("1E+999999")}

    assert evaluate(parse("huge * huge > 1"), answers.get) is None
    assert evaluate(parse("huge > 1"), answers.get) is True


def test_sums_are_exact() -> None:
    assert evaluate(parse("0.1 + 0.2 == 0.3"), ANSWERS.get) is True


@pytest.mark.parametrize(("unknown", "result"), [(True, True), (False, False)])
def test_what_is_made_of_an_unknown_result(*, unknown: bool, result: bool) -> None:
    assert holds(parse("nobody > 3"), ANSWERS.get, unknown=unknown) is result
    assert holds(parse("three > 3"), ANSWERS.get, unknown=unknown) is False


def test_what_comes_out_is_a_text_a_range_or_several() -> None:
    def result(source: str) -> Operand:
        return evaluate(parse(source), ANSWERS.get)

    assert result("word + 'y'") == "xy"
    assert result("tags if yes else words") == ("x", "y")
    assert result("lows") == (Interval(Decimal(3), Decimal(3)), Interval(Decimal(5), Decimal(5)))
    assert result("either(nobody, word, three)") == "x"
    assert result("either(nobody, count(nobody))") is None
    assert result("either(empty, tags)") == ("x", "y")
    assert result("title(word)") == "The letter x"
    assert result("text(month)") == "2022-01"
    assert result("join(lows, ', ')") == "3, 5"
    assert result("1 / 3") == Interval(Decimal("0." + "3" * 28), Decimal("0." + "3" * 28))


def test_the_deepest_expression_is_evaluated_without_reaching_the_limit_of_python() -> None:
    source = "yes"
    for _ in range(10):
        source = f"no or yes and 1 + 2 * either(nobody, 1 if ({source}) else 2) == 3"

    assert evaluate(parse(source), ANSWERS.get) is True
