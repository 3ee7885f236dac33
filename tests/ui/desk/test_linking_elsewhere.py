"""Links of an event to the annotator's own events of other articles."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import NOW, DeskAtWork, make_project, new_article
from tests.support.fixed import TickingClock
from tui.domain import links
from tui.domain.editing import delete_event
from tui.domain.problems import problems
from tui.domain.values import Value
from tui.services.exporting import export_to
from tui.services.ids import IdSource
from tui.services.loading import Source, load_records
from tui.services.schemas import read_version
from tui.services.upgrading import Upgrade
from tui.services.verifying import verify_project
from tui.store.project import Project
from tui.ui.form.painting import entry_lines

SCHEMA = """
schema: small
version: "{version}"
event:
  type: kind
  summary: [date, place, kind]
  fields:
    kind: {{type: choice, options: {{strike: Strike, march: March}}}}
    date: {{type: date}}
    place: {{type: place}}
    dead: {{type: integer}}
    {links}: {{type: link, title: Has to do with, {was}relations: {{same: Same as, part_of: Part of}}}}
"""
TEXTS = (
    "Five rockets fell on Aleppo: two people died.",
    "Thousands marched in Homs on 6 May 2021.",
    "The strike on Aleppo of 5 May 2021 killed two people.",
)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    source = tmp_path / "small.yaml"
    source.write_text(SCHEMA.format(version="1", links="related", was=""))
    articles = [new_article(f"{name}.txt", text, "2021-05-07") for name, text in zip("abc", TEXTS, strict=True)]
    make_project(tmp_path / "p.db", *articles, schema=str(source))
    with Project.open(tmp_path / "p.db") as project:
        made = DeskAtWork(project, str(source))
        event(made, "a.txt", "strike", "2021-05-05", "Aleppo")
        event(made, "b.txt", "march", "2021-05-06", "Homs")
        event(made, "c.txt", "strike", "2021-05-05", "Aleppo")
        yield made


def event(work: DeskAtWork, article: str, *answers: str) -> None:
    open_article(work, article)
    work.do("new-event")
    for path, answer in zip(("kind", "date", "place"), answers, strict=True):
        work.desk.go_to_field(path)
        work.do("edit-value")
        work.type("ctrl+u", answer, "enter")


def open_article(work: DeskAtWork, name: str) -> None:
    work.open(work.session.project.find_article(name) or "")


def link(work: DeskAtWork, *typed: str) -> Value:
    work.do("link-event")
    work.type(*typed, "enter")
    value = work.session.layer.value(work.desk.owner, "related").value
    assert value is not None
    return value


def listed(work: DeskAtWork) -> list[str]:
    assert work.desk.asking is not None
    return [choice.title for choice in work.desk.asking.entry.listed]


def test_own_events_of_other_articles_are_offered_the_most_alike_first(work: DeskAtWork) -> None:
    work.do("link-event")
    strike = "2021-05-05 Wed · Aleppo · Strike · Five rockets fell on Aleppo: two people died. · 2021-05-07"
    march = "2021-05-06 Thu · Homs · March · Thousands marched in Homs on 6 May 2021. · 2021-05-07"
    assert listed(work) == [f"{how}: → {each}" for each in (strike, march) for how in ("Same as", "Part of")]
    work.type("part homs")
    assert [title[:24] for title in listed(work)] == ["Part of: → 2021-05-06 Th"]


def test_links_stand_one_a_line_so_that_what_tells_them_apart_is_seen(work: DeskAtWork) -> None:
    work.do("link-event")
    assert work.desk.asking is not None
    lines = ["".join(run[0] for run in line) for line in entry_lines(work.desk.asking.entry, "", (80, 5))]
    assert any(line.startswith(" Part of: → 2021-05-05 Wed · Aleppo · Strike · Five rockets") for line in lines)


def test_what_others_coded_is_not_offered(work: DeskAtWork, tmp_path: Path) -> None:
    work.session.project.ensure_annotator("ben")
    other = DeskAtWork(work.session.project, str(tmp_path / "small.yaml"), work.ids)
    other.session.annotator = "ben"
    other.open(work.session.project.find_article("b.txt") or "")
    assert other.session.own_events().near("e1") == []


def test_a_link_names_article_and_event_and_can_be_read(work: DeskAtWork) -> None:
    value = link(work, "same aleppo")
    article = work.session.project.find_article("a.txt") or ""
    target = work.session.project.layer(article, "ana").events[0]
    assert (value.literal, value.part("article"), value.part("relation")) == (target, article, "same")
    assert work.shown("related").startswith("2021-05-05 Wed · Aleppo · Strike · Five rockets fell")
    assert work.shown("related").endswith("· Same as")
    work.desk.go_to_field("related")
    work.do("edit-value")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.choice is not None
    assert work.desk.asking.entry.choice.title.startswith("Same as: → 2021-05-05")


def test_an_article_with_one_event_has_others_to_link_to(work: DeskAtWork) -> None:
    assert len(work.session.layer.events) == 1
    assert link(work, "down").part("article")


def test_an_event_of_the_same_name_here_does_not_touch_the_link(work: DeskAtWork) -> None:
    """Ids meet only where data come from other tools, which count events in each article."""
    value = link(work, "same aleppo")
    own = Value("link", work.desk.owner, value.parts)
    assert links.named_event(own) == ""
    assert links.renamed(own, lambda _: "") == own
    assert links.named_event(Value("link", work.desk.owner)) == work.desk.owner


def test_a_target_that_goes_is_told_as_a_problem(work: DeskAtWork) -> None:
    link(work, "same aleppo")
    owner = work.desk.owner
    assert "related" not in {each.path for each in problems(work.session.schema, work.session.layer, owner)}
    open_article(work, "a.txt")
    work.desk.perform(delete_event(work.session.layer, work.session.layer.events[0]))
    open_article(work, "c.txt")
    found = [each for each in problems(work.session.schema, work.session.layer, owner) if each.path == "related"]
    assert [each.message for each in found] == [
        "Has to do with leads to an event of another article that is gone: choose another."
    ]
    assert work.shown("related").startswith("2021-05-05")
    assert verify_project(work.session.project) == []
    open_article(work, "a.txt")
    work.do("undo")
    open_article(work, "c.txt")
    assert "related" not in {each.path for each in problems(work.session.schema, work.session.layer, owner)}


def test_a_link_is_exported_and_loaded_back(work: DeskAtWork, tmp_path: Path) -> None:
    value = link(work, "same aleppo")
    file = io.BytesIO()
    export_to(work.session.project, None, file, {"ana"})
    rows = [
        row
        for line in file.getvalue().splitlines()
        for each in json.loads(line)["events"]
        for row in each["fields"]
        if row["path"] == "related" and row["state"] == "value"
    ]
    parts = {part["name"]: part["value"] for part in rows[0]["parts"]}
    assert (rows[0]["value"], parts["article"]) == (value.literal, value.part("article"))
    _, stored, files = read_version(str(tmp_path / "small.yaml"))
    other = tmp_path / "q.db"
    Project.create(other, schema=stored, name="q", now=NOW, files=files).close()
    file.seek(0)
    load_records(other, Source(file, "records"), clock=TickingClock(), new_id=IdSource())
    with Project.open(other) as new:
        again = new.layer(work.session.article.id, "ana")
        assert again.value(again.events[0], "related").value == value
        assert verify_project(new) == []


def test_a_link_survives_an_upgrade_of_the_schema(work: DeskAtWork, tmp_path: Path) -> None:
    value = link(work, "same aleppo")
    newer = tmp_path / "newer.yaml"
    newer.write_text(SCHEMA.format(version="2", links="linked", was="was: related, "))
    path = tmp_path / "p.db"
    Upgrade(path, read_version(str(newer))).carry_out("lead", clock=TickingClock(), new_id=IdSource())
    layer = work.session.project.layer(work.session.article.id, "ana")
    assert layer.value(layer.events[0], "linked").value == value
    assert verify_project(work.session.project) == []
