"""`copydesk agreement`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import jsonschema
import pytest

from tests.support.agreeing import agreeing_project, articles, layer, raids
from tests.support.commands import Runner
from tests.support.hostile import ALL
from tui.formats.text_tables import cells
from tui.services.demo import make_demo
from tui.store.project import AnnotatorKind

SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.agreement.v1.schema.json"
Figure: TypeAlias = dict[str, object]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, lambda: "2026-05-01T12:00:00.000Z")
    return path


def figures(written: str, **wanted: str) -> Iterator[Figure]:
    for each in json.loads(written)["sections"][0]["figures"]:
        if all(each[key] == value for key, value in wanted.items()):
            yield each


def value(written: str, part: str, about: str, kind: str) -> object:
    [found] = figures(written, part=part, about=about, kind=kind)
    return found["value"]


def test_figures_of_the_demo(copydesk: Runner, demo: Path) -> None:
    """Worked out by hand. Ana and ben both finished 02, 03 and 06 (in which neither found an event).

    Casualties: ana has 399-417, 399-432, 926-952, 926-973 in 02; ben 399-417, 422-432, 926-952. Two are the same:
    F1 exact 2 * 2 / (4 + 3) = 0.571. Ben's 422-432 lies in ana's 399-432: F1 overlap 2 * 3 / 7 = 0.857.

    Weapon: ana has 308-322 and 852-866 in 02, 1338-1354, 1342-1354 and 1414-1422 in 03; ben 310-322, 846-866 and
    1338-1354. One is the same: 2 * 1 / (5 + 3) = 0.25. Three overlap: 2 * 3 / 8 = 0.75.

    Events: both have 2 in 02, which are the same; in 03 ana has 6 and ben 5, of which 4 are the same (the marches
    in Kalomira and Neo Lithari, the fire in Drakospita, the wake in Kalomira): F1 2 * 6 / (2 + 2 + 6 + 5) = 0.8.

    Of these six, five have the same type; in Neo Lithari ana saw an intervention: percent 5 / 6.
    """
    result = copydesk("agreement", demo, "--format", "json")
    assert (result.code, result.err) == (0, "")
    assert value(result.out, "span", "casualties", "f1_exact") == pytest.approx(4 / 7)
    assert value(result.out, "span", "casualties", "f1_overlap") == pytest.approx(6 / 7)
    assert value(result.out, "span", "weapon", "f1_exact") == pytest.approx(0.25)
    assert value(result.out, "span", "weapon", "f1_overlap") == pytest.approx(0.75)
    assert value(result.out, "event", "", "detection_f1") == pytest.approx(0.8)
    assert value(result.out, "field", "type", "percent") == pytest.approx(5 / 6)
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8"))).validate(json.loads(result.out))


def test_few_articles_make_no_interval(copydesk: Runner, demo: Path) -> None:
    out = copydesk("agreement", demo, "--format", "json").out
    [detection] = figures(out, part="event", kind="detection_f1")
    interval = detection["interval"]
    assert isinstance(interval, dict)
    assert interval["method"] == "jackknife t"
    assert interval["none_because"] == "3 of at least 8 documents"


def test_unfinished_layers_on_demand(copydesk: Runner, demo: Path) -> None:
    """Three articles are finished by both; 01 and 09 ben has only begun."""
    written = [
        json.loads(copydesk("agreement", demo, "--format", "json", *more).out) for more in ((), ("--unfinished",))
    ]
    assert [each["sections"][0]["compared"] for each in written] == [3, 5]


def test_the_text_fits_a_terminal(copydesk: Runner, demo: Path) -> None:
    result = copydesk("agreement", demo)
    assert result.code == 0
    lines = result.out.split("\n")
    assert lines[0] == "Agreement in demo, by schema conflict-event@1.2"
    assert max(map(cells, lines)) <= 80
    [casualties, *_] = [line.split() for line in lines if line.startswith("Casualties ")]
    assert casualties == ["Casualties", "~0.571", "–", "a", "~0.857", "–", "a", "7"]


def test_the_page(copydesk: Runner, demo: Path, tmp_path: Path) -> None:
    result = copydesk("agreement", demo, "--format", "html", "-o", "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{len(page.encode()):,} bytes in a.html.\n"
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<svg") > 10


def test_twice_the_same_bytes(copydesk: Runner, demo: Path) -> None:
    for form in ("text", "json", "html"):
        assert (
            copydesk("agreement", demo, "--format", form).out == copydesk("agreement", demo, "--format", form).out
        )


def test_a_file_is_only_replaced_on_demand(copydesk: Runner, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("mine", encoding="utf-8")
    result = copydesk("agreement", demo, "-o", "x.txt")
    assert (result.code, result.out) == (1, "")
    assert "x.txt is there already" in result.err
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "mine"
    assert copydesk("agreement", demo, "-o", "x.txt", "--force").code == 0
    assert (tmp_path / "x.txt").read_text(encoding="utf-8").startswith("Agreement in demo")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--layers", "nobody"], 1, "Nobody is called nobody in this project"),
        (["--layers", "ana"], 1, "only ana is chosen"),
        (["--against", "gold"], 1, "There is no gold in this project yet"),
        (["--by", "weather"], 1, "cannot be grouped by weather"),
        (["--by", "batch"], 1, "No article has a batch"),
        (["--format", "xml"], 2, "xml"),
        (["--seed", "-1"], 2, "-1"),
        (["-o", "nowhere/x.txt"], 1, "nowhere/x.txt"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    copydesk: Runner, demo: Path, arguments: list[str], code: int, told: str
) -> None:
    result = copydesk("agreement", demo, *arguments)
    assert (result.code, result.out) == (code, "")
    assert told in result.err
    assert len(result.err.splitlines()) == 1 or code == 2


def test_a_project_without_work_has_no_agreement_and_says_so(copydesk: Runner, tmp_path: Path) -> None:
    one, two = articles(2)
    path = agreeing_project(tmp_path / "p.db", (one, two), [layer(one, "ana"), layer(two, "ben")])
    result = copydesk("agreement", path)
    assert result.code == 0
    assert "2 articles that somebody finished, 0 that two or more did" in " ".join(result.out.split())
    told = copydesk("agreement", path, "--format", "json").out
    unshared = "no article that two finished"
    for about in ({"part": "span", "kind": "f1_exact"}, {"part": "event", "kind": "detection_f1"}):
        assert {each["undefined"] for each in figures(told, **about)} == {unshared}
    [ac1] = figures(told, part="article", about="", kind="gwet")
    assert ac1["undefined"] == "no unit has two answers"


def test_whether_there_is_an_event_has_two_answers_even_if_one_is_never_given(
    copydesk: Runner, tmp_path: Path
) -> None:
    """All say that there is one. AC1 with q = 2 and all answers alike: pa = 1, pe = 0, so (1 - 0) / (1 - 0) = 1."""
    added = articles(3)
    layers = [layer(each, who, (), [{"kind": "raid", "place": "Homs"}]) for each in added for who in ("ana", "ben")]
    path = agreeing_project(tmp_path / "p.db", added, layers)
    assert value(copydesk("agreement", path, "--format", "json").out, "article", "", "gwet") == 1


def test_who_finds_nothing_at_all_is_told_beside_the_zero(copydesk: Runner, tmp_path: Path) -> None:
    added = articles(3)
    layers = [layer(each, "ana", [("actor", 3, 8)], [{"kind": "raid", "place": "Homs"}]) for each in added]
    layers += [layer(each, "ben", status="no_event") for each in added]
    path = agreeing_project(tmp_path / "p.db", added, layers)
    told = copydesk("agreement", path, "--format", "json").out
    assert (value(told, "span", "", "f1_exact"), value(told, "event", "", "detection_f1")) == (0, 0)
    notes = " ".join(json.loads(told)["notes"])
    assert "without a single span" in notes
    assert "without a single event" in notes
    assert "ben" not in notes


def test_why_there_is_no_interval_is_told_for_each_figure(copydesk: Runner, tmp_path: Path) -> None:
    added = articles(8)
    marks = {"ana": [("actor", 3, 8)], "ben": [("actor", 3, 8)], "eve": [("actor", 3, 12)]}
    event = {"kind": "raid", "place": "Homs"}
    layers = [layer(each, who, marks[who], [event]) for each in added for who in marks]
    path = agreeing_project(tmp_path / "p.db", added, layers)
    told = json.loads(copydesk("agreement", path, "--format", "json").out)["sections"][0]["figures"]
    defined = [each for each in told if each["value"] is not None]
    unexplained = [
        each for each in defined if each["interval"]["method"] != "BCa" and not each["interval"]["none_because"]
    ]
    assert unexplained == []
    assert not [each for each in defined if each["interval"]["method"] == "BCa" and _width(each) == 0]


def _width(figure: Figure) -> float:
    interval = figure["interval"]
    assert isinstance(interval, dict)
    return float(interval["high"] - interval["low"])


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_what_others_wrote_does_nothing(copydesk: Runner, tmp_path: Path, form: str) -> None:
    """In titles of the schema, in answers, and in what came with the articles."""
    nasty = "<script>alert(1)</script>[/]&'</svg>"
    added = tuple(each._replace(meta={"batch": ALL}) for each in articles(3))
    layers = [
        layer(each, who, [("place", 3, 8)], [{"kind": "raid", "place": ALL + who}])
        for each in added
        for who in ("ana", "ben")
    ]
    path = agreeing_project(tmp_path / "p.db", added, layers, schema=raids(tmp_path, label=nasty, kind=nasty))
    result = copydesk("agreement", path, "--format", form, "--by", "batch")
    assert (result.code, result.err) == (0, "")
    assert set(filter(lambda char: not char.isprintable(), result.out)) == {"\n"}
    assert form != "html" or ("<script" not in result.out and "&lt;script" in result.out)


def test_models_and_gold(copydesk: Runner, tmp_path: Path) -> None:
    [one] = articles(1)
    layers = [layer(one, "ana", [("actor", 0, 5)]), layer(one, "bot", [("actor", 0, 5), ("place", 7, 9)])]
    layers.append(layer(one, "gold", [("actor", 0, 5)]))
    kinds = {"bot": AnnotatorKind.MODEL, "gold": AnnotatorKind.GOLD}
    path = agreeing_project(tmp_path / "p.db", (one,), layers, kinds=kinds)
    result = copydesk("agreement", path, "--layers", "all", "--against", "gold", "--format", "json")
    sections = {each["annotator"]: each["figures"] for each in json.loads(result.out)["sections"]}
    precision = {
        who: next(each["value"] for each in held if each["kind"] == "precision_exact" and not each["about"])
        for who, held in sections.items()
    }
    assert precision == {"ana": 1, "bot": 0.5}
    text = copydesk("agreement", path, "--layers", "all", "--against", "gold").out
    told = " ".join(text.split())
    assert "whoever's answers were taken agrees with it for that reason" in told
    assert "no adjudicated" not in told
    heads = [line for line in text.splitlines() if line.startswith("By label")]
    assert heads
    assert [line for line in heads if not line.endswith(" n")] == []
    assert "== bot against gold ==" in text
    assert max(map(cells, text.split("\n"))) <= 80


def test_help_has_an_example(copydesk: Runner) -> None:
    result = copydesk("agreement", "--help")
    assert result.code == 0
    assert "copydesk agreement syria.db --against gold" in result.out


def test_from_a_figure_to_its_cases(copydesk: Runner, demo: Path) -> None:
    """Two of ana's four spans are ben's too; the others meet another end, and another label."""
    result = copydesk("agreement", demo, "--cases", "span:casualties")
    assert (result.code, result.err) == (0, "2 cases.\n")
    assert [line.split()[1:] for line in result.out.splitlines()] == [
        ["ana", "399-432", "Casualties", "ben", "422-432", "Casualties"],
        ["ana", "926-973", "Casualties", "ben", "926-940", "Actor"],
    ]
    types = copydesk("agreement", demo, "--cases", "field:type").out
    assert "Protest with intervention" in types
    assert "Peaceful protest" in types


def test_which_events_were_taken_for_the_same(copydesk: Runner, demo: Path) -> None:
    """Both found the grenade and the clash in the second article; two of ana's in the third ben does not have."""
    told = copydesk("agreement", demo, "--alignment").out
    assert "== How events were aligned ==" in told
    assert max(map(cells, told.splitlines())) <= 80
    data = json.loads(copydesk("agreement", demo, "--alignment", "--format", "json").out)
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8"))).validate(data)
    counts = {each["name"]: [len(cluster["events"]) for cluster in each["clusters"]] for each in data["alignments"]}
    assert counts == {"02-market-and-checkpoint.txt": [2, 2], "03-harbour-march.txt": [2, 2, 1, 2, 1, 2, 1]}
    assert "How events were aligned" not in copydesk("agreement", demo).out


@pytest.mark.parametrize(("wanted", "code"), [("weather", 2), ("field:weather", 1), ("span:weather", 1)])
def test_cases_of_nothing_are_told(copydesk: Runner, demo: Path, wanted: str, code: int) -> None:
    result = copydesk("agreement", demo, "--cases", wanted)
    assert (result.code, result.out) == (code, "")
    assert "weather" in result.err


def test_gamma_and_all_figures_where_they_are_asked_for(copydesk: Runner, demo: Path) -> None:
    plain = copydesk("agreement", demo).out
    assert "gamma" not in plain
    assert "alpha of one answer" not in plain
    assert re.search(r"^gamma +~0\.\d{3}", copydesk("agreement", demo, "--gamma").out, re.MULTILINE)
    full = copydesk("agreement", demo, "--all").out
    assert re.search(r"^gamma +~0\.\d{3}", full, re.MULTILINE)
    assert "alpha of one answer" in full
    scored = copydesk("agreement", demo, "--all", "--against", "ben").out
    assert re.search(r"^Type +F1, half credit +~0\.", scored, re.MULTILINE)


def test_the_screen_needs_a_terminal(copydesk: Runner, demo: Path) -> None:
    result = copydesk("agreement", demo, "--open")
    assert (result.code, result.out) == (1, "")
    assert "terminal" in result.err
