"""Events as annotators would code them, in a few words."""

from collections.abc import Mapping, Sequence

from tui.domain.agreement.alignment import Alignment, align
from tui.domain.agreement.records import Record, Said
from tui.domain.agreement.rules import Rule, rule_of
from tui.domain.schema import Field, FieldType, Option, Schema
from tui.domain.spans import Range
from tui.domain.values import Nothing, make_value

TYPES = (
    Option("battles", "Battles", options=(Option("clash", "Clash"), Option("siege", "Siege"))),
    Option("remote", "Remote", options=(Option("shelling", "Shelling"), Option("airstrike", "Airstrike"))),
    Option("protests", "Protests", options=(Option("march", "March"),)),
    Option("strategic", "Strategic", options=(Option("arrest", "Arrest"), Option("looting", "Looting"))),
)

SCHEMA = Schema(
    "test",
    "1",
    "Test",
    event_fields=(
        Field("type", FieldType.TREE, "Type", options=TYPES),
        Field("date", FieldType.DATE, "Date"),
        Field(
            "place", FieldType.PLACE, "Place", levels=(Option("country", "Country"), Option("admin1", "Province"))
        ),
        Field("actor", FieldType.ACTOR, "Actor"),
        Field("dead", FieldType.QUANTITY, "Dead"),
        Field("weapons", FieldType.TAGS, "Weapons"),
        Field("certain", FieldType.BOOLEAN, "Certain"),
        Field("notes", FieldType.LONGTEXT, "Notes"),
    ),
    type_field="type",
    summary=("date", "place", "type"),
    align=(("type", "1"), ("date", "1"), ("place", "1")),
)
RULE = rule_of(SCHEMA)


def event(
    name: str,
    common: Mapping[str, str] | None = None,
    *,
    at: Range | Sequence[Range] = (),
    parts: dict[str, dict[str, str]] | None = None,
    schema: Schema = SCHEMA,
    **answers: str | Nothing,
) -> Record:
    """An event: answers are literals by field, `common` holds more of them, `at` is the evidence of all."""
    evidence = ((at[0], at[1]),) if at and isinstance(at[0], int) and isinstance(at[1], int) else tuple(at)
    said = {}
    for path, answer in {**(common or {}), **answers}.items():
        field = schema.field("e", path)
        assert field is not None, path
        if isinstance(answer, Nothing):
            said[path] = Said(nothing=answer)
        else:
            value = make_value(field.type.value, answer, (parts or {}).get(path))
            said[path] = Said((value,), None, evidence)  # type: ignore[arg-type]
    return Record(name, said)


def aligned(ana: Sequence[Record], ben: Sequence[Record], rule: Rule = RULE, without: str = "") -> Alignment:
    """The alignment of two annotators' events."""
    return align({"ana": ana, "ben": ben}, rule, without)


def pairs_of(alignment: Alignment) -> set[tuple[str, str]]:
    """The aligned pairs of ana and ben, by the names of the events."""
    return {(found["ana"], found["ben"]) for found in alignment.clusters if len(found) == 2}


def alone(alignment: Alignment) -> set[str]:
    """The events that are in no pair."""
    return {name for found in alignment.clusters if len(found) == 1 for name in found.values()}


def divided(alignment: Alignment) -> set[tuple[str, frozenset[str]]]:
    """For each event that covers others: its name, and the names of the other annotators' events that it covers."""
    found: dict[tuple[str, str], set[str]] = {}
    for one, number, other, _ in alignment.divisions:
        held = {
            name for place in (number, other) for who, name in alignment.clusters[place].items() if who != one[0]
        }
        found.setdefault(one, set()).update(held)
    return {(name, frozenset(held)) for (_, name), held in found.items()}
