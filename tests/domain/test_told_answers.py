"""What expressions give as text in a layer that is filled."""

from tests.support.answered import LAYER, SCHEMA, VALUES
from tui.domain.layers import ARTICLE
from tui.domain.told_answers import ToldAnswers
from tui.domain.values import FieldValue


def test_texts_for_a_column() -> None:
    answers = ToldAnswers(SCHEMA, LAYER, "e")
    top = answers.top()

    def texts(source: str) -> tuple[str, ...] | None:
        return answers.texts(source, top)

    assert texts("date") == ("2022-01",)
    assert texts("report.dead") == ("3..8", "5")
    assert texts("report.means") == ("gun", "bomb", "gun")
    assert texts("date.latest") == ("2022-01-31",)
    assert texts("low / 5") == ("0.5",)
    assert texts("type.path") == ("war", "clash")
    assert texts("title(type) + '!'") == ("A clash!",)
    assert texts("min(report.dead)") is None
    assert texts("box.inner") is None
    assert texts("sure") == ("true",)


def test_what_is_said_of_the_field_that_an_expression_names() -> None:
    answers = ToldAnswers(SCHEMA, LAYER, "e")

    def found(source: str) -> FieldValue | None:
        told = answers.told(source, answers.top())
        return None if told is None else told.said

    assert found("low") == found("text(low)") == VALUES["e", "low"]
    assert found("article.day") == VALUES[ARTICLE, "day"]
    assert found("box.inner") == FieldValue()
    assert found("type.parent") == VALUES["e", "type"]
    assert [found(source) for source in ("low + 1", "report.name", "meta.title", "nobody")] == [None] * 4
