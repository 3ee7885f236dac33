"""Doing the coders' work again: through the session, at times that are told, and written a layer at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import make_project, sample
from tui.domain.errors import DeskError, FormatError
from tui.domain.layers import ARTICLE, Layer
from tui.domain.values import make_value
from tui.formats.schema_json import schema_from_json
from tui.services.demo_coders import CodedArticle, CodersWork, Fields
from tui.services.demo_work import GatheringProject, do_work

MARKET = "02-market-and-checkpoint.txt"
BEGINS = "2025-10-13T09:00:00+02:00"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[GatheringProject]:
    with GatheringProject.open(make_project(tmp_path / "p.db", sample(MARKET))) as opened:
        yield opened


def code(project: GatheringProject, *articles: CodedArticle) -> tuple[str, ...]:
    schema = schema_from_json(project.current_schema().compiled)
    return do_work(project, schema, [CodersWork(name="eva", begins=BEGINS, articles=list(articles))])


def market(**fields: str | list[str]) -> CodedArticle:
    """An article with one event."""
    said: Fields = {path.replace("__", "/"): _written(each) for path, each in fields.items()}
    return CodedArticle(file=MARKET, fields={}, events=[{"fields": said}])


def _written(said: str | list[str]) -> "str | list[str | list[str | int] | dict[str, str]]":
    return said if isinstance(said, str) else [*said]


def layer_of(project: GatheringProject) -> Layer:
    article = project.find_article(MARKET)
    assert article is not None
    return project.layer(article, "eva")


def test_items_are_made_in_the_order_of_their_numbers(project: GatheringProject) -> None:
    assert code(
        project,
        market(
            source__1__name="Radio", source__1__scale="national", source__2__name=["Army", "police and the army"]
        ),
    ) == ("eva",)
    layer = layer_of(project)
    (event,) = layer.events
    first, second = layer.items(event, "source")
    assert layer.value(event, f"source/{first}/name").value == make_value("text", "Radio")
    assert layer.value(event, f"source/{first}/scale").value == make_value("choice", "national")
    assert layer.value(event, f"source/{second}/name").value == make_value("text", "Army")
    place = project.place("eva")
    assert place is not None
    assert place.path == f"source/{second}/name"


def test_quotes_become_evidence_under_the_label_of_the_field(project: GatheringProject) -> None:
    code(project, market(weapon=["Grenade", "hand grenade", "explosion"]))
    layer = layer_of(project)
    text = project.article(layer.article).text
    spans = [layer.spans[each] for each in layer.value(layer.events[0], "weapon").evidence]
    assert [(span.label, span.quotes(text)) for span in spans] == [
        ("weapon", ("hand grenade",)),
        ("weapon", ("explosion",)),
    ]


def test_what_is_no_answer_is_refused(project: GatheringProject) -> None:
    with pytest.raises(DeskError, match="has no option"):
        code(project, market(weapon="Catapult"))


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (market(wepon="Grenade"), "The schema has no field wepon."),
        (market(weapon=["Grenade", "catapult"]), "The article does not say “catapult”."),
        (CodedArticle(file="nowhere.txt", fields={}), "There is no article nowhere.txt."),
    ],
)
def test_what_is_not_there_is_named(project: GatheringProject, said: CodedArticle, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        code(project, said)
    assert caught.value.message == message


def test_a_layer_is_written_when_it_is_whole(project: GatheringProject) -> None:
    with pytest.raises(FormatError):
        code(project, market(type=["Grenade", "hand grenade"], wepon="Grenade"))
    assert layer_of(project).revision == 0


def test_time_is_spent_on_reading_and_on_each_edit(project: GatheringProject) -> None:
    code(project, CodedArticle(file=MARKET, fields={"publication_date": "2025-06-19", "codeable": "yes"}))
    layer = layer_of(project)
    first, second = project.history(layer.article, "eva")
    assert first.at.startswith("2025-10-13T07:01:")
    assert first.at < second.at < "2025-10-13T07:02"
    assert layer.value(ARTICLE, "codeable").value == make_value("choice", "yes")
