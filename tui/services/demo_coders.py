"""What two coders said of some sample articles, as `sample_articles/coders.json` tells it.

The file is made to be read and changed by people, so it holds no offsets and no ids. An answer is what would be
typed into the field, and evidence is quoted:

- `"2025-03-05"` an answer; `-`, `*` and `?` are the kinds of nothing
- `["2025-03-05", "on Wednesday"]` with evidence, any number of quotes
- `["2025-03-05", ["on Wednesday", 2]]` the second place in the text where these words stand
- `["3", "three died", {"confidence": "low", "note": "…"}]` with remarks

Paths name the items of repeated fields by their number: `source/2/name`. The README beside the file says the rest.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, NotRequired, TypeAlias, TypedDict

from tui.domain.errors import FormatError
from tui.domain.spans import Range

Quote: TypeAlias = str | list[str | int]
"""Words of the text, alone if they stand in one place only, else with the number of the place, from 1."""

WrittenAnswer: TypeAlias = str | list[Quote | dict[str, str]]
"""An answer as the file writes it."""

Fields: TypeAlias = dict[str, WrittenAnswer]


class CodedEvent(TypedDict):
    """One event: its answers by path, and the reasons for which checks were overridden."""

    fields: Fields
    override: NotRequired[dict[str, str]]


class CodedArticle(TypedDict):
    """What a coder said of an article; without a status, the coder is not done with it.

    A label is its id and a quote.
    """

    file: str
    fields: Fields
    labels: NotRequired[list[list[Quote]]]
    events: NotRequired[list[CodedEvent]]
    note: NotRequired[str]
    flag: NotRequired[str]
    status: NotRequired[str]
    reason: NotRequired[str]


class CodersWork(TypedDict):
    """A coder's articles, in the order in which they were worked on, and when the work began."""

    name: str
    begins: str
    articles: list[CodedArticle]


class Answer(NamedTuple):
    """An answer, taken apart.

    Attributes:
        typed: What would be typed into the field.
        quotes: The evidence.
        remarks: `confidence` and `note`, as far as they are given.
    """

    typed: str
    quotes: tuple[Quote, ...]
    remarks: Mapping[str, str]


def read_coders(path: Path) -> list[CodersWork]:
    """Reads the coders' work; the file is one of ours, and tests see to its form."""
    coders: list[CodersWork] = json.loads(path.read_bytes())["coders"]
    return coders


def with_more(work: Iterable[CodersWork], more: Iterable[CodersWork]) -> list[CodersWork]:
    """Coders' work with more of it: what came later of an article stands in the place of what was there.

    Args:
        work: The work.
        more: What came later, of the same coders or of others.

    Returns:
        Each coder's first articles where they stood, and the new ones behind all that was there.
    """
    work, more = [*work], [*more]
    again = {(each["name"], article["file"]) for each in more for article in each["articles"]}
    kept = [
        CodersWork(
            name=each["name"],
            begins=each["begins"],
            articles=[article for article in each["articles"] if (each["name"], article["file"]) not in again],
        )
        for each in work
    ]
    return [*kept, *more]


def read_written(written: WrittenAnswer) -> Answer:
    """Takes an answer apart."""
    if isinstance(written, str):
        return Answer(written, (), {})
    typed, *rest = written
    quotes = tuple(each for each in rest if not isinstance(each, dict))
    remarks = next((each for each in rest if isinstance(each, dict)), {})
    return Answer(str(typed), quotes, remarks)


def find_quote(text: str, quote: Quote) -> Range:
    """Where a quote stands in a text.

    Args:
        text: The article.
        quote: The words, with the number of the place if they stand in several.

    Returns:
        Half-open range of code points.

    Raises:
        FormatError: They stand nowhere, in several places of which none is named, or not in the named one.
    """
    words, place = (quote, 0) if isinstance(quote, str) else (str(quote[0]), int(quote[1]))
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    if not place and len(starts) > 1:
        raise FormatError(f"The article says “{words}” in {len(starts)} places: give the number of one.")
    if len(starts) < max(place, 1):
        raise FormatError(f"The article does not say “{words}”{f' {place} times' * bool(place)}.")
    start = starts[max(place, 1) - 1]
    return start, start + len(words)
