"""Fields that take their answers from a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import reopened, small_desk
from tui.domain.errors import DeskError
from tui.domain.values import Value, make_value
from tui.ui.desk.filling import reopen_draft
from tui.ui.entry import Choice, Entry

SCHEMA = """
schema: listed
version: "1"
tables:
  actors:
    file: actors.csv
    key: id
    title: name
    search: [id, name, aliases]
    unlisted: ["Unidentified Group ({country})", "Unidentified {side} ({country})"]
  dyads: dyads.csv
  places: {file: places.csv, unlisted: ["Somewhere in {country}"]}
labels: [what]
event:
  type: kind
  fields:
    kind: {type: choice, options: [attack, talks]}
    who: {type: actor, table: actors}
    allies: {type: actor, table: actors, many: yes}
    dyad: {type: reference, table: dyads}
    where: {type: place, table: places, levels: [country], precision: [exact, near]}
    paper: {type: text, table: actors}
    topics: {type: tags, table: actors}
    free: {type: tags, options: {women targeted: Women targeted, crowd: Crowd}}
"""
ACTORS = """id,name,aliases,side,country
a1,Jaysh al-Islam,Army of Islam; JaI,3,Syria
a2,Ahrar al-Sham,,3,Syria
a3,Sham Legion,Faylaq al-Sham,3,Syria
a4,Military Forces,the army,1,Syria
a5,Military Forces,the army,1,Iraq
a6,Libyan Army,,1,Libya
"""
DYADS = """id,name,side_a,side_b
90001,Syria - Rebels,Syria,Rebels
90002,Iraq - IS,Iraq,IS
"""
PLACES = """id,name,country,latitude
p1,Aleppo,Syria,36.2
p2,Mosul,Iraq,36.3
p3,Somewhere in Libya,Libya,26.0
"""
TEXT = """Army of Islam fell back

Jaysh Al Islam left Aleppo. The army of Iraq took it; the local guards of Mosul fled. Women came.
"""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    for name, content in (("actors", ACTORS), ("dyads", DYADS), ("places", PLACES)):
        (tmp_path / f"{name}.csv").write_text(content)
    with small_desk(tmp_path, TEXT, schema=SCHEMA) as made:
        made.do("new-event")
        yield made


def ask(work: DeskAtWork, path: str) -> Entry:
    work.desk.go_to_field(path)
    work.do("edit-value")
    return entry(work)


def entry(work: DeskAtWork) -> Entry:
    assert work.desk.asking is not None
    return work.desk.asking.entry


def value(work: DeskAtWork, path: str) -> Value | None:
    return work.session.layer.value(work.desk.owner, path).value


def titles(asked: Entry) -> list[str]:
    return [choice.title for choice in asked.listed]


JAYSH = make_value(
    "actor", "Jaysh al-Islam", {"id": "a1", "side": "3", "country": "Syria", "aliases": "Army of Islam; JaI"}
)


def test_a_row_is_searched_and_chosen(work: DeskAtWork) -> None:
    asked = ask(work, "who")
    assert titles(asked)[:2] == ["Jaysh al-Islam", "Ahrar al-Sham"]
    work.type("islam army")
    assert titles(asked)[0] == "Jaysh al-Islam"
    assert asked.choice is None
    work.type("down")
    assert asked.choice is not None
    assert asked.choice.help == "aliases Army of Islam; JaI · side 3 · country Syria"
    work.type("enter")
    assert value(work, "who") == JAYSH
    assert work.shown("who") == "Jaysh al-Islam"
    assert work.desk.path == "allies/+"


@pytest.mark.parametrize("typed", ["jaysh al islam", "Army of Islam", "a1", "anything @a1"])
def test_a_name_that_is_typed_in_full_is_its_row(work: DeskAtWork, typed: str) -> None:
    asked = ask(work, "who")
    work.type(typed)
    assert asked.hint == "Jaysh al-Islam · @a1 · aliases Army of Islam; JaI · side 3 · country Syria"
    work.type("enter")
    assert value(work, "who") == JAYSH


def test_a_name_of_several_rows_has_to_be_chosen(work: DeskAtWork) -> None:
    asked = ask(work, "who")
    work.type("the army")
    assert asked.hint == "2 rows of actors are called so: choose one with ↓."
    with pytest.raises(DeskError, match="2 rows of actors"):
        work.type("enter")
    work.type("down", "down", "enter")
    chosen = value(work, "who")
    assert chosen is not None
    assert chosen.part("country") == "Iraq"


def test_another_name_is_taken_as_typed_only_if_that_is_chosen(work: DeskAtWork) -> None:
    asked, typed = ask(work, "who"), "Local Guards side=4"
    work.type(typed)
    refused = "Not in the table actors: ↓ chooses a row, ↑ takes it as written."
    assert asked.hint == refused
    with pytest.raises(DeskError, match=refused):
        work.type("enter")
    assert value(work, "who") is None
    work.type("up")
    assert asked.choice == Choice(typed, typed, detail="as written, not in the table")
    work.type("enter")
    assert value(work, "who") == make_value("actor", "Local Guards", {"side": "4"})
    asked = ask(work, "who")
    assert asked.line.text == "Local Guards side=4"
    work.type("down", "ctrl+u", "Local Guards side=4", "enter")
    assert value(work, "who") == make_value("actor", "Local Guards", {"side": "4"})


@pytest.mark.parametrize("path", ["who", "where", "paper"])
@pytest.mark.parametrize("leaves", ["enter", "tab", "shift+tab"])
def test_letters_that_were_meant_for_something_else_are_no_name(work: DeskAtWork, path: str, leaves: str) -> None:
    ask(work, path)
    with pytest.raises(DeskError, match="Not in the table"):
        work.type("js", leaves)
    assert (value(work, path), work.desk.path) == (None, path)
    work.type("escape")
    assert value(work, path) is None


def test_a_kind_of_nothing_and_a_name_of_the_table_cannot_be_taken_as_written(work: DeskAtWork) -> None:
    for typed in ("?", "not stated", "jaysh al islam", "a1", "Somewhere in {country}"):
        asked = ask(work, "who")
        work.type(typed)
        assert "as written, not in the table" not in [choice.detail for choice in asked.listed]
        work.type("escape")


def test_what_is_offered_to_be_taken_as_written_stands_behind_the_grades(work: DeskAtWork) -> None:
    asked = ask(work, "where")
    work.type("Dorbeyt")
    assert titles(asked)[-3:] == ["exact", "near", "Dorbeyt"]
    work.type("up", "up", "enter")
    assert value(work, "where") == make_value("place", "Dorbeyt", {"precision": "near"})
    ask(work, "where")
    with pytest.raises(DeskError, match="Not in the table places"):
        work.type("Kerfana /near", "enter")
    work.type("up", "enter")
    assert value(work, "where") == make_value("place", "Kerfana", {"precision": "near"})


def test_a_key_that_no_row_has_is_no_row(work: DeskAtWork) -> None:
    ask(work, "who")
    with pytest.raises(DeskError, match="Not in the table actors"):
        work.type("Jaysh @zz", "enter")


def test_templates_are_filled_with_what_is_known(work: DeskAtWork) -> None:
    asked = ask(work, "who")
    work.type("unidentified")
    assert titles(asked) == ["Unidentified Group ({country})", "Unidentified {side} ({country})", "unidentified"]
    work.type("escape")
    ask(work, "where")
    work.type("mosul", "enter")
    asked = ask(work, "who")
    work.type("zzzz")
    assert titles(asked) == ["Unidentified Group (Iraq)", "Unidentified {side} (Iraq)", "zzzz"]
    work.type("down", "enter")
    assert value(work, "who") == make_value("actor", "Unidentified Group (Iraq)")


def test_what_begins_as_was_typed_comes_first_and_of_that_what_was_answered_before(work: DeskAtWork) -> None:
    ask(work, "where")
    work.type("mosul", "enter")
    asked = ask(work, "who")
    work.type("a")
    before = titles(asked)
    assert before[0].startswith("Ahrar al-Sham")
    assert before.index("Sham Legion") > before.index("Unidentified Group (Iraq)") > 0
    work.type("ctrl+u", "Sham Legion", "enter")
    work.do("new-event")
    asked = ask(work, "who")
    work.type("ctrl+u", "sham")
    assert titles(asked)[0].startswith("Sham Legion")


def test_a_template_that_names_a_row_is_that_row(work: DeskAtWork) -> None:
    ask(work, "who")
    work.type("Libyan Army", "enter")
    asked = ask(work, "where")
    work.type("some")
    assert titles(asked) == ["Somewhere in Libya", "exact", "near", "some"]
    work.type("down", "enter")
    chosen = value(work, "where")
    assert chosen is not None
    assert chosen.part("id") == "p3"


def test_what_is_unknown_in_a_template_is_filled_in_by_hand(work: DeskAtWork) -> None:
    asked = ask(work, "where")
    work.type("somewhere", "down")
    with pytest.raises(DeskError, match=r"Put what it is in the place of \{country\}"):
        work.type("enter")
    assert asked.line.text == "Somewhere in {country}"
    with pytest.raises(DeskError, match=r"\{country\}"):
        work.type("enter")
    for _ in "{country}":
        work.type("backspace")
    work.type("Jordan", "enter")
    assert value(work, "where") == make_value("place", "Somewhere in Jordan")


def test_a_selection_that_names_one_row_is_that_row(work: DeskAtWork) -> None:
    work.desk.go_to_field("who")
    work.select("Jaysh Al Islam")
    work.do("take")
    assert work.desk.asking is None
    assert value(work, "who") == make_value(
        "actor", JAYSH.literal, {**dict(JAYSH.parts), "written": "Jaysh Al Islam"}
    )
    assert len(work.session.layer.value(work.desk.owner, "who").evidence) == 1


def test_a_selection_that_names_several_rows_is_searched_and_one_that_names_none_is_taken(work: DeskAtWork) -> None:
    work.desk.go_to_field("who")
    work.select("The army")
    work.do("take")
    assert entry(work).line.text == "The army"
    assert titles(entry(work))[:2] == ["Military Forces", "Military Forces"]
    work.type("down", "enter")
    chosen = value(work, "who")
    assert chosen is not None
    assert (chosen.part("id"), chosen.part("written")) == ("a4", "The army")
    work.desk.go_to_field("where")
    guards = "local guards of Mosul"
    work.select(guards)
    work.do("take")
    assert work.desk.asking is None
    assert value(work, "where") == make_value(
        "place", "local guards of Mosul", {"written": "local guards of Mosul"}
    )


def test_parts_that_were_typed_stay_with_the_row(work: DeskAtWork) -> None:
    ask(work, "where")
    work.type("Aleppo /near", "enter")
    aleppo = {"id": "p1", "country": "Syria", "latitude": "36.2"}
    assert value(work, "where") == make_value("place", "Aleppo", {**aleppo, "precision": "near"})
    asked = ask(work, "where")
    assert asked.line.text == "Aleppo @p1 /near country=Syria"
    work.type("enter")
    assert value(work, "where") == make_value("place", "Aleppo", {**aleppo, "precision": "near"})


def test_a_column_that_is_typed_counts_instead_of_the_rows(work: DeskAtWork) -> None:
    ask(work, "who")
    work.type("Jaysh al-Islam side=1", "enter")
    other = make_value("actor", JAYSH.literal, {**dict(JAYSH.parts), "side": "1"})
    assert value(work, "who") == other
    ask(work, "who")
    work.type("down", "up", "enter")
    assert value(work, "who") == other
    asked = ask(work, "who")
    assert asked.line.text == "Jaysh al-Islam @a1"
    work.type("Jaysh al-Islam @a2", "enter")
    ahrar = {"id": "a2", "side": "3", "country": "Syria"}
    assert value(work, "who") == make_value("actor", "Ahrar al-Sham", ahrar)


def test_another_row_brings_its_own_columns(work: DeskAtWork) -> None:
    ask(work, "where")
    work.type("Aleppo", "enter")
    ask(work, "where")
    work.type("Mosul", "enter")
    assert value(work, "where") == make_value("place", "Mosul", {"id": "p2", "country": "Iraq", "latitude": "36.3"})


def test_a_reference_takes_rows_only(work: DeskAtWork) -> None:
    asked = ask(work, "dyad")
    assert titles(asked) == ["Syria - Rebels", "Iraq - IS"]
    assert asked.choice is None
    with pytest.raises(DeskError, match="Nothing in the list is like"):
        work.type("zzz", "enter")
    assert work.desk.asking is not None
    work.type("ctrl+u", "iraq", "enter")
    iraq = make_value("reference", "90002", {"name": "Iraq - IS", "side_a": "Iraq", "side_b": "IS"})
    assert value(work, "dyad") == iraq
    assert work.shown("dyad") == "Iraq - IS · @90002"
    asked = ask(work, "dyad")
    assert titles(asked) == ["Iraq - IS", "Syria - Rebels"]
    assert asked.choice is not None
    work.type("enter")
    assert value(work, "dyad") == iraq


def test_a_selection_is_searched_for_a_reference(work: DeskAtWork) -> None:
    work.desk.go_to_field("dyad")
    work.select("Iraq")
    work.do("take")
    assert titles(entry(work)) == ["Iraq - IS"]
    work.type("down", "enter")
    taken = value(work, "dyad")
    assert taken is not None
    assert (taken.literal, taken.part("written")) == ("90002", "Iraq")
    assert len(work.session.layer.value(work.desk.owner, "dyad").evidence) == 1


def test_a_text_is_the_title_of_its_row(work: DeskAtWork) -> None:
    ask(work, "paper")
    work.type("faylaq al sham", "enter")
    assert value(work, "paper") == make_value("text", "Sham Legion")


def test_rows_of_one_title_are_one_text(work: DeskAtWork) -> None:
    ask(work, "paper")
    work.type("the army", "enter")
    assert value(work, "paper") == make_value("text", "Military Forces")


def test_tags_are_offered_one_by_one(work: DeskAtWork) -> None:
    asked = ask(work, "topics")
    work.type("ahrar", "down", ";")
    assert asked.line.text == "Ahrar al-Sham; "
    work.type("JaI; my own; legi")
    assert titles(asked)[0] == "Sham Legion"
    work.type("down", "enter")
    assert value(work, "topics") == make_value("tags", "Ahrar al-Sham\nJaysh al-Islam\nmy own\nSham Legion")


def test_options_of_tags_are_offered_and_others_are_taken(work: DeskAtWork) -> None:
    asked = ask(work, "free")
    assert titles(asked) == ["Women targeted", "Crowd"]
    work.type("wom", "down", ";", "cr")
    assert titles(asked) == ["Crowd"]
    work.type("down", ";", "hunger", "enter")
    assert value(work, "free") == make_value("tags", "women targeted\ncrowd\nhunger")


def test_an_answer_given_before_is_offered_and_is_the_same_row(work: DeskAtWork) -> None:
    ask(work, "who")
    work.type("jai", "enter")
    asked = ask(work, "allies/+")
    assert asked.listed[0].id == "Jaysh al-Islam @a1"
    assert [choice.id for choice in asked.listed].count("Jaysh al-Islam @a1") == 1
    work.type("down", "enter")
    (path,) = [row.path for row in work.desk.form if row.path.startswith("allies/") and not row.is_new_item]
    assert value(work, path) == JAYSH


def test_a_half_typed_name_is_searched_again(work: DeskAtWork, tmp_path: Path) -> None:
    ask(work, "who")
    work.type("faylaq")
    with reopened(work, tmp_path) as again:
        reopen_draft(again.desk)
        assert titles(entry(again))[0] == "Sham Legion"


def test_nothing_can_still_be_said(work: DeskAtWork) -> None:
    ask(work, "who")
    work.type("?", "enter")
    assert work.session.layer.value(work.desk.owner, "who").nothing == "unknown"
