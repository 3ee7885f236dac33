"""Incidents in the project file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import at
from tests.support.reported import GRENADE, THREE, incident_project, node, work
from tui.domain.adjudication.contents import Content, Part
from tui.domain.edits import Edit, EventsChange, ValueChange
from tui.domain.errors import StoreError
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import GOLD, Layer
from tui.domain.values import BLANK, FieldValue, make_value
from tui.services.incidents import Incidents
from tui.store.incidents import IncidentStore, WantedPairs
from tui.store.project import Project
from tui.store.sqlite import sqlite3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return incident_project(tmp_path / "p.db")


@pytest.fixture
def incidents(path: Path) -> Iterator[Incidents]:
    with Project.open(path) as project:
        made = work(project)
        made.refresh()
        yield made


def store(incidents: Incidents) -> IncidentStore:
    return incidents.project.incidents(GOLD)


def states(incidents: Incidents) -> dict[str, int]:
    return {state: count for state, count in incidents.tally().states.items() if count}


def change(project: Project, name: str, *changes: ValueChange | EventsChange) -> Layer:
    layer = project.layer(node(project, name).article, GOLD)
    entry = Entry(
        layer.revision + 1,
        EntryKind.EDIT,
        0,
        Edit("test", "change", changes),
        "eve",
        at(30 + layer.revision),
        f"o{layer.article}{layer.revision}",
    )
    project.append(layer.article, GOLD, entry)
    return layer


def new_value(layer: Layer, path: str, literal: str) -> ValueChange:
    before = layer.value("e1", path)
    after = FieldValue(make_value(before.value.type if before.value else "text", literal))
    return ValueChange("e1", path, before, after)


def test_the_pairs_of_events_that_may_be_one_are_listed(incidents: Incidents) -> None:
    [row] = store(incidents).rows(WantedPairs())
    assert (row.names, row.state) == (("one.txt", "two.txt"), "open")
    assert row.titles == ("Title of one.txt", "Title of two.txt")
    assert row.shown[0] == "2025-06-17 Tue · Puerto Lirio · grenade"
    assert row.published == ("2025-06-20", "2025-06-20")
    assert row.grounds[:2] == ("same day (2025-06-17)", "same place (Puerto Lirio)")
    assert 0.5 < row.score < 1


def test_the_list_is_searched_by_event_and_title(incidents: Incidents) -> None:
    for text, count in (("PUERTO", 1), ("Title of two", 1), ("Kalomira", 0)):
        assert store(incidents).count(WantedPairs(text=text)) == count
        assert len(store(incidents).rows(WantedPairs(text=text))) == count
    assert [known.node for known in incidents.find("kalomira")] == [node(incidents.project, "three.txt")]
    assert [known.node for known in incidents.find("TITLE OF THREE")] == [node(incidents.project, "three.txt")]


@pytest.mark.parametrize("typed", ["Nürnberg", "NÜRNBERG", "nurnberg", "mayor\u2019s", "mayor's", "Łódź", "lodz"])
def test_an_event_is_found_with_accents_and_quotes_or_without(tmp_path: Path, typed: str) -> None:
    march = {"kind": "march", "date": "2025-09-14", "place": "ŁÓDŹ"}
    articles = [*THREE, ("Nürnberg, the mayor\u2019s march", "In Nürnberg they marched.", (march,))]
    with Project.open(incident_project(tmp_path / "p.db", articles)) as project:
        made = work(project)
        made.refresh()
        assert [known.node for known in made.find(typed)] == [node(project, articles[-1][0])]


def test_only_what_changed_is_looked_at_again(incidents: Incidents) -> None:
    held = store(incidents)
    held.scan()
    assert held.stale(10) == []
    layer = incidents.project.layer(node(incidents.project, "two.txt").article, GOLD)
    change(incidents.project, "two.txt", new_value(layer, "date", "2025-09-01"))
    held.scan()
    assert (held.stale(10), held.stale_count()) == ([layer.article], 1)
    incidents.refresh()
    assert states(incidents) == {}
    layer = incidents.project.layer(layer.article, GOLD)
    change(incidents.project, "two.txt", new_value(layer, "date", "2025-06-18"))
    incidents.refresh()
    assert states(incidents) == {"open": 1}


def test_what_somebody_else_does_makes_nothing_stale(incidents: Incidents) -> None:
    project = incidents.project
    project.ensure_annotator("ana")
    layer = project.layer(node(project, "one.txt").article, "ana")
    entry = Entry(1, EntryKind.EDIT, 0, Edit("test", "x", (EventsChange((), ("e1",)),)), "ana", at(50), "o-ana")
    project.append(layer.article, "ana", entry)
    held = store(incidents)
    held.scan()
    assert held.stale_count() == 0


def test_an_event_that_goes_takes_its_pairs_along_and_what_was_said_stays(incidents: Incidents) -> None:
    one, two = (node(incidents.project, name) for name in ("one.txt", "two.txt"))
    incidents.judge(one, two, "same_incident")
    layer = incidents.project.layer(two.article, GOLD)
    gone = [ValueChange("e1", path, said, BLANK) for (_, path), said in layer.values.items()]
    change(incidents.project, "two.txt", *gone, EventsChange(("e1",), ()))
    incidents.refresh()
    assert states(incidents) == {}
    assert [link.pair for link in store(incidents).links()] == [tuple(sorted((one, two)))]
    assert len(incidents.incident(one).members) == 2
    assert incidents.report(two).gone
    assert incidents.project.verify() == []


def test_two_incidents_that_become_one_imply_all_pairs_between_them(tmp_path: Path) -> None:
    copies = [(f"{name}.txt", THREE[0][1], (GRENADE,)) for name in "abcd"]
    with Project.open(incident_project(tmp_path / "q.db", copies)) as project:
        incidents = work(project)
        incidents.refresh()
        a, b, c, d = (node(project, f"{name}.txt") for name in "abcd")
        incidents.judge(a, b, "same_incident")
        incidents.judge(c, d, "same_incident")
        assert states(incidents) == {"open": 4, "linked": 2}
        incidents.judge(b, c, "same_incident")
        assert states(incidents) == {"linked": 3, "implied": 3}
        incidents.undo()
        assert states(incidents) == {"open": 4, "linked": 2}


def test_the_states_follow_what_is_said(tmp_path: Path) -> None:
    copies = [(f"{name}.txt", THREE[0][1], (GRENADE,)) for name in "abcd"]
    with Project.open(incident_project(tmp_path / "q.db", copies)) as project:
        incidents = work(project)
        incidents.refresh()
        a, b, c, d = (node(project, f"{name}.txt") for name in "abcd")
        assert states(incidents) == {"open": 6}
        incidents.judge(a, b, "same_incident")
        incidents.judge(b, c, "same_incident")
        assert states(incidents) == {"open": 3, "linked": 2, "implied": 1}
        incidents.judge(c, d, "different")
        assert states(incidents) == {"linked": 2, "implied": 3, "refused": 1}
        incidents.undo()
        assert states(incidents) == {"open": 3, "linked": 2, "implied": 1}
        incidents.judge(a, d, "later")
        assert states(incidents) == {"open": 2, "later": 1, "linked": 2, "implied": 1}
        incidents.undo()
        incidents.undo()
        assert states(incidents) == {"open": 5, "linked": 1}
        incidents.refresh()
        assert states(incidents) == {"open": 5, "linked": 1}
        assert project.verify() == []


def test_layers_have_incidents_of_their_own(path: Path) -> None:
    with Project.open(path) as project:
        project.ensure_annotator("ana")
        incidents = work(project, annotator="ana")
        assert (incidents.refresh(), states(incidents)) == (0, {})


def test_what_was_said_is_never_changed(incidents: Incidents, path: Path) -> None:
    one, two = (node(incidents.project, name) for name in ("one.txt", "two.txt"))
    incidents.judge(one, two, "same_incident", "both name the market")
    incidents.set_value(one, "hurt", Content(Part(make_value("integer", "18"))))
    with sqlite3.connect(path) as connection:
        for statement in (
            "UPDATE incident_link SET note = ''",
            "DELETE FROM incident_link",
            "UPDATE incident_value SET note = 'x'",
            "DELETE FROM incident_value",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE incident_link SET note = 'x' WHERE seq = 1", "was changed: it is not what its hash says"),
        ("DELETE FROM incident_link WHERE seq = 1", "does not follow the one before it"),
        ("UPDATE incident_value SET content = '{\"value\": 1}'", "was changed"),
        ("UPDATE incident_event SET traits = '[1]' WHERE id = 1", "The list of incidents is damaged at e1"),
    ],
)
def test_verify_finds_what_was_changed_behind_its_back(
    incidents: Incidents, path: Path, statement: str, told: str
) -> None:
    one, two = (node(incidents.project, name) for name in ("one.txt", "two.txt"))
    incidents.judge(one, two, "same_incident")
    incidents.undo()
    incidents.set_value(one, "hurt", Content(Part(make_value("integer", "18"))))
    assert incidents.project.verify() == []
    with sqlite3.connect(path) as connection:
        for table in ("incident_link", "incident_value"):
            for verb in ("update", "delete"):
                connection.execute(f"DROP TRIGGER {table}_no_{verb}")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
        connection.commit()
    connection.close()
    messages = [found.message for found in incidents.project.verify()]
    assert any(told in message for message in messages), messages


def test_a_value_that_cannot_be_read_is_told(incidents: Incidents, path: Path) -> None:
    one = node(incidents.project, "one.txt")
    incidents.set_value(one, "hurt", Content(Part(make_value("integer", "18"))))
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER incident_value_no_update")
        connection.execute("UPDATE incident_value SET content = '{\"odd\": 1}'")
        connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="copydesk verify"):
        incidents.values(incidents.incident(one))


def test_two_articles_may_call_their_events_by_the_same_ids(incidents: Incidents) -> None:
    one, two, three = (node(incidents.project, name) for name in ("one.txt", "two.txt", "three.txt"))
    assert one.event == two.event == three.event
    incidents.judge(one, two, "same_incident")
    assert incidents.incident(two).members == tuple(sorted((one, two)))
    assert incidents.incident(three).members == (three,)


def test_a_damaged_list_is_repaired_and_what_was_said_stays(incidents: Incidents, path: Path) -> None:
    one, two = (node(incidents.project, name) for name in ("one.txt", "two.txt"))
    incidents.judge(one, two, "same_incident")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE incident_event SET traits = '[1]' WHERE id = 1")
        connection.commit()
    connection.close()
    [told] = incidents.project.repair()
    assert told.message == "the list of incidents is made anew when it is next asked for"
    assert incidents.project.verify() == []
    assert states(incidents) == {}
    incidents.refresh()
    assert states(incidents) == {"linked": 1}
