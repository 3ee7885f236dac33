"""Alternatives, optional answers, derived answers and lists that depend on others, at the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article
from tui.domain.errors import DeskError
from tui.domain.values import Value
from tui.ui.form.rows import Origin

SCHEMA = """
schema: key
version: "1"
alternatives: yes
article:
  fields:
    source: {type: text, derive: meta.publisher}
event:
  type: type
  sentence: "{type} by {by}, {count(parts)} part(s), {dead} dead"
  fields:
    type: {type: choice, options: {raid: Raid, arson: Arson, feud: {title: Feud, retired: yes}}}
    by: text
    bare: {type: text, evidence: none}
    weapon: {type: choice, when: type == 'raid', options: {gun: Gun, fire: {title: Fire, when: type == 'arson'}}}
    hurt: {type: integer, default: "2"}
    dead: {type: integer, default: "1"}
    low: {type: integer, derive: hurt + dead}
    all: {type: integer, derive: hurt + dead, readonly: yes}
    parts: {type: text, many: {max: 2}}
    after: {type: link, relations: {part_of: Part of, answer_to: Answer to}}
"""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    (tmp_path / "key.yaml").write_text(SCHEMA, encoding="utf-8")
    article = new_article("a.txt", "Men raided a farm.")._replace(meta={"Publisher": "The Post"})
    with at_work(tmp_path / "p.db", article, schema=str(tmp_path / "key.yaml")) as desk:
        desk.do("new-event")
        desk.desk.asking = None
        yield desk


def at(work: DeskAtWork, path: str) -> None:
    work.desk.go_to_field(path)


def said(work: DeskAtWork, path: str) -> Value | None:
    return work.session.layer.value(work.desk.owner, path).value


def type_in(work: DeskAtWork, text: str) -> None:
    work.desk.answer_key("ctrl+u", None)
    work.desk.answer_paste(text)
    work.desk.answer_key("enter", None)


def fill(work: DeskAtWork, path: str, text: str) -> None:
    at(work, path)
    work.do("edit-value")
    type_in(work, text)


def shown(work: DeskAtWork, path: str) -> tuple[str, Origin]:
    row = next(row for row in work.desk.form if row.path == path)
    return row.shown, row.origin


def test_an_alternative_is_added_and_taken_away_again(work: DeskAtWork) -> None:
    fill(work, "by", "gunmen")
    for expected in ((Value("text", "bandits"),), ()):
        at(work, "by")
        work.do("alternative")
        type_in(work, "bandits")
        assert work.session.layer.value(work.desk.owner, "by").alternatives == expected


def test_alternatives_stand_beside_the_answer(work: DeskAtWork) -> None:
    fill(work, "type", "raid")
    at(work, "type")
    work.do("alternative")
    type_in(work, "arson")

    assert shown(work, "type") == ("Raid / Arson", Origin.SAID)


def test_there_is_no_alternative_to_nothing(work: DeskAtWork) -> None:
    at(work, "by")
    for action in ("alternative", "optional"):
        with pytest.raises(DeskError, match="first value"):
            work.do(action)


def test_an_answer_is_optional_and_then_not(work: DeskAtWork) -> None:
    fill(work, "by", "gunmen")
    for optional in (True, False):
        at(work, "by")
        work.do("optional")
        assert work.session.layer.value(work.desk.owner, "by").optional is optional


def test_a_kind_of_nothing_ends_the_alternatives(work: DeskAtWork) -> None:
    fill(work, "by", "gunmen")
    at(work, "by")
    work.do("alternative")
    type_in(work, "bandits")
    at(work, "by")
    work.do("not-stated")

    assert work.session.layer.value(work.desk.owner, "by").alternatives == ()


def test_what_is_worked_out_shows_where_it_comes_from(work: DeskAtWork) -> None:
    assert shown(work, "low") == ("3", Origin.DERIVED)
    fill(work, "low", "2")
    assert shown(work, "low") == ("2", Origin.OVERWRITTEN)
    at(work, "low")
    work.do("clear-value")
    assert shown(work, "low") == ("3", Origin.DERIVED)
    at(work, "low")
    with pytest.raises(DeskError, match="worked out"):
        work.do("clear-value")


def test_what_is_readonly_cannot_be_answered(work: DeskAtWork) -> None:
    for action in ("edit-value", "take", "take-value", "not-stated"):
        at(work, "all")
        with pytest.raises(DeskError, match="cannot be changed"):
            work.do(action)


def test_what_came_with_the_article_is_an_answer(work: DeskAtWork) -> None:
    work.do("article-fields")

    assert shown(work, "source") == ("The Post", Origin.DERIVED)


def test_a_retired_answer_and_one_that_has_to_wait_are_not_offered(work: DeskAtWork) -> None:
    fill(work, "type", "raid")
    at(work, "type")
    work.do("edit-value")
    assert work.desk.asking is not None
    assert [choice.id for choice in work.desk.asking.entry.listed] == ["raid", "arson"]
    work.desk.asking = None
    at(work, "weapon")
    work.do("edit-value")
    assert work.desk.asking is not None
    assert [choice.id for choice in work.desk.asking.entry.listed] == ["gun"]


def test_an_answer_that_is_no_longer_asked_for_can_be_seen_and_cleared(work: DeskAtWork) -> None:
    fill(work, "type", "raid")
    fill(work, "weapon", "gun")
    fill(work, "type", "arson")
    assert shown(work, "weapon") == ("Gun", Origin.UNASKED)
    at(work, "weapon")
    work.do("clear-value")

    assert "weapon" not in [row.path for row in work.desk.form]


def test_no_row_waits_for_more_entries_than_there_may_be(work: DeskAtWork) -> None:
    for text in ("a", "b"):
        fill(work, "parts/+", text)

    assert [row.is_new_item for row in work.desk.form if row.field.id == "parts"] == [False, False]


def test_a_link_is_chosen_with_what_it_says(work: DeskAtWork) -> None:
    first = work.desk.owner
    work.do("new-event")
    work.desk.asking = None
    at(work, "after")
    work.do("edit-value")
    assert work.desk.asking is not None
    assert [choice.title.split(":")[0] for choice in work.desk.asking.entry.listed] == ["Part of", "Answer to"]
    type_in(work, "answer")

    assert said(work, "after") == Value("link", first, (("relation", "answer_to"),))
    at(work, "after")
    work.do("edit-value")
    assert work.desk.asking.entry.choice is not None
    assert work.desk.asking.entry.choice.id == f"{first} answer_to"


def test_a_field_without_evidence_takes_the_words_alone(work: DeskAtWork) -> None:
    at(work, "bare")
    work.select("a farm")
    work.do("take")
    at(work, "bare")
    work.select("Men")
    with pytest.raises(DeskError, match="takes no evidence"):
        work.do("take-evidence")

    assert said(work, "bare") == Value("text", "a farm")
    assert work.session.layer.value(work.desk.owner, "bare").evidence == ()
    assert not work.session.layer.spans
