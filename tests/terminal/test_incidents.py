"""The desk for incidents on a real terminal: by keys only, and again after it was left."""

import json
from pathlib import Path

import pytest

from tests.support.hands import PROGRAM, Hands, copydesk
from tests.support.reported import GRENADE, MARKET, THREE, incident_project
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

FOUR = (*THREE, ("four.txt", MARKET, ({**GRENADE, "actor/1": "Black River Front", "dead/best": "4"},)))


@pytest.mark.parametrize(("size", "no_colour"), [((80, 24), False), ((120, 40), True)])
def test_pairs_are_decided_by_keys(tmp_path: Path, size: tuple[int, int], *, no_colour: bool) -> None:
    project = incident_project(tmp_path / "p.db", FOUR)
    env = {"NO_COLOR": "1"} if no_colour else {}
    command = ["python", *PROGRAM, "incidents", str(project), "--as", "eve"]
    with Terminal(command, size=size, env=env) as terminal:
        decide(Hands(terminal), terminal, size)
    with Terminal(command, size=size, env=env) as terminal:
        go_on(Hands(terminal), terminal)
    lines = [json.loads(line) for line in copydesk("incidents", project, "--export", "--linked").splitlines()]
    [incident] = lines
    assert sorted(link["relation"] for link in incident["links"]) == ["part_of", "same_incident"]
    assert {link["note"] for link in incident["links"]} == {"", "another day"}
    values = {each["path"]: each for each in incident["values"]}
    assert (values["hurt"]["rule"], values["hurt"]["answers"][0]["value"]) == ("own", "18")
    copydesk("verify", project)


def decide(hands: Hands, terminal: Terminal, size: tuple[int, int]) -> None:
    hands.see("3 open, 0 put off")
    hands.see("A  Title of one.txt")
    terminal.send("s")
    hands.see("The same incident; u takes it back.")
    hands.see("2 open, 0 put off, 1 linked")
    terminal.send("z")
    hands.see("z does nothing here; ? shows the keys.")
    terminal.send("d")
    hands.see("Not the same; u takes it back.")
    hands.see("Nothing waits")
    terminal.send("s")
    hands.see("There is no pair here.")
    terminal.resize(39, 11)
    hands.see("40x12 needed, this is 39x11")
    terminal.send("u")
    terminal.settle()
    terminal.resize(*size)
    hands.see("0 open, 0 put off, 1 linked, 1 not the same")
    hands.leave()


def go_on(hands: Hands, terminal: Terminal) -> None:
    hands.see("Nothing waits")
    terminal.send("u")
    hands.see("Taken back: not the same.")
    terminal.send("m")
    hands.see("Note:")
    hands.answer("another day")
    terminal.send("1")
    hands.see("A is part of B; u takes it back.")
    hands.see("1 open, 0 put off, 2 linked")
    terminal.send("l")
    hands.see("Nothing waits")
    terminal.send("i")
    hands.see("There is no pair here.")
    terminal.send("v", "v")
    hands.see("said by eve: same incident")
    terminal.send("i")
    hands.see("incident of A: 2 events")
    hands.answer("hurt")
    hands.see("Hurt of the incident")
    hands.answer("18")
    hands.see("Hurt of the incident is said.")
    terminal.send("escape")
    hands.see("1 A: part of B")
    terminal.send("?")
    hands.see("Both report the same incident.")
    terminal.send("escape")
    hands.see("1 A: part of B")
    terminal.send("escape")
    hands.see("Q leaves.")
    hands.leave()


def test_incidents_are_opened_from_the_review_and_left_again(tmp_path: Path) -> None:
    project = tmp_path / "demo.db"
    copydesk("demo", "--review", "--project", project, "--no-open")
    copydesk("review", project, "--as", "eve", "--auto", "schema")
    with Terminal(["python", *PROGRAM, "review", str(project), "--as", "eve"]) as terminal:
        hands = Hands(terminal)
        hands.see("▸ review")
        terminal.send("I")
        hands.see("▸ incidents 1/2")
        hands.see("B  The road to San Evaristo")
        terminal.send("s")
        hands.see("The same incident; u takes it back.")
        terminal.send("?")
        hands.see("Both report the same incident.")
        terminal.send("x")
        hands.see("▸ incidents 1/1")
        terminal.send("escape")
        hands.see("▸ review")
        hands.leave()
    [line] = copydesk("incidents", project, "--export", "--linked").splitlines()
    assert {event["article_name"] for event in json.loads(line)["events"]} == {
        "02-market-and-checkpoint.txt",
        "13-the-road-to-san-evaristo.txt",
    }
