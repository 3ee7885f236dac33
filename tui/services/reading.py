"""What reading an answer needs to know about the article that it answers for."""

from dataclasses import replace

from tui.domain import dates
from tui.domain.answers import AnswerContext
from tui.domain.layers import ARTICLE, Layer
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.spans import Range
from tui.domain.story_dates import story_date
from tui.domain.text import ArticleText
from tui.store.records import Article


def answer_context(schema: Schema, layer: Layer, article: Article) -> AnswerContext:
    """The publication date, the language, and the ways to read dates and countries that take libraries.

    Args:
        schema: The project's schema.
        layer: What the annotator says, perhaps of the publication date.
        article: The article.
    """
    reference = _reference(schema, layer, article)

    def written(text: str) -> dates.PartialDate | None:
        from tui.formats.written_dates import written_date  # noqa: PLC0415 - a heavy library

        return written_date(text, reference, article.language)

    def country(text: str) -> str | None:
        from tui.formats.countries import country_code  # noqa: PLC0415 - a table of its own

        return country_code(text)

    def event_date(number: int) -> tuple[dates.PartialDate, str] | None:
        if number > len(layer.events):
            return None
        event = layer.events[number - 1]
        held = _first_date(schema.event_fields, layer, event)
        return None if held is None else (held, event)

    return AnswerContext(reference, article.language, written, country, event_date)


def load_dates(language: str) -> bool:
    """Loads what it takes to read dates of a language, so that no key waits for it.

    Args:
        language: Of the article.

    Returns:
        Whether it takes anything: dates of most articles in English are read without it.
    """
    if language[:2].casefold() in {"", "en"}:
        return False
    from tui.formats.written_dates import written_date  # noqa: PLC0415 - see above

    written_date("1 x 2000", None, language)
    return True


def in_story(context: AnswerContext, text: ArticleText, stretch: Range) -> AnswerContext:
    """The context for reading a stretch of the text, in which dates can count from others in the story.

    Args:
        context: That of the article.
        text: The article.
        stretch: What is to be read.
    """
    written = context.written_date
    if written is None:
        return context

    def read(words: str) -> dates.PartialDate | None:
        sentence = text.sentence_at(stretch[0])
        return story_date(text.text, stretch, sentence, written, context.language) or written(words)

    return replace(context, written_date=read)


def _first_date(fields: tuple[Field, ...], layer: Layer, owner: str) -> dates.PartialDate | None:
    """The answer of the first field of type date that has one."""
    for field in fields:
        value = layer.value(owner, field.id).value
        if field.type is FieldType.DATE and value is not None and value.type == FieldType.DATE:
            return dates.parse(value.literal)
    return None


def _reference(schema: Schema, layer: Layer, article: Article) -> dates.PartialDate | None:
    """The publication date: as the annotator states it, else as it came with the article."""
    stated = _first_date(schema.article_fields, layer, ARTICLE)
    if stated is not None:
        return _plain(stated)
    return dates.parse(article.published) if article.published else None


def _plain(stated: dates.PartialDate) -> dates.PartialDate:
    """A day that is only about right still is the day from which others count."""
    first = stated.earliest()
    one_day = first is not None and first == stated.latest()
    return dates.at(first) if one_day and first is not None else stated
