"""Answers and events in words, for those who look at what was compared."""

from collections.abc import Iterable, Mapping, Sequence

from tui.domain.agreement.answers import option_titles, told_apart
from tui.domain.agreement.records import Record, Said
from tui.domain.agreement.rules import leaf_fields
from tui.domain.answers_showing import show_answer, spoken_answer
from tui.domain.schema import Field, Schema
from tui.domain.values import Value

NOTHING = "(left blank)"


def said_in_words(field: Field, said: Said) -> str:
    """An answer as people see it, options by their titles; in brackets that there is none, and why.

    Args:
        field: The question.
        said: The answer.
    """
    if said.values:
        return "; ".join(_shown(field, value) for value in said.values)
    return f"({said.nothing.value.replace('_', ' ')})" if said.nothing else NOTHING


def _shown(field: Field, value: Value) -> str:
    return _titled(field, value) or show_answer(field, value)


def _titled(field: Field, value: Value) -> str:
    """The titles of the options that are the answer; empty if it is no option."""
    titles = option_titles(field)
    return ", ".join(titles[line] for line in value.lines()) if titles.keys() >= set(value.lines()) else ""


def event_in_words(schema: Schema, record: Record) -> str:
    """An event by what the schema names an event by in lists, and its type.

    Args:
        schema: The schema.
        record: The event.
    """
    fields = leaf_fields(schema.event_fields)
    paths = dict.fromkeys((*schema.summary, schema.type_field))
    said = [_named(fields[path], record.said[path]) for path in paths if path in record.said and path in fields]
    return ", ".join(said) or "an event"


def _named(field: Field, said: Said) -> str:
    """An answer as lists of events have it: names alone, dates without their precision."""
    if not said.values:
        return said_in_words(field, said)
    return "; ".join(_titled(field, value) or spoken_answer(field, value) for value in said.values)


def record_in_words(record: Record, fields: Mapping[str, Field]) -> str:
    """All answers of an item of a repeated group.

    Args:
        record: The item.
        fields: By path.
    """
    return "; ".join(
        said_in_words(fields[path], each) for path, each in record.said.items() if each.values and path in fields
    )


def label_titles(schema: Schema) -> Mapping[str, str]:
    """What labels are called, by id; no two of them alike."""
    return told_apart({label.id: label.title for label in schema.labels})


def title_of(asked: Sequence[Field], path: str) -> str:
    """The title of a field with those of the groups around it.

    Args:
        asked: All fields of the form.
        path: Of the field.
    """
    titles = []
    fields = asked
    for part in path.split("/"):
        field = next(each for each in fields if each.id == part)
        titles.append(field.title or field.id)
        fields = field.fields
    return " › ".join(titles)


def align_titles(schema: Schema, paths: Iterable[str]) -> dict[str, str]:
    """The titles of the fields by which events are aligned.

    Args:
        schema: The schema.
        paths: Of these fields; others among them are passed over.
    """
    known = leaf_fields(schema.event_fields)
    return {path: title_of(schema.event_fields, path) for path in paths if path in known}
