"""A project goes to a new version of its schema, as a whole or not at all."""

import io
from pathlib import Path

import pytest

from tests.support.desks import make_project, new_article
from tests.support.fixed import NumberedIds, TickingClock
from tests.support.forms import locked
from tests.support.raids import NEW, OLD, THIRD, new_session, raids, written
from tui.domain import editing
from tui.domain.errors import SchemaError, StoreError
from tui.domain.layers import SCHEMA, Layer, Status
from tui.domain.values import make_value
from tui.services.exporting import export_to
from tui.services.ids import IdSource
from tui.services.loading import Source, load_records
from tui.services.schemas import read_version
from tui.services.upgrading import Upgrade
from tui.services.upgrading_tally import Kind, Tally, Told
from tui.store.bulk import bulk_writer
from tui.store.project import Project, StaleLayer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return raids(tmp_path)


def upgrade(path: Path, source: str = NEW) -> Upgrade:
    return Upgrade(path, read_version(str(written(path.parent, "new.yaml", source))))


def carried_out(path: Path, source: str = NEW) -> Tally:
    return upgrade(path, source).carry_out("lead", clock=TickingClock(), new_id=IdSource())


def layers(path: Path) -> list[Layer]:
    with Project.open(path) as project:
        return [record.layer for record in project.layers()]


def first(path: Path) -> Layer:
    return layers(path)[0]


def literals(layer: Layer) -> dict[str, str]:
    return {path: said.value.literal for (_, path), said in layer.values.items() if said.value is not None}


class TestLooking:
    def test_it_says_what_becomes_of_the_answers_and_writes_nothing(self, path: Path) -> None:
        before = layers(path)
        lines: list[Told] = []
        tally = upgrade(path).look(NumberedIds(), lines.append)
        assert layers(path) == before
        with Project.open(path) as project:
            assert project.current_schema_name() == "raids@1.0"
        assert tally.layers == 3
        assert tally.kinds[Kind("event", "dead", "dead", "integer → quantity, confidence high → certain")] == 3
        assert tally.kinds[Kind("event", "side_a", "dyad.side_a", "")] == 3
        assert tally.kinds[Kind("event", "side_b", "dyad.side_b", "")] == 3
        assert tally.kinds[Kind("event", "notes", "", "")] == 3
        assert tally.kinds[Kind("event", "source", "source", "into a list")] == 3
        assert tally.kinds[Kind("event", "who", "who", "out of its list")] == 2
        assert tally.kinds[Kind("event", "who", "", "")] == 2
        assert tally.kinds[Kind("event", "weapon", "weapon", "gun → firearm")] == 1
        assert tally.kinds[Kind("article", "relevant", "relevant", "boolean → choice")] == 3
        assert tally.same == 2
        assert tally.labels == {("harm", "harm@1.0"): 3, ("who", "actor"): 3}
        assert tally.dropped == {"gone": 3}
        assert tally.reopened == 1
        assert [(told.article, told.event, told.path) for told in tally.some_needs] == [
            ("0.txt", 1, "who@1.0"),
            ("1.txt", 1, "weapon"),
        ]
        assert len(lines) == tally.kinds.total() + tally.needs

    def test_the_changes_are_those_of_the_current_version(self, path: Path) -> None:
        sentences = [change.sentence for change in upgrade(path).changes()]
        assert "event.side_a: now called dyad.side_a" in sentences
        assert "check event.gone: gone" in sentences


class TestUpgrading:
    def test_every_layer_and_the_version(self, path: Path) -> None:
        carried_out(path)
        assert {layer.attributes[SCHEMA] for layer in layers(path)} == {"raids@1.1"}
        with Project.open(path) as project:
            assert project.current_schema_name() == "raids@1.1"
            assert project.verify() == []
            entry = project.history(first(path).article, "ana")[-1]
            assert (entry.author, entry.edit.action, entry.edit.title) == (
                "lead",
                "upgrade",
                "upgrade to raids@1.1",
            )
        shown = literals(first(path))
        assert {name: shown[name] for name in ("dyad/side_a", "dead", "weapon", "notes@1.0", "relevant")} == {
            "dyad/side_a": "UN",
            "dead": "5",
            "weapon": "firearm",
            "notes@1.0": "seen",
            "relevant": "true",
        }
        assert [layer.status for layer in layers(path)] == [Status.DONE, Status.IN_PROGRESS, Status.DONE]

    def test_a_second_time_changes_nothing(self, path: Path) -> None:
        carried_out(path)
        before = layers(path)
        again = upgrade(path)
        assert again.is_known
        assert again.look(NumberedIds()).layers == 0
        assert carried_out(path).layers == 0
        assert layers(path) == before

    def test_a_layer_that_was_left_behind_comes_along_later(self, path: Path) -> None:
        carried_out(path)
        with Project.open(path) as project:
            session = new_session(project)
            session.open(first(path).article)
            session.undo()
        assert first(path).attributes[SCHEMA] == "raids@1.0"
        tally = carried_out(path, THIRD)
        assert tally.layers == 3
        assert first(path).attributes[SCHEMA] == "raids@1.2"
        assert literals(first(path))["dyad/side_a"] == "UN", "through version 1.1"

    def test_all_or_nothing(self, path: Path) -> None:
        before = layers(path)

        class Stop(Exception):  # noqa: N818
            pass

        def stop(number: int) -> None:
            if number == 2:
                raise Stop

        with pytest.raises(Stop):
            upgrade(path).carry_out("lead", clock=TickingClock(), new_id=IdSource(), progress=stop)
        assert layers(path) == before
        with Project.open(path) as project:
            assert [stored.name for stored in project.schemas()] == ["raids@1.0"]

    def test_a_locked_project_is_left_as_it_is(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        planned = upgrade(path)
        monkeypatch.setattr("tui.services.upgrading.bulk_writer", lambda path: bulk_writer(path, patience=0.01))
        with locked(path), pytest.raises(StoreError, match="locked"):
            planned.carry_out("lead", clock=TickingClock(), new_id=IdSource())

    def test_an_upgrade_by_somebody_else_meanwhile_is_noticed(self, path: Path) -> None:
        planned = upgrade(path, THIRD)
        carried_out(path)
        with pytest.raises(StoreError, match="Somebody else has upgraded"):
            planned.carry_out("lead", clock=TickingClock(), new_id=IdSource())

    def test_a_schema_that_names_files(self, tmp_path: Path, path: Path) -> None:
        rows = "code,title\ntruck,Truck\ncar,Car\n"
        (tmp_path / "cars.csv").write_text(rows)
        source = NEW.replace("where: place", "car: {type: choice, options: cars.csv}")
        carried_out(path, source)
        assert upgrade(path, source).is_known
        (tmp_path / "cars.csv").write_text(rows + "van,Van\n")
        with pytest.raises(SchemaError, match="another content"):
            upgrade(path, source)


class TestRefusing:
    def test_another_schema(self, path: Path) -> None:
        with pytest.raises(SchemaError, match="this one is other"):
            upgrade(path, NEW.replace("schema: raids", "schema: other"))

    def test_the_same_version_with_other_content(self, path: Path) -> None:
        with pytest.raises(SchemaError, match=r"raids@1\.0 is in the project with another content"):
            upgrade(path, OLD.replace("notes: text", "remarks: text"))

    def test_an_earlier_version(self, path: Path) -> None:
        carried_out(path)
        with pytest.raises(SchemaError, match="earlier version"):
            upgrade(path, OLD)


class TestTheDesk:
    def test_undo_and_redo_across_an_upgrade(self, path: Path) -> None:
        before = first(path)
        with Project.open(path) as project:
            session = new_session(project)
            session.open(before.article)
            session.perform(editing.set_note(session.layer, "look"))
            noted = session.layer
            carried_out(path)
            session.open(before.article)
            upgraded = session.layer
            assert session.schema.name == "raids@1.1"
            session.undo()
            assert session.schema.name == "raids@1.0"
            assert (session.layer.values, session.layer.attributes) == (noted.values, noted.attributes)
            session.undo()
            assert session.layer.attributes == before.attributes
            session.undo()
            assert session.layer.status is Status.IN_PROGRESS
            for _ in range(3):
                session.redo()
            assert (session.layer.values, session.layer.attributes) == (upgraded.values, upgraded.attributes)
            assert session.layer.spans == upgraded.spans
            assert session.schema.name == "raids@1.1"
            assert session.saved
            assert project.verify() == []

    def test_an_open_session_is_told_and_goes_on_with_the_new_version(self, path: Path) -> None:
        with Project.open(path) as project:
            session = new_session(project)
            session.open(first(path).article)
            carried_out(path)
            with pytest.raises(StaleLayer):
                session.perform(editing.set_note(session.layer, "look"))
            assert session.schema.name == "raids@1.1"
            event = session.layer.events[0]
            value = make_value("quantity", "~5")
            session.perform(editing.answer(session.layer, event, "dead", value, session.new_id))
            assert session.layer.attributes[SCHEMA] == "raids@1.1"
            assert project.layer(session.article.id, "ana") == session.layer


def test_records_of_an_upgraded_project_can_be_loaded(path: Path, tmp_path: Path) -> None:
    carried_out(path)
    target = io.BytesIO()
    with Project.open(path) as project:
        export_to(project, None, target)
    other = make_project(tmp_path / "q.db", new_article("x.txt", "x"), schema=str(tmp_path / "new.yaml"))
    source = Source(io.BytesIO(target.getvalue()), "r.jsonl")
    assert load_records(other, source, clock=TickingClock(), new_id=IdSource()).layers == 3
    assert [literals(layer) for layer in layers(other)] == [literals(layer) for layer in layers(path)]
