"""What the names in expressions stand for in a layer that is filled."""

from datetime import date

import pytest

from tests.support.answered import LAYER, SCHEMA
from tui.domain.evaluation import Operand, evaluate
from tui.domain.expressions import parse
from tui.domain.layers import Layer
from tui.domain.lookups import Answers
from tui.domain.values import FieldValue, Value

RECORD: dict[str, Operand] = {"row": 3, "event": "e"}


def result(source: str, item: str = "") -> Operand:
    answers = Answers(SCHEMA, LAYER, "e", RECORD)
    place = answers.top()
    if item:
        place = place.inside(SCHEMA.event_fields[4], item)
    return answers.result(source, place)


@pytest.mark.parametrize(
    "source",
    [
        "count(places) == 3 and count(report) == 3 and count(report.name) == 2 and count(report.who) == 2",
        "count(report.means) == 3 and count(report.who.side) == 1 and count(type.path) == 2",
        "'Homs' in places and 'x' not in places and 'AFP' in report.name and 'Army' in report.who",
        "first(report.name) == 'SANA' and last(places) == 'Hama' and most_common(report.means) == 'gun'",
        "min(report.dead) >= 3 and min(report.dead) <= 5 and max(report.dead) >= 5 and sum(report.dead) >= 8",
        "stated(report.name) and answered(places) and not stated(box) and not answered(box.inner)",
        "stated(report.who.side) and not stated(report.who.written) and stated(report.who)",
        "join(report.name, '; ') == 'SANA; AFP' and join(report.dead, '|') == '3..8|5'",
        "title(type) == 'A clash' and title(type.parent) == 'War' and title(dyad) == 'A and B'",
        "join(title(report.means), ',') == 'A gun,A bomb,A gun' and join(title(type.path), ',') == 'War,A clash'",
        "title(sure) == 'Certain' and title(actor) == 'Police'",
        "text(date) == '2022-01' and text(low) == '2.50'",
        "text(low * 2) == '5' and text(date.middle) == '2022-01-16'",
        "text(type.parent) == 'war' and text(sure) == 'true' and text(dyad) == '42'",
        "dyad == '42' and dyad.id == '42' and dyad.title == 'A and B' and dyad.side_a == 'A'",
        "actor == 'Police' and actor.code == '12' and actor.id == '12'",
        "actor.name == 'Police' and actor.side == 'a'",
        "meta.title == 'War' and meta.published < date.middle",
        "meta.published == article.day and year(meta.published) == 2022 and text(meta.published) == '2022-01-07'",
        "stated(meta.wire) and not stated(meta.nobody) and not answered(meta.empty) and count(meta.wire) == 1",
        "record.row == 3 and record.event == 'e' and text(record.row) == '3' and not stated(record.item)",
    ],
)
def test_what_holds(source: str) -> None:
    assert result(source) is True


@pytest.mark.parametrize(
    "source",
    [
        "min(report.who.written)",
        "first(box.inner)",
        "join(report.who.written, ',')",
        "meta.nobody",
        "title(dyad.nobody)",
    ],
)
def test_what_is_unknown(source: str) -> None:
    assert result(source) is None


def test_an_item_sees_itself_first_and_all_items_by_the_name_of_the_group() -> None:
    assert result("name == 'SANA' and count(who) == 2 and count(report.name) == 2", "r1") is True
    assert result("stated(name) or 'Army' in who", "r2") is False
    assert result("dead == 5 and title(type) == 'A clash'", "r2") is True


def test_a_row_has_a_record_only_where_one_is_given() -> None:
    answers = Answers(SCHEMA, LAYER, "e")

    assert answers.result("record.row", answers.top()) is None


def test_a_date_that_came_with_the_article_is_one() -> None:
    answers = Answers(SCHEMA, LAYER, "e")

    assert evaluate(parse("meta.published.earliest"), answers.lookup(answers.top())) == (date(2022, 1, 7),) * 2


def test_values_of_no_form_are_unknown() -> None:
    layer = Layer("a", "ana", events=("e",), values={("e", "type"): FieldValue(Value("tree", "gone"))})
    answers = Answers(SCHEMA, layer, "e")

    assert answers.result("title(type)", answers.top()) == "gone"
    assert answers.result("type.root", answers.top()) is None
