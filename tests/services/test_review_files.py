import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.support.reviewed import coded, make_review, work_on
from tui.domain.errors import FormatError
from tui.domain.layers import GOLD
from tui.domain.values import Nothing, make_value
from tui.services.review_files import apply_lines, listed
from tui.store.project import Project
from tui.store.reviewing import Wanted


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_review(tmp_path / "p.db", coded("ana", "a1"), coded("ben", "a1", dead="5", hurt="12")) as opened:
        work_on(opened).settle("a1")
        yield opened


def apply(project: Project, line: dict[str, object]) -> int:
    listing = {each["path"]: each["id"] for each in listed(work_on(project), Wanted())}
    said = {"article": "a1", "id": listing["dead"], **line}
    return apply_lines(work_on(project), BytesIO(json.dumps(said).encode()), "d.jsonl")


def dead(project: Project) -> object:
    gold = project.layer("a1", GOLD)
    said = gold.value(gold.events[0], "dead")
    return said.nothing or said.value


def test_the_list_is_all_that_is_needed(project: Project) -> None:
    lines = list(listed(work_on(project), Wanted()))
    assert [line["path"] for line in lines] == ["dead", "hurt"]
    assert lines[0]["choices"] == ["take", "neither", "own", "adopt", "reject"]
    json.dumps(lines)
    sides = lines[0]["sides"]
    assert isinstance(sides, list)
    assert {side["annotator"]: side["says"]["value"][1] for side in sides} == {  # type: ignore[index, call-overload]
        "ana": "3",
        "ben": "5",
    }
    assert sides[0]["quotes"] == ["On Monday"]  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"choice": "take", "side": "ben"}, make_value("integer", "5")),
        ({"choice": "own", "value": "four", "evidence": [[10, 14]]}, make_value("integer", "4")),
        ({"choice": "own", "value": "?"}, Nothing.UNKNOWN),
        ({"choice": "neither"}, None),
    ],
)
def test_decisions_of_a_file(project: Project, line: dict[str, object], said: object) -> None:
    assert apply(project, line) == 1
    assert dead(project) == said


def test_a_side_has_a_number_too(project: Project) -> None:
    lines = list(listed(work_on(project), Wanted()))
    sides = lines[0]["sides"]
    assert isinstance(sides, list)
    number = next(side["side"] for side in sides if side["annotator"] == "ana")  # type: ignore[index, call-overload]
    apply(project, {"choice": "take", "side": number})
    assert dead(project) == make_value("integer", "3")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"choice": "take", "side": "joe"}, "d.jsonl:1: There is no side joe: 1 to 2, or "),
        ({"choice": "take"}, "Say which side: 1 to 2, or "),
        ({"choice": "take", "side": 0}, "There is no side 0"),
        ({"choice": "take", "side": True}, "There is no side True"),
        (
            {"choice": "take", "side": "ana", "reason": "eror"},
            "There is no reason eror in the schema: it has guideline, ",
        ),
        ({"choice": "take", "side": "ana", "unclear": "yes"}, "unclear is true or false, not yes"),
        ({"choice": "neither", "optional": 1}, "optional is true or false, not 1"),
        ({"choice": "neither", "seconds": -5}, "seconds are a number from 0 on, not -5"),
        ({"choice": "neither", "seconds": "5"}, "seconds are a number from 0 on, not 5"),
        ({"choice": "accept"}, "accept is no choice"),
        ({"choice": "take", "side": "ana", "colour": "red"}, "a decision names article, id and choice"),
        ({"choice": "own", "value": "some words"}, "d.jsonl:1: "),
        ({"choice": "take", "side": "ana", "article": "a77"}, "d.jsonl:1: "),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(project: Project, line: dict[str, object], told: str) -> None:
    before = project.layer("a1", GOLD)
    with pytest.raises(FormatError, match=told):
        apply(project, line)
    assert project.layer("a1", GOLD) == before


def test_a_file_that_cannot_be_read_decides_nothing(project: Project) -> None:
    listing = next(listed(work_on(project), Wanted()))
    good = json.dumps({"article": "a1", "id": listing["id"], "choice": "neither"})
    with pytest.raises(FormatError, match="d:2: this is not JSON"):
        apply_lines(work_on(project), BytesIO(f"{good}\n{{\n".encode()), "d")
    assert next(listed(work_on(project), Wanted()))["id"] == listing["id"]
