"""What is offered and read in sentences of news in a language."""

from tests.support.questions import FIELDS
from tui.domain import dates
from tui.domain.answers import AnswerContext, read_selection
from tui.domain.candidates import candidates
from tui.domain.candidates_clues import is_denied, is_where, tells_what_is_counted, tells_who_acts
from tui.domain.candidates_numbers import number_ranges
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.story_dates import story_date
from tui.domain.text import ArticleText
from tui.formats.written_dates import written_date

PUBLISHED = "2022-01-06"
"""A Thursday."""

CROWD = Field("crowd", FieldType.QUANTITY, "Crowd size")


def numbers(text: str, language: str) -> list[str]:
    """The quantities that are offered, each with what it is read as, or a question mark."""
    return _offered(CROWD, text, language)


def days(text: str, language: str) -> list[str]:
    """The dates that are offered, each with what it is read as, or a question mark."""
    return _offered(FIELDS[FieldType.DATE], text, language)


def times(text: str, language: str) -> list[str]:
    """The times of day that are offered, each with what it is read as, or a question mark."""
    return _offered(FIELDS[FieldType.TIME], text, language)


def _offered(field: Field, text: str, language: str) -> list[str]:
    article = ArticleText(text, language)
    return [
        f"{text[start:end]} = {_read(field, article, (start, end))}"
        for start, end in candidates(field, text, 0, len(text), language=language)
    ]


def _read(field: Field, article: ArticleText, found: Range) -> str:
    reference = dates.parse(PUBLISHED)

    def written(words: str) -> dates.PartialDate | None:
        return written_date(words, reference, article.language)

    def told(words: str) -> dates.PartialDate | None:
        sentence = article.sentence_at(found[0])
        return story_date(article.text, found, sentence, written, article.language) or written(words)

    context = AnswerContext(reference, article.language, told)
    value = read_selection(field, article.text[found[0] : found[1]], context)
    return value.literal if value else "?"


def acts(text: str, name: str, done: str, language: str) -> bool:
    """Whether a name is told to be who did it."""
    return tells_who_acts(text, _found(text, name), _found(text, done), language)


def denied(text: str, done: str, language: str) -> bool:
    """Whether something is told not to have happened."""
    return is_denied(text, _found(text, done), language)


def where(text: str, name: str, language: str) -> bool:
    """Whether a name stands where only places stand."""
    return is_where(text, _found(text, name), language)


def counts_dead(text: str, number: str, language: str) -> bool:
    """Whether a number is told to count the dead, as a schema in English asks for them."""
    found, whole = _found(text, number), (0, len(text))
    others = [each for each in number_ranges(text, *whole, language=language) if each != found]
    asked, beside = "Deaths: who was killed or died.", "The dead, and the wounded or injured."
    return tells_what_is_counted(text, found, whole, others, asked=asked, beside=beside, language=language)


def _found(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)
