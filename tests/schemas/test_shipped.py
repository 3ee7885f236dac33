import pytest

from tests.support.filled import SCHEMAS, every_field, rows, shipped
from tui.domain.agreement.answers import is_ordered
from tui.domain.agreement.rules import leaf_fields
from tui.domain.schema import FieldType, walk_options
from tui.services.schemas import shipped_schemas

NAMES = ("conflict-event", "document", "entities", "ged-event", "plover", "protest", "terror-template")


def test_these_come_with_copydesk() -> None:
    assert shipped_schemas() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_tells_editors_its_language_and_fits_the_screen(name: str) -> None:
    lines = (SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8").splitlines()

    assert lines[0] == "# yaml-language-server: $schema=form-language.schema.json"
    assert [line for line in lines if len(line) > 116] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_answer_of_each_list_says_when_to_choose_it(name: str) -> None:
    schema = shipped(name)
    lists = [schema.confidence, schema.no_event_reasons]
    for field in every_field((*schema.article_fields, *schema.event_fields)):
        lists += [field.options, field.precision, field.relations]
    options = [way[-1] for each in lists for way in walk_options(each)]

    assert [option.code for option in options if not option.help] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_files_beside_a_schema_bear_its_name_and_are_used(name: str) -> None:
    schema = shipped(name)
    used = {field.table for field in every_field((*schema.article_fields, *schema.event_fields)) if field.table}
    files = {path.name for path in SCHEMAS.glob(f"{name}-*.csv")}

    assert {table.id for table in schema.tables} == used
    assert {table.file for table in schema.tables} == files
    assert all(rows(schema, table.id) for table in schema.tables)


@pytest.mark.parametrize("name", NAMES)
def test_what_follows_by_itself_and_cannot_be_changed_takes_no_evidence(name: str) -> None:
    schema = shipped(name)
    fields = every_field((*schema.article_fields, *schema.event_fields))

    assert [field.id for field in fields if field.readonly and not field.no_evidence] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"document", "entities"}])
def test_each_type_of_field_that_a_codebook_needs_has_its_place(name: str) -> None:
    schema = shipped(name)
    types = {field.type for field in every_field(schema.event_fields)}

    assert {FieldType.DATE, FieldType.PLACE, FieldType.GROUP} <= types
    assert schema.export is not None
    assert schema.sentence
    assert schema.same_when
    assert schema.align


@pytest.mark.parametrize(("name", "path"), [("conflict-event", "interaction"), ("protest", "size/category")])
def test_codes_are_not_compared_as_quantities(name: str, path: str) -> None:
    """The first joins two codes; in the second, 0 stands for not known, and is no size below the others."""
    field = leaf_fields(shipped(name).event_fields)[path]
    assert field.agreement == "nominal"
    assert not is_ordered(field)
