"""A real article from end to end, by keys that the program names: coded, left, undone, finished, exported."""

from pathlib import Path

import pytest

from tests.support.exports import exported, said
from tests.support.hands import Hands, at_the_desk, copydesk, new_project, read_form

pytestmark = pytest.mark.terminal

SAMPLES = Path(__file__).parents[2] / "sample_articles"
RIVER, MARKET, POTHOLES = (
    SAMPLES / name for name in ("01-river-bases.txt", "02-market-and-checkpoint.txt", "06-war-on-potholes.txt")
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "p.db", RIVER, MARKET, POTHOLES)


def code_the_article(hands: Hands) -> None:
    hands.do("article-fields")
    hands.see_active("Publication date")
    hands.find("June 19, 2025")
    hands.do("take")
    hands.see_answer("Publication date", "2025-06-19")
    hands.see_active("Codeable")
    hands.ask("edit-value", "Codeable")
    hands.answer("yes")
    hands.see_answer("Codeable", "Yes")


def code_the_grenade(hands: Hands) -> None:
    hands.do("new-event")
    hands.see("event 1/1")
    hands.find("threw a hand grenade")
    hands.do("take")
    hands.see_answer("Type", "Grenade")
    hands.see("Date: “Tuesday, June 17, 2025” → 2025-06-17 Tue?")
    hands.do("take")
    hands.see_answer("Date", "2025-06-17")
    hands.find("puerto lirio")
    hands.do("take")
    hands.see_answer("Place", "Puerto Lirio")
    hands.find("black river")
    hands.do("select-word", "take")
    hands.see_answer("Actor 1", "Black River Fro")
    hands.go_to("Target")
    hands.find("central market")
    hands.do("take")
    hands.see_answer("Target", "central market")
    hands.find("grenade")
    hands.do("take")
    hands.see_answer("Weapon", "Grenade")
    hands.do("not-stated")
    hands.see_answer("Count", "not stated")
    hands.see_active("Fatalities Lowest")
    hands.go_to("Best")
    hands.find("four people")
    hands.do("take")
    hands.see_answer("Best", "4")
    hands.do("previous-field")
    hands.find("All of the dead were stallholders")
    hands.do("take-evidence")
    hands.see("is evidence for Best")
    hands.do("confidence")
    hands.see("Best: confidence high")
    hands.go_to("Source Name")
    hands.find("police commander Ines Barragan")
    hands.do("take")
    hands.see("Name: police commander Ines Barragan")


def code_the_checkpoint(hands: Hands) -> None:
    hands.do("new-event")
    hands.see("event 2/2")
    hands.find("attacked")
    hands.do("take")
    hands.see_question("Type")
    hands.answer("armed clash")
    hands.see_answer("Type", "Armed clash")
    hands.see("Date: “Wednesday, June 18, 2025” → 2025-06-18 Wed?")
    hands.do("take")
    hands.see_answer("Date", "2025-06-18")
    hands.find("San Evaristo")
    hands.do("take")
    hands.see_answer("Place", "San Evaristo")
    hands.find("Llanero Column")
    hands.do("take")
    hands.see_answer("Actor 1", "Llanero Column")
    hands.go_to("Actor 2")
    hands.find("army")
    hands.do("take")
    hands.see_question("Actor 2")
    hands.answer("Military Forces of Colombia")
    hands.see_answer("Actor 2", "Military Forces")
    hands.go_to("Target")
    hands.find("army checkpoint")
    hands.do("take")
    hands.see_answer("Target", "army checkpoint")
    hands.find("assault rifles")
    hands.do("take")
    hands.see_answer("Weapon", "Firearm")
    hands.go_to("Best")
    hands.find("Three soldiers")
    hands.do("take")
    hands.see_answer("Best", "3")
    hands.go_to("Source Name")
    hands.find("the army said")
    hands.ask("edit-value", "Name")
    hands.answer("the army")
    hands.see("the army")


GRENADE = {
    "type": ("grenade", ["threw a hand grenade"]),
    "date": ("2025-06-17", ["Tuesday, June 17, 2025"]),
    "place": ("Puerto Lirio", ["Puerto Lirio"]),
    "actor_1": ("Black River Front", ["Black River Front"]),
    "target": ("central market", ["central market"]),
    "weapon": ("grenade", ["grenade"]),
    "count": ("not_stated", []),
    "fatalities/best": ("4", ["four people", "All of the dead were stallholders"]),
    "source/name": ("police commander Ines Barragan", ["police commander Ines Barragan"]),
}
CHECKPOINT = {
    "type": ("armed_clash", ["attacked"]),
    "date": ("2025-06-18", ["Wednesday, June 18, 2025"]),
    "place": ("San Evaristo", ["San Evaristo"]),
    "actor_1": ("Llanero Column", ["Llanero Column"]),
    "actor_2": ("Military Forces of Colombia", ["army"]),
    "target": ("army checkpoint", ["army checkpoint"]),
    "weapon": ("firearm", ["assault rifles"]),
    "fatalities/best": ("3", ["Three soldiers"]),
    "source/name": ("the army", ["the army said"]),
}
NOTES = "A market, and those who sell there."


def test_two_events_are_coded_left_undone_finished_and_exported(project: Path, tmp_path: Path) -> None:
    with at_the_desk(project) as hands:
        hands.do("next-article")
        hands.see("2/3  Four killed")
        code_the_article(hands)
        code_the_grenade(hands)
        code_the_checkpoint(hands)
        hands.do("previous-event")
        hands.see("event 1/2 · Grenade")
        hands.go_to("Notes")
        hands.ask("edit-value", "Notes")
        hands.answer(NOTES)
        hands.see_active("Type")
        hands.do("previous-field")
        hands.see_active(f"Notes {NOTES[:8]}")
        hands.leave()

    with at_the_desk(project) as hands:
        rows = hands.terminal.screen
        assert "2/3  Four killed" in rows[0]
        assert read_form(rows).title.startswith("event 1/2 · Grenade")
        assert read_form(rows).active.startswith(f"Notes {NOTES[:8]}")
        hands.do("undo")
        hands.see("Undone: ")
        hands.see(lambda rows: read_form(rows).active == "Notes")
        hands.leave()
    before = exported(project)
    assert before["status"] == "in_progress"
    assert [said(event) for event in before["events"]] == [GRENADE, CHECKPOINT]

    with at_the_desk(project) as hands:
        hands.do("redo")
        hands.see_answer("Notes", NOTES[:8])
        hands.do("finish")
        hands.see("Done. N goes to the next article.")
        hands.leave()
    after = exported(project)
    assert (after["status"], after["article"]["name"]) == ("done", MARKET.name)
    assert [said(event) for event in after["events"]] == [{**GRENADE, "notes": (NOTES, [])}, CHECKPOINT]
    assert said(after) == {"publication_date": ("2025-06-19", ["June 19, 2025"]), "codeable": ("yes", [])}
    assert copydesk("verify", project).endswith(b"all promises are kept.\n")

    records, other = tmp_path / "records.jsonl", tmp_path / "other.db"
    copydesk("export", project, "-o", records)
    copydesk("new", other, "--schema", "conflict-event")
    copydesk("load", other, records)
    assert copydesk("export", other) == records.read_bytes()
    assert copydesk("verify", other).endswith(b"all promises are kept.\n")
