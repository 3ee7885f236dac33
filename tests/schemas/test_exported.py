"""Whole records of the three demanding codebooks, and the tables that come out."""

from collections.abc import Mapping

from tests.support.filled import EVENT, Said, chosen, every_field, filled, referred, shipped
from tui.domain.completing import completed
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.table_rows import Skipped, header, table_rows
from tui.domain.values import FieldValue, Nothing, make_value

RECORD = {
    "article": "a1",
    "name": "wire-17",
    "annotator": "ana",
    "updated": "2025-07-01T08:00:00Z",
}


def exported(schema: Schema, layer: Layer, first: int = 41) -> dict[str, str]:
    """The one row that a layer gives, by column."""
    assert schema.export is not None
    (row,) = table_rows(schema, layer, RECORD, first)
    assert not isinstance(row, Skipped)
    return dict(zip(header(schema.export), row, strict=True))


def unanswered(schema: Schema, layer: Layer) -> list[str]:
    """The questions about events to which nothing at all is said or follows."""
    answered = {
        "/".join(part for part in path.split("/") if part not in ITEMS)
        for owner, path in completed(schema, layer).values
        if owner == EVENT
    }
    return sorted(path for path in _paths(schema) if path not in answered)


ITEMS = {"i1", "i2"}


def _paths(schema: Schema) -> list[str]:
    return [
        f"{field.id}/{inner.id}" if inner is not field else field.id
        for field in schema.event_fields
        for inner in (field, *every_field(field.fields))
        if inner is not field or not field.fields
    ]


def article(schema: Schema, event: Mapping[str, Said]) -> Layer:
    return filled(schema, event, {"publication_date": "2025-06-19"})


ACLED: dict[str, Said] = {
    "type": "mob_violence",
    "date": ("2025-06", {"precision": "3", "written": "this month"}),
    "place": ("Puerto Lirio", {"precision": "1"}),
    "actor_1": "Rioters (Colombia)",
    "assoc_actors_1/i1": "Traders (Colombia)",
    "assoc_actors_1/i2": "Llanero Column",
    "actor_2": "Civilians (Colombia)",
    "assoc_actors_2/i1": "Dockers",
    "target": "the central market",
    "weapon": "grenade",
    "count": "1",
    "fatalities/low": "4",
    "fatalities/best": "4",
    "fatalities/high": Nothing.UNKNOWN,
    "crowd_size": (">=300", {"words": "at least 300"}),
    "source/i1/name": "Cordillera News Service",
    "source/i1/scale": "national",
    "source/i2/name": "Radio Lirio",
    "source/i2/scale": "subnational",
    "tags": "women targeted\nmarket",
    "related/i1": "e2",
    "notes": "On 17 June, a mob.",
}


def acled() -> dict[str, Said]:
    schema = shipped("conflict-event")
    place, parts = chosen(schema, "places", "Puerto Lirio")
    return {
        **ACLED,
        "place": (place, {**parts, "precision": "1"}),
        "actor_2": chosen(schema, "actors", "Civilians (Colombia)"),
    }


def test_a_whole_record_fills_the_31_columns_of_acled() -> None:
    schema = shipped("conflict-event")
    layer = article(schema, acled())

    assert unanswered(schema, layer) == []
    assert exported(schema, layer) == {
        "event_id_cnty": "COL41",
        "event_date": "2025-06-15",
        "year": "2025",
        "time_precision": "3",
        "disorder_type": "Political violence",
        "event_type": "Riots",
        "sub_event_type": "Mob violence",
        "actor1": "Rioters (Colombia)",
        "assoc_actor_1": "Traders (Colombia); Llanero Column",
        "inter1": "5",
        "actor2": "Civilians (Colombia)",
        "assoc_actor_2": "Dockers",
        "inter2": "7",
        "interaction": "57",
        "civilian_targeting": "Civilian targeting",
        "iso": "170",
        "region": "South America",
        "country": "Colombia",
        "admin1": "Lirio",
        "admin2": "Puerto Lirio",
        "admin3": "",
        "location": "Puerto Lirio",
        "latitude": "6.8124",
        "longitude": "-70.9021",
        "geo_precision": "1",
        "source": "Cordillera News Service; Radio Lirio",
        "source_scale": "Subnational-National",
        "notes": "On 17 June, a mob. [size=at least 300]",
        "fatalities": "4",
        "tags": "women targeted; market; crowd size=at least 300",
        "timestamp": "2025-07-01T08:00:00Z",
    }


def test_a_protest_tells_the_size_of_its_crowd_and_leaves_out_what_it_has_not() -> None:
    schema = shipped("conflict-event")
    said = {path: each for path, each in acled().items() if not path.startswith(("actor_2", "assoc", "tags"))}
    place = ("Nowhere", {"country": "Chad", "precision": "2"})
    row = exported(
        schema,
        article(schema, {**said, "type": "peaceful_protest", "actor_1": "Protesters (Chad)", "place": place}),
    )

    assert row["notes"] == "On 17 June, a mob. [size=at least 300]"
    assert row["tags"] == "crowd size=at least 300"
    assert (row["interaction"], row["actor2"], row["inter2"], row["assoc_actor_1"]) == ("60", "", "", "")
    assert (row["disorder_type"], row["civilian_targeting"]) == ("Demonstrations", "")
    assert (row["event_id_cnty"], row["country"], row["iso"]) == ("XXX41", "Chad", "")


def test_an_event_without_a_place_stays_out_of_the_table() -> None:
    schema = shipped("conflict-event")
    layer = article(schema, {**acled(), "place": Nothing.UNKNOWN})

    assert list(table_rows(schema, layer, RECORD, 1)) == [Skipped(EVENT)]


def ged() -> dict[str, Said]:
    schema = shipped("ged-event")
    place, parts = chosen(schema, "places", "San Evaristo")
    return {
        "dyad": referred(schema, "dyads", "Government of Colombia - Llanero Column"),
        "one_sided_target": Nothing.NOT_APPLICABLE,
        "date": ("2025-06-17/2025-06-18", {"precision": "2"}),
        "event_clarity": "1",
        "place": (place, {**parts, "precision": "1"}),
        "where_description": "a checkpoint at San Evaristo",
        "deaths_a": "3",
        "deaths_b": "1",
        "deaths_civilians": "0",
        "deaths_unknown": "2",
        "report/i1/citation": "CNS,2025-06-19,Three soldiers die",
        "report/i1/office": "CNS",
        "report/i1/date": "2025-06-19",
        "report/i1/headline": "Three soldiers die",
        "report/i1/original": "the army",
        "report/i1/low": "3",
        "report/i1/best": "3",
        "report/i1/high": "6",
        "report/i2/citation": "Longitude,2025-09-28,The road",
        "report/i2/office": "Longitude",
        "report/i2/date": "2025-09-28",
        "report/i2/headline": "The road",
        "report/i2/original": "a survivor",
        "report/i2/low": "4",
        "report/i2/high": "9",
        "active_year": "true",
        "code_status": "clear",
        "notes": "Two tolls.",
    }


def test_a_whole_record_fills_the_49_columns_of_ged() -> None:
    schema = shipped("ged-event")
    layer = article(schema, ged())

    assert unanswered(schema, layer) == []
    assert exported(schema, layer) == {
        "id": "41",
        "relid": "COL-2025-1-90001-41",
        "year": "2025",
        "active_year": "1",
        "code_status": "Clear",
        "type_of_violence": "1",
        "conflict_dset_id": "9101",
        "conflict_new_id": "9101",
        "conflict_name": "Colombia: Government",
        "dyad_dset_id": "90001",
        "dyad_new_id": "90001",
        "dyad_name": "Government of Colombia - Llanero Column",
        "side_a_dset_id": "9201",
        "side_a_new_id": "9201",
        "side_a": "Government of Colombia",
        "side_b_dset_id": "9202",
        "side_b_new_id": "9202",
        "side_b": "Llanero Column",
        "number_of_sources": "2",
        "source_article": "CNS,2025-06-19,Three soldiers die;Longitude,2025-09-28,The road",
        "source_office": "CNS;Longitude",
        "source_date": "2025-06-19;2025-09-28",
        "source_headline": "Three soldiers die;The road",
        "source_original": "the army;a survivor",
        "where_prec": "1",
        "where_coordinates": "San Evaristo",
        "where_description": "a checkpoint at San Evaristo",
        "adm_1": "Lirio",
        "adm_2": "San Evaristo",
        "latitude": "4.9051",
        "longitude": "-70.7315",
        "geom_wkt": "POINT (-70.7315 4.9051)",
        # Row 190 of cells from the south pole, cell 219 of it from the date line.
        "priogrid_gid": str(189 * 720 + 219),
        "country": "Colombia",
        "country_id": "100",
        "region": "Americas",
        "event_clarity": "1",
        "date_prec": "2",
        "date_start": "2025-06-17",
        "date_end": "2025-06-18",
        "deaths_a": "3",
        "deaths_b": "1",
        "deaths_civilians": "0",
        "deaths_unknown": "2",
        "best": "6",
        "low": "3",
        "high": "9",
        "gwnoa": "100",
        "gwnob": "",
    }


def test_where_no_report_is_coded_their_number_is_not_recorded_and_nobody_dead_is_no_event() -> None:
    schema = shipped("ged-event")
    said = {path: each for path, each in ged().items() if not path.startswith("report")}

    assert exported(schema, article(schema, said))["number_of_sources"] == "-1"
    nobody = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), "0")
    assert list(table_rows(schema, article(schema, {**said, **nobody}), RECORD, 1)) == [Skipped(EVENT)]
    assert exported(schema, article(schema, {**said, **nobody, "high": "1"}))["best"] == "0"


MUC: dict[str, Said] = {
    "optional": "true",
    "date": "../1989-12-07",
    "location": ("Medellin", {"country": "COLOMBIA", "department": "Antioquia", "city": "Medellin"}),
    "other_end": "Bogota",
    "type": "BOMBING",
    "stage": "ACCOMPLISHED",
    "instrument/i1/id": "car bomb",
    "instrument/i1/kind": "VEHICLE BOMB",
    "instrument/i2/id": "grenades",
    "instrument/i2/kind": "GRENADE",
    "category": FieldValue(
        make_value("choice", "TERRORIST ACT"),
        alternatives=(make_value("choice", "STATE-SPONSORED VIOLENCE"),),
        optional=True,
    ),
    "perp_individual/i1": "two men",
    "perp_org/i1/id": "the front",
    "perp_org/i1/confidence": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "phys/i1/id": "bank",
    "phys/i1/kind": "FINANCIAL",
    "phys/i1/number": "1",
    "phys/i1/nation": "US",
    "phys/i1/effect": "SOME DAMAGE\nMONEY TAKEN FROM TARGET",
    "phys/i2/id": "cars",
    "phys/i2/number": "6..8",
    "phys_total": "7..9",
    "hum/i1/name": "Ines Barragan",
    "hum/i1/description": "judge",
    "hum/i1/kind": "LEGAL OR JUDICIAL",
    "hum/i1/number": "1",
    "hum/i1/nation": "CO",
    "hum/i1/effect": "INJURY",
    "hum/i2/description": "guards",
    "hum/i2/number": ">=2",
    "hum_total": ">=3",
    "comment": "The second car may be the first.",
}


def test_a_whole_template_fills_the_25_slots_of_muc() -> None:
    schema = shipped("terror-template")
    layer = filled(schema, MUC, {"publication_date": "1989-12-08"})

    assert unanswered(schema, layer) == []
    assert exported(schema, layer) == {
        "0 MESSAGE: ID": "wire-17",
        "1 MESSAGE: TEMPLATE": "1 (OPTIONAL)",
        "2 INCIDENT: DATE": "../1989-12-07",
        "3 INCIDENT: LOCATION": "COLOMBIA: Medellin - Bogota",
        "4 INCIDENT: TYPE": "BOMBING",
        "5 INCIDENT: STAGE OF EXECUTION": "ACCOMPLISHED",
        "6 INCIDENT: INSTRUMENT ID": "car bomb | grenades",
        "7 INCIDENT: INSTRUMENT TYPE": 'VEHICLE BOMB: "car bomb" | GRENADE: "grenades"',
        "8 PERP: INCIDENT CATEGORY": "? TERRORIST ACT / STATE-SPONSORED VIOLENCE",
        "9 PERP: INDIVIDUAL ID": "two men",
        "10 PERP: ORGANIZATION ID": "the front",
        "11 PERP: ORGANIZATION CONFIDENCE": 'SUSPECTED OR ACCUSED BY AUTHORITIES: "the front"',
        "12 PHYS TGT: ID": "bank | cars",
        "13 PHYS TGT: TYPE": 'FINANCIAL: "bank"',
        "14 PHYS TGT: NUMBER": '1: "bank" | 6..8: "cars"',
        "15 PHYS TGT: FOREIGN NATION": 'US: "bank"',
        "16 PHYS TGT: EFFECT OF INCIDENT": 'SOME DAMAGE; MONEY TAKEN FROM TARGET: "bank"',
        "17 PHYS TGT: TOTAL NUMBER": "7..9",
        "18 HUM TGT: NAME": "Ines Barragan",
        "19 HUM TGT: DESCRIPTION": 'judge: "Ines Barragan" | guards',
        "20 HUM TGT: TYPE": 'LEGAL OR JUDICIAL: "Ines Barragan"',
        "21 HUM TGT: NUMBER": '1: "Ines Barragan" | >=2: "guards"',
        "22 HUM TGT: FOREIGN NATION": 'CO: "Ines Barragan"',
        "23 HUM TGT: EFFECT OF INCIDENT": 'INJURY: "Ines Barragan"',
        "24 HUM TGT: TOTAL NUMBER": ">=3",
    }


def test_an_empty_slot_tells_whether_it_is_not_in_the_text_or_cannot_be() -> None:
    schema = shipped("terror-template")
    said: dict[str, Said] = {
        "type": "KIDNAPPING",
        "stage": Nothing.UNKNOWN,
        "date": Nothing.NOT_STATED,
        "category": Nothing.NOT_APPLICABLE,
        "hum": Nothing.NOT_STATED,
    }
    row = exported(schema, filled(schema, said))

    empty = {name.partition(" ")[0]: cell for name, cell in row.items()}
    assert empty["1"] == ""
    assert [empty[slot] for slot in ("2", "5", "8")] == ["-", "-", "*"]
    assert [empty[slot] for slot in ("6", "7", "12", "13", "14", "15", "16")] == ["*"] * 7
    assert [empty[slot] for slot in ("18", "19", "20", "21", "22", "23")] == ["-"] * 6
