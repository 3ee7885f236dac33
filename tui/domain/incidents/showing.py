"""What events and incidents say, in words for lists and screens."""

from collections.abc import Iterator

from tui.domain.adjudication.contents import Content
from tui.domain.answers_showing import short_answer
from tui.domain.schema import Field
from tui.domain.summaries import SHORT_NOTHING, UNSAID


def shown_content(field: Field, content: Content) -> str:
    """An answer on one line: the entries of a repeated field side by side, what is in a group with its titles.

    Args:
        field: The question.
        content: The answer.
    """
    part = content.part
    if part.value is not None:
        return short_answer(field, part.value)
    if content.entries:
        return ", ".join(_shown_entry(field, entry) for entry in content.entries)
    return SHORT_NOTHING[part.nothing] if part.nothing is not None else UNSAID


def _shown_entry(field: Field, entry: Content) -> str:
    if not field.fields:
        return short_answer(field, entry.part.value) if entry.part.value is not None else UNSAID
    return "; ".join(_shown_inside(field, entry)) or UNSAID


def _shown_inside(field: Field, entry: Content) -> Iterator[str]:
    for path, content in entry.inside:
        inner = _inner(field.fields, path)
        if inner is not None:
            yield f"{inner.title} {shown_content(inner, content)}"


def _inner(fields: tuple[Field, ...], path: str) -> Field | None:
    found: Field | None = None
    for name in path.split("/"):
        found = next((each for each in fields if each.id == name), None)
        fields = found.fields if found is not None else ()
    return found


def quotes_of(content: Content, text: str) -> Iterator[str]:
    """The stretches of a text that support an answer, in order, each once.

    Args:
        content: The answer.
        text: The article.
    """
    yield from dict.fromkeys(_quotes(content, text))


def _quotes(content: Content, text: str) -> Iterator[str]:
    for mark in content.part.evidence:
        yield " … ".join(text[start:end] for start, end in mark.ranges)
    for inner in (*content.entries, *(each for _, each in content.inside)):
        yield from _quotes(inner, text)
