"""Screening: one question about a whole article, answered with one key. Pure.

The question is the schema's own: the field of the article that is called `codeable` or `relevant` and takes one
answer of a few. A schema without it is asked for its reasons why an article reports no event.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from enum import Enum, auto
from typing import Final, NamedTuple

from tui.domain.editing_draft import Draft
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.layers import ARTICLE, FLAG, NOTE, REASON, STATUS, Layer, Status
from tui.domain.schema import Field, FieldType, Schema, walk_options
from tui.domain.values import FieldValue, Nothing, make_value

FIELDS: Final = ("codeable", "relevant")
"""What the question can be called."""

ACTION: Final = "screen"
UNSURE: Final = "unsure"
_DIGITS: Final = "123456789"


class Meaning(Enum):
    """What a verdict does to the layer."""

    VALUE = auto()
    """It answers the question with a value."""
    UNKNOWN = auto()
    """It answers the question with "unknown"."""
    CODEABLE = auto()
    """It puts the article among those in progress."""
    NO_EVENT = auto()
    """It says that the article reports no event."""
    FLAGGED = auto()
    """It asks for attention."""


class Verdict(NamedTuple):
    """One answer to the question.

    Attributes:
        key: The key that gives it; as a capital letter, or with the reason asked for, where it is a letter.
        title: What it says.
        meaning: What it does.
        code: The value, or the reason for no event.
        help: What the schema says of it.
        needs_reason: Whether it cannot be given without one.
    """

    key: str
    title: str
    meaning: Meaning
    code: str = ""
    help: str = ""
    needs_reason: bool = False


def screening_field(schema: Schema) -> Field | None:
    """The field that asks whether an article is worth coding; None if the schema has none.

    Args:
        schema: The schema.
    """
    for name in FIELDS:
        for field in schema.article_fields:
            takes_one = field.type in {FieldType.CHOICE, FieldType.BOOLEAN} and not field.many
            if field.id == name and takes_one and not field.readonly and not field.review_only:
                return field
    return None


def reason_field(schema: Schema) -> Field | None:
    """The text field of the article that is asked for because of the answer; None if there is none.

    Args:
        schema: The schema.
    """
    asked = screening_field(schema)
    if asked is None:
        return None
    word = re.compile(rf"\b{re.escape(asked.id)}\b")
    texts = (FieldType.TEXT, FieldType.LONGTEXT)
    return next(
        (each for each in schema.article_fields if each.type in texts and not each.many and word.search(each.when)),
        None,
    )


def verdicts(schema: Schema, taken: Collection[str] = ()) -> tuple[Verdict, ...]:
    """The answers to choose from, with a key each.

    Args:
        schema: The schema.
        taken: Keys that mean something else where the question is asked.
    """
    field = screening_field(schema)
    offered = _of_field(field) if field is not None else _of_reasons(schema)
    used = set(taken)
    kept = {"y", "n"}
    keyed: list[Verdict] = []
    for verdict, digit in zip(offered, _DIGITS + " " * len(offered), strict=False):
        letters = [each for each in verdict.title.lower() if each.isascii() and each.isalpha()]
        # A reason among many is told by its number: nobody guesses its letter.
        numbered = verdict.meaning is Meaning.NO_EVENT and verdict.code
        # "y" and "n" are left to what begins with them: nobody may say no and mean unsure.
        free = [each for i, each in enumerate(letters) if each not in used and (i == 0 or each not in kept)]
        key = digit.strip() if numbered or not free else free[0]
        used.add(key)
        keyed.append(verdict._replace(key=key))
    return tuple(keyed)


def _of_field(field: Field) -> list[Verdict]:
    if field.type is FieldType.BOOLEAN and not field.options:
        offered = [Verdict("", "Yes", Meaning.VALUE, "true"), Verdict("", "No", Meaning.VALUE, "false")]
    else:
        offered = [
            Verdict("", way[-1].title, Meaning.VALUE, way[-1].code, way[-1].help, way[-1].note)
            for way in walk_options(field.options)
            if not way[-1].retired
        ]
    if Nothing.UNKNOWN in field.nothing:
        offered.append(Verdict("", "Unsure", Meaning.UNKNOWN))
    return offered


def _of_reasons(schema: Schema) -> list[Verdict]:
    reasons = [
        Verdict("", each.title, Meaning.NO_EVENT, each.code, each.help, each.note)
        for each in schema.no_event_reasons
        if not each.retired
    ]
    if not reasons:
        reasons = [Verdict("", "No", Meaning.NO_EVENT, needs_reason=True)]
    first = Verdict("", "Yes", Meaning.CODEABLE, help="It is to be coded.")
    last = Verdict("", "Unsure", Meaning.FLAGGED, help="Somebody else should look at it.")
    # The reasons come first, so that the first of them has the digit 1.
    return [*reasons, first, last]


def screen(schema: Schema, layer: Layer, verdict: Verdict, reason: str = "") -> Edit:
    """The edit that gives a verdict: one undo step, the reason included.

    Args:
        schema: The schema.
        layer: The layer.
        verdict: One of `verdicts`.
        reason: Why; empty for none.

    Raises:
        EditError: The verdict is that there is no event, and there are events.
    """
    if verdict.meaning is Meaning.NO_EVENT and layer.events:
        raise EditError("This article has events: open it with enter.")
    draft = Draft(layer)
    title = f"screening: {verdict.title.lower()}"
    field = screening_field(schema)
    if field is not None and verdict.meaning in {Meaning.VALUE, Meaning.UNKNOWN}:
        _answer(draft, schema, field, verdict, reason)
    elif verdict.meaning is Meaning.CODEABLE:
        draft.put_attribute(STATUS, Status.IN_PROGRESS)
        draft.put_attribute(REASON, "")
    elif verdict.meaning is Meaning.NO_EVENT:
        draft.put_attribute(STATUS, Status.NO_EVENT)
        draft.put_attribute(REASON, verdict.code or reason)
    else:
        draft.put_attribute(STATUS, Status.IN_PROGRESS)
        draft.put_attribute(FLAG, reason or UNSURE)
        reason = ""
    if field is None and reason and (verdict.code or verdict.meaning is Meaning.CODEABLE):
        draft.put_attribute(NOTE, reason)
    return draft.edit(ACTION, title)


def _answer(draft: Draft, schema: Schema, field: Field, verdict: Verdict, reason: str) -> None:
    """The answer, and the reason where the schema asks for it because of the answer, else as a note on it."""
    before = draft.said(ARTICLE, field.id)
    if verdict.meaning is Meaning.UNKNOWN:
        said = replace(before, value=None, nothing=Nothing.UNKNOWN)
    else:
        said = replace(before, value=make_value(field.type, verdict.code), nothing=None)
    asks = reason_field(schema)
    if reason and asks is not None:
        draft.put(ARTICLE, asks.id, FieldValue(make_value(asks.type, reason)))
    elif reason:
        said = replace(said, note=reason)
    draft.put(ARTICLE, field.id, said)
