from datetime import date

import pytest

from tests.support.agreement import SCHEMA, event
from tui.domain.agreement.records import Record
from tui.domain.incidents.traits import (
    PHRASE,
    SKETCH,
    Count,
    Name,
    Traits,
    paragraphs_around,
    resemblance,
    sketch,
    traits_of,
)
from tui.domain.schema import Field, FieldType, Schema

TEXT = "Armed men raided the market of Tall Rifat on Monday and left three dead.\nA march in Homs ended in peace."


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def of(record: Record, text: str = "", schema: Schema = SCHEMA) -> Traits:
    return traits_of(schema, record, text)


def test_an_event_is_recognised_by_what_it_says() -> None:
    parts = {"place": {"id": "Q1", "country": "Syria", "admin1": "Aleppo", "latitude": "36.2"}}
    record = event(
        "e1", type="clash", date="2022-01-05", place="Tall Rifat", actor="Jaysh", dead=">=3", notes="x", parts=parts
    )
    assert of(record) == Traits(
        ordinal("2022-01-05"),
        ordinal("2022-01-05"),
        (Name("tall rifat", "Tall Rifat", "Q1", "syria / aleppo"),),
        (Name("jaysh", "Jaysh"),),
        ("battles", "clash"),
        (Count("dead", "Dead", 3.0, None),),
    )


@pytest.mark.parametrize(
    ("literal", "first", "last"),
    [("2022-01", "2022-01-01", "2022-01-31"), ("2022-01-03/2022-01-05", "2022-01-03", "2022-01-05")],
)
def test_a_date_that_is_not_a_day_covers_all_its_days(literal: str, first: str, last: str) -> None:
    assert of(event("e1", date=literal))[:2] == (ordinal(first), ordinal(last))


@pytest.mark.parametrize("literal", ["--01-05", "../2022-01-05", "nonsense"])
def test_a_date_without_both_ends_tells_nothing(literal: str) -> None:
    assert of(event("e1", date=literal)).days == 0


def test_a_country_alone_is_no_place() -> None:
    assert of(event("e1", place="Homs", parts={"place": {"country": "Syria"}})).places[0].within == ""


def test_a_date_by_which_events_are_told_apart_comes_before_others() -> None:
    fields = (Field("reported", FieldType.DATE, "Reported"), Field("date", FieldType.DATE, "Date"))
    schema = Schema("s", "1", "S", event_fields=fields, summary=("date",))
    record = event("e1", date="2022-01-05", reported="2022-01-06", schema=schema)
    assert of(record, schema=schema).first == ordinal("2022-01-05")
    alone = event("e1", reported="2022-01-06", schema=schema)
    assert of(alone, schema=schema).first == ordinal("2022-01-06")


def test_texts_count_as_names_where_the_schema_tells_events_apart_by_them() -> None:
    fields = (Field("target", FieldType.TEXT, "Target"), Field("remark", FieldType.TEXT, "Remark"))
    schema = Schema("s", "1", "S", event_fields=fields, align=(("target", "1"),))
    record = event("e1", target="The Bank", remark="odd", schema=schema)
    assert of(record, schema=schema).names == (Name("the bank", "The Bank"),)


def test_the_words_around_the_evidence_are_kept_in_short() -> None:
    found = of(event("e1", type="clash", at=(6, 9)), TEXT)
    assert found.sketch == sketch([TEXT.splitlines()[0]])
    assert of(event("e1", type="clash"), TEXT).sketch == ()


def test_paragraphs_are_cut_where_they_are_long() -> None:
    text = "a " * 5000 + "\n" + "b"
    assert paragraphs_around(text, [(5000, 5001)]) == [text[4400:5601]]
    assert paragraphs_around(text, [(10_001, 10_002), (10_001, 10_002)]) == ["b"]


def test_texts_that_are_nearly_equal_resemble_each_other() -> None:
    words = [f"w{number}" for number in range(200)]
    whole, part = " ".join(words), " ".join(words[:190] + ["other"] * 10)
    assert resemblance(sketch([whole]), sketch([whole])) == 1.0
    assert 0.6 < resemblance(sketch([whole]), sketch([part])) < 1.0
    assert resemblance(sketch([whole]), sketch([" ".join(reversed(words))])) == 0.0
    assert resemblance(sketch([whole]), ()) == 0.0
    assert len(sketch([whole])) == SKETCH


def test_scripts_without_spaces_have_phrases_too() -> None:
    assert len(sketch(["北京时间昨天晚上市中心发生了一起严重的爆炸事件造成三人死亡"])) > PHRASE
    assert sketch(["one two"]) == ()
