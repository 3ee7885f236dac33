"""The question of a field: the line or list that asks for its value, and how what was entered is read."""

from collections.abc import Sequence

from tui.domain import answers
from tui.domain.answers_showing import spoken_answer
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.values import Nothing, Value, make_value
from tui.services.reading import in_story
from tui.ui.desk import tables
from tui.ui.desk.choosing import choice_id, choices_of, value_of_choice
from tui.ui.desk.desk import Desk
from tui.ui.desk.tags import option_tags, tag_source
from tui.ui.entry import Choice, Entry, Source

CHOSEN = {FieldType.CHOICE, FieldType.SCALE, FieldType.TREE, FieldType.BOOLEAN, FieldType.LINK}
"""Types of which one of a list is chosen, so that words of the article do not begin an answer."""

SUGGESTED = {FieldType.TEXT, FieldType.MENTION, FieldType.ACTOR, FieldType.PLACE, FieldType.COUNTRY, FieldType.TAGS}


def make_entry(desk: Desk, field: Field, chosen: Sequence[Range] = ()) -> Entry:
    """The entry that asks for a field's value.

    Args:
        desk: The desk.
        field: The question.
        chosen: Words of the article from which the answer begins.
    """
    held = desk.row.said.value if desk.row else None
    offered = words_of(desk, chosen)
    if field.type is FieldType.CHOICES:
        ticked = held.lines() if held else ()
        choices = _choices_for(desk, field, offered)
        entry = Entry(field.title, choices=choices, closed=True, chosen=ticked, hint="↵ ticks, tab goes on")
        entry.highlight_none()
        return entry
    if field.type in CHOSEN:
        entry = _closed_entry(desk, field, held, offered)
    elif field.type is FieldType.REFERENCE:
        entry = _reference_entry(desk, field, held, offered)
    else:
        text = answers.literal_text(field, held) if held else offered or _default(desk, field)
        hint = answers.notation_hint(field) or field.help
        joins = ";" if field.type is FieldType.TAGS else ""
        entry = Entry(field.title, text=text, choices=_offers(desk, field, offered), hint=hint, joins=joins)
    if desk.before.told:
        entry.hint = " · ".join(filter(None, [desk.before.told, entry.hint]))
    return entry


def _closed_entry(desk: Desk, field: Field, held: Value | None, offered: str) -> Entry:
    """Asks for one of a list; what words of the article point to stands first in it.

    Nothing is highlighted before anything is typed but the answer that there is: Enter alone chooses nothing.
    """
    keys = field.type is FieldType.BOOLEAN
    choices = _choices_for(desk, field, offered)
    entry = Entry(field.title, choices=choices, closed=True, hint=field.help, single_keys=keys)
    # Events are told apart by what stands at the end of the line: their type, or the article.
    entry.one_column = field.type is FieldType.LINK
    entry.highlight_none()
    if held is not None:
        entry.highlight_id(choice_id(held))
    return entry


def _choices_for(desk: Desk, field: Field, quoted: str) -> list[Choice]:
    """The choices, first those that words of the article point to."""
    choices = choices_of(desk, field)
    codes = meant_codes(desk, field, quoted) if quoted and field.options else ()
    by_code = {choice.id: choice for choice in choices}
    first = [by_code[code] for code in codes if code in by_code]
    return [*first, *(each for each in choices if each not in first)]


def meant_codes(desk: Desk, field: Field, quoted: str) -> tuple[str, ...]:
    """The codes of the answers that words of the article point to, or that words inside of them do."""
    from tui.domain.candidates_options import mentioned, suggested  # noqa: PLC0415 - few questions need them

    language = desk.text.language
    return suggested(field, quoted, language) or mentioned(field, quoted, language)


def one_meant(desk: Desk, field: Field, ranges: Sequence[Range]) -> Value | None:
    """The only answer of a closed list that words inside of stretches point to.

    What a trigger says counts before what is merely called like an answer, and what is denied ("nobody was
    arrested") says nothing.

    Args:
        desk: The desk.
        field: The question.
        ranges: The stretches.

    Returns:
        None if the words point to none, or to several, and where it has to be chosen.
    """
    if not field.options or field.type in {FieldType.TAGS, FieldType.CHOICES}:
        return None
    from tui.domain.candidates import candidates  # noqa: PLC0415 - see above
    from tui.domain.candidates_clues import is_denied  # noqa: PLC0415
    from tui.domain.candidates_options import suggested, suggests_by_trigger  # noqa: PLC0415

    text, language = desk.text.text, desk.text.language
    found = [each for part in ranges for each in candidates(field, text, *part, language=language)]
    quotes = [text[slice(*each)] for each in found if not is_denied(text, each, language)]
    triggers = [each for each in quotes if suggests_by_trigger(field, each, language)]
    codes = {code for each in triggers or quotes for code in suggested(field, each, language)}
    return make_value(field.type, codes.pop()) if len(codes) == 1 else None


def _reference_entry(desk: Desk, field: Field, held: Value | None, offered: str) -> Entry:
    """Asks for a row of a table, beginning with the one that is held, or with a search for words of the article."""
    earlier = tables.row_choice_of(desk, field, held)
    text = "" if held else offered
    source = tables.row_source(desk, field, earlier, offered)
    entry = Entry(field.title, text=text, choices=source, closed=True, hint=field.help)
    if not earlier:
        entry.highlight_none()
    return entry


def _offers(desk: Desk, field: Field, quoted: str) -> Sequence[Choice] | Source:
    earlier = _suggestions(desk, field) if field.type in SUGGESTED else ()
    if field.type is FieldType.TAGS and field.options:
        return tag_source([*earlier, *option_tags(desk, field)])
    if not field.table:
        return earlier
    source = tables.row_source(desk, field, earlier, quoted)
    return tag_source(source) if field.type is FieldType.TAGS else source


def _suggestions(desk: Desk, field: Field) -> list[Choice]:
    """What was answered to questions of the same type in this article: to this one first, the last first."""
    schema = desk.session.schema
    alike: dict[str, str] = {}
    same: dict[str, str] = {}
    for (owner, path), said in reversed(list(desk.session.layer.values.items())):
        asked = schema.field(owner, path)
        # A repeated field holds the ids of its items, which are no answers.
        if asked is None or said.value is None or said.value.type != field.type:
            continue
        text = answers.literal_text(asked, said.value)
        (same if asked is field else alike).setdefault(text, spoken_answer(asked, said.value))
    return [Choice(text, title) for text, title in {**same, **alike}.items()]


def _default(desk: Desk, field: Field) -> str:
    """What an empty field offers: the publication date that came with the article."""
    if desk.owner == ARTICLE and field.type is FieldType.DATE:
        return desk.session.article.published
    return ""


def offer_precision(field: Field, entry: Entry) -> None:
    """Offers the grades of precision behind what was typed, so that one of them can be chosen with it."""
    text = entry.line.text.strip()
    if text and field.precision and " /" not in text and not answers.read_nothing(text):
        grades = [Choice(f"{text} /{each.code}", each.title, each.code, each.help) for each in field.precision]
        rows = [each for each in entry.listed if each.detail != tables.AS_WRITTEN]
        entry.offer([*rows, *grades, *(each for each in entry.listed if each.detail == tables.AS_WRITTEN)])


def read_entry(desk: Desk, field: Field, entry: Entry, *, keeps: bool = True) -> Value | Nothing | None:
    """What was entered; None if that is nothing.

    Args:
        desk: The desk.
        field: The question.
        entry: The line or list.
        keeps: Whether parts of the answer before stay that cannot be typed.

    Raises:
        DeskError: It is no answer; the question stays open.
    """
    if entry.choice is not None and entry.closed:
        if field.type is FieldType.REFERENCE:
            return tables.value_of_key(desk, field, entry.choice.id)
        return value_of_choice(field, entry.choice.id)
    if entry.choice is not None and field.table:
        tables.require_filled(entry)
    text = (entry.choice.id if entry.choice is not None else entry.line.text).strip()
    if not text:
        return None
    nothing = answers.read_nothing(text)
    if nothing:
        return nothing
    held = desk.session.layer.value(desk.owner, desk.path).value if keeps else None
    value = answers.edit_answer(field, held, text, desk.session.context())
    if field.table:
        value = tables.settled(desk, field, value, held)
        tables.require_listed(desk, field, entry, value, desk.session.layer.value(desk.owner, desk.path).value)
    return value


def words_of(desk: Desk, ranges: Sequence[Range]) -> str:
    """The words of stretches that belong together, as one text."""
    return " ".join(desk.text.text[start:end] for start, end in ranges)


def read_words(desk: Desk, field: Field, *chosen: Range) -> Value | None:
    """What words of the article mean as the answer; None if that has to be asked.

    Args:
        desk: The desk.
        field: The question.
        *chosen: Where they stand; several stretches are read as one text.
    """
    quoted = words_of(desk, chosen)
    if field.table:
        return tables.taken(desk, field, quoted)
    context = desk.session.context()
    if field.type is FieldType.DATE:
        context = in_story(context, desk.text, chosen[0])
    value = answers.read_selection(field, quoted, context)
    listed = field.options and field.type is not FieldType.TAGS
    if value is None or not listed or value.literal in {choice.id for choice in choices_of(desk, field)}:
        return value
    return None


def preview_entry(desk: Desk, field: Field, entry: Entry) -> str:
    """How what was typed so far would be read."""
    if entry.closed:
        return field.help
    try:
        said = read_entry(desk, field, entry)
    except DeskError as error:
        return error.message
    if isinstance(said, Value):
        return tables.preview(desk, field, said) if field.table else answers.show_answer(field, said)
    return said.replace("_", " ") if said else field.help
