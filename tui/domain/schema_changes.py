"""What differs between two versions of a schema, in words.

What matters to answers that were given is told one by one: questions, codes, labels, checks. All else is told by
the name of what differs, so that no difference stays untold.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from tui.domain.answers_error import quoted
from tui.domain.homes import code_homes, field_homes, field_paths, label_homes
from tui.domain.schema import Check, Field, FieldType, Label, Option, Reason, Schema, Table, walk_options

_Named: TypeAlias = Check | Table | Reason
_Noun: TypeAlias = Schema | Label | Field | Option | _Named


class ChangeKind(StrEnum):
    """What happened to a part of a schema."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RETYPED = "retyped"
    SEVERAL = "several"
    SINGLE = "single"
    CODE_ADDED = "code_added"
    CODE_REMOVED = "code_removed"
    CODE_RENAMED = "code_renamed"
    CODE_MOVED = "code_moved"
    CODE_RETIRED = "code_retired"
    CODE_OFFERED = "code_offered"
    CHANGED = "changed"


class SchemaChange(NamedTuple):
    """One difference.

    Attributes:
        kind: What happened.
        part: `event`, `article`, `label`, `check`, `table`, `reason`, or `schema`.
        path: Which, in the older version if it is there, with dots; empty for the schema itself.
        sentence: What happened, in words.
    """

    kind: ChangeKind
    part: str
    path: str
    sentence: str


_SILENT = frozenset({"was", "id", "version", "sha256"})
_WORDS = {
    "minimum": "min",
    "maximum": "max",
    "leaf_only": "leaf_only",
    "no_evidence": "evidence",
    "codes": "the codes of nothing",
    "title": "the title",
    "help": "the help",
    "examples": "the examples",
    "codebook": "the place in the codebook",
    "sha256": "the rows",
}
_LONG = 60
_LISTS = {
    "options": "the answer",
    "precision": "the precision",
    "levels": "the level",
    "relations": "the relation",
    "confidence": "the confidence",
    "no_event_reasons": "the reason for no event",
}
"""Lists of codes, with what one of them is."""


def compare(old: Schema, new: Schema) -> tuple[SchemaChange, ...]:
    """What differs between two versions; former ids are no difference in themselves.

    Args:
        old: The older version.
        new: The newer one.

    Returns:
        In the order of the form: the article's questions, the events', labels, checks, tables, reasons, the rest.
    """
    return (
        *_compared_fields("article", old.article_fields, new.article_fields),
        *_compared_fields("event", old.event_fields, new.event_fields),
        *_compared_labels(old.labels, new.labels),
        *_by_id("check", "article.", old.article_checks, new.article_checks),
        *_by_id("check", "event.", old.checks, new.checks),
        *_by_id("table", "", old.tables, new.tables),
        *_compared_codes("schema", "", "confidence", old.confidence, new.confidence),
        *_compared_codes("schema", "", "no_event_reasons", old.no_event_reasons, new.no_event_reasons),
        *_by_id("reason", "", old.review_reasons, new.review_reasons),
        *_rest("schema", "", old, new, _SCHEMA_TOLD),
    )


_SCHEMA_TOLD = frozenset(
    {"article_fields", "event_fields", "labels", "article_checks", "checks", "tables", "confidence"}
    | {"no_event_reasons", "review_reasons"}
)
_FIELD_TOLD = frozenset({"type", "many", "fields", "options", "precision", "levels", "relations"})


def _compared_fields(part: str, old: tuple[Field, ...], new: tuple[Field, ...]) -> Iterator[SchemaChange]:
    olds, news, homes = dict(field_paths(old)), dict(field_paths(new)), field_homes(old, new)
    found = set(homes.values())
    for path, field in olds.items():
        if path in homes:
            yield from _compared_field(part, path, field, homes[path], news[homes[path]])
        else:
            yield _change(ChangeKind.REMOVED, part, path, "asked no more; its answers are kept")
    for path, field in news.items():
        if path not in found:
            several = "several answers, " if field.many and field.type is not FieldType.GROUP else ""
            yield _change(ChangeKind.ADDED, part, path, f"new ({several}{_required(field)}{field.type.value})")
    kept = [homes[path] for path in olds if path in homes]
    if kept != [path for path in news if path in found]:
        yield _change(ChangeKind.CHANGED, part, "", "in another order")


def _required(field: Field) -> str:
    return {"": "", "true": "required, "}.get(field.required, "sometimes required, ")


def _compared_field(part: str, path: str, old: Field, home: str, new: Field) -> Iterator[SchemaChange]:
    if path != home:
        yield _change(ChangeKind.RENAMED, part, path, f"now called {_dotted(home)}")
    if old.type is not new.type:
        yield _change(ChangeKind.RETYPED, part, path, f"{old.type.value} becomes {new.type.value}")
    if old.many != new.many:
        kind = ChangeKind.SEVERAL if new.many else ChangeKind.SINGLE
        yield _change(kind, part, path, "takes several answers now" if new.many else "takes one answer only now")
    for name in ("options", "precision", "levels", "relations"):
        yield from _compared_codes(part, path, name, getattr(old, name), getattr(new, name))
    yield from _rest(part, path, old, new, _FIELD_TOLD)


def _compared_codes(
    part: str, path: str, name: str, old: tuple[Option, ...], new: tuple[Option, ...]
) -> Iterator[SchemaChange]:
    if old == new:
        return
    what, homes = _LISTS[name], code_homes(old, new)
    olds, news = _options(old), _options(new)
    for code, (above, option) in olds.items():
        if code not in homes:
            yield _change(ChangeKind.CODE_REMOVED, part, path, f"{what} {quoted(code)} is gone")
            continue
        own_above, own = news[homes[code]]
        if code != homes[code]:
            said = f"{what} {quoted(code)} is {quoted(homes[code])} now"
            yield _change(ChangeKind.CODE_RENAMED, part, path, said)
        if homes.get(above, above) != own_above:
            where = f"below {quoted(own_above)}" if own_above else "at the top"
            yield _change(ChangeKind.CODE_MOVED, part, path, f"{what} {quoted(code)} stands {where} now")
        yield from _compared_option(part, path, f"{what} {quoted(code)}", option, own)
    found = set(homes.values())
    for code in (each for each in news if each not in found):
        yield _change(ChangeKind.CODE_ADDED, part, path, f"{what} {quoted(code)} is new")
    kept = [homes[code] for code in olds if code in homes]
    if kept != [code for code in news if code in found]:
        yield _change(ChangeKind.CHANGED, part, path, f"the order of {name} is another")


def _compared_option(part: str, path: str, what: str, old: Option, new: Option) -> Iterator[SchemaChange]:
    if old.retired != new.retired:
        kind = ChangeKind.CODE_RETIRED if new.retired else ChangeKind.CODE_OFFERED
        yield _change(kind, part, path, f"{what} is {'no longer offered' if new.retired else 'offered again'}")
    for name in _differing(old, new, frozenset({"code", "options", "retired"})):
        yield _change(ChangeKind.CHANGED, part, path, f"{what}: {_difference(name, old, new)}")


def _options(options: tuple[Option, ...]) -> dict[str, tuple[str, Option]]:
    """Each option by its code, with the code above it."""
    return {way[-1].code: (way[-2].code if len(way) > 1 else "", way[-1]) for way in walk_options(options)}


def _compared_labels(old: tuple[Label, ...], new: tuple[Label, ...]) -> Iterator[SchemaChange]:
    olds, news, homes = {each.id: each for each in old}, {each.id: each for each in new}, label_homes(old, new)
    for own, label in olds.items():
        if own not in homes:
            yield _change(ChangeKind.REMOVED, "label", own, "gone; its spans are kept")
            continue
        if own != homes[own]:
            yield _change(ChangeKind.RENAMED, "label", own, f"now called {homes[own]}")
        yield from _rest("label", own, label, news[homes[own]], frozenset())
    for own in news:
        if own not in homes.values():
            yield _change(ChangeKind.ADDED, "label", own, "new")
    if [homes[own] for own in olds if own in homes] != [own for own in news if own in homes.values()]:
        yield _change(ChangeKind.CHANGED, "label", "", "in another order")


def _by_id(part: str, prefix: str, old: Sequence[_Named], new: Sequence[_Named]) -> Iterator[SchemaChange]:
    """Nouns that keep their ids: checks, tables and reasons."""
    olds: Mapping[str, _Named] = {each.id: each for each in old}
    news: Mapping[str, _Named] = {each.id: each for each in new}
    for own, each in olds.items():
        if own not in news:
            yield _change(ChangeKind.REMOVED, part, f"{prefix}{own}", "gone")
        else:
            yield from _rest(part, f"{prefix}{own}", each, news[own], frozenset())
            if isinstance(each, Table) and each.sha256 != getattr(news[own], "sha256", ""):
                yield _change(ChangeKind.CHANGED, part, f"{prefix}{own}", "other rows")
    for own in news:
        if own not in olds:
            yield _change(ChangeKind.ADDED, part, f"{prefix}{own}", "new")
    if [own for own in olds if own in news] != [own for own in news if own in olds]:
        yield _change(ChangeKind.CHANGED, part, prefix.rstrip("."), "in another order")


def _rest(part: str, path: str, old: _Noun, new: _Noun, told: frozenset[str]) -> Iterator[SchemaChange]:
    """All other attributes that differ."""
    for name in _differing(old, new, told):
        yield _change(ChangeKind.CHANGED, part, path, _difference(name, old, new))


def _differing(old: _Noun, new: _Noun, told: frozenset[str]) -> Iterator[str]:
    silent = told | _SILENT | ({"title"} if _is_untitled(old) and _is_untitled(new) else set())
    return (each for each in old._fields if each not in silent and getattr(old, each) != getattr(new, each))


def _is_untitled(noun: _Noun) -> bool:
    """Whether the title says no more than the id or the code."""
    own = noun.code if isinstance(noun, Option) else noun.id
    return isinstance(noun, Field | Label | Option) and noun.title.casefold() == own.replace("_", " ").casefold()


def _difference(name: str, old: _Noun, new: _Noun) -> str:
    what = _WORDS.get(name, name)
    before, after = getattr(old, name), getattr(new, name)
    if name in {"title", "help", "examples", "codebook", "message"} or not _is_short(before, after):
        return f"{what} is another"
    said = {"": "none", "true": "yes", True: "yes", False: "no"}
    return f"{what}: {said.get(before, before)} → {said.get(after, after)}"


def _is_short(*texts: object) -> bool:
    return all(isinstance(each, bool) or (isinstance(each, str) and len(each) <= _LONG) for each in texts)


def _change(kind: ChangeKind, part: str, path: str, predicate: str) -> SchemaChange:
    dotted = _dotted(path)
    between = "." if part in {"article", "event"} else " "
    subject = f"{part}{between}{dotted}" if path else part
    return SchemaChange(kind, part, dotted, f"{subject}: {predicate}")


def _dotted(path: str) -> str:
    return path.replace("/", ".")
