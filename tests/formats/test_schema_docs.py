"""The examples of docs/schema.md, and that it leaves nothing out."""

import re

import pytest

from tests.support.schema_pages import DOCS, PageFiles, blocks, whole
from tui.domain.expressions import COMPARISONS, WORDS
from tui.domain.functions import FUNCTIONS
from tui.domain.schema import FieldType, Severity
from tui.domain.values import Nothing
from tui.formats.schema_yaml import SCHEMA_KEYS, SchemaErrors, load_schema
from tui.formats.schema_yaml_export import COLUMN_KEYS, EXPORT_KEYS
from tui.formats.schema_yaml_keys import AGGREGATES, AGREEMENTS, FIELD_KEYS
from tui.formats.schema_yaml_labels import LABEL_KEYS
from tui.formats.schema_yaml_levels import CHECK_KEYS, EVENT_KEYS, LEVEL_KEYS
from tui.formats.schema_yaml_options import OPTION_KEYS
from tui.formats.schema_yaml_tables import TABLE_KEYS

PAGE = (DOCS / "schema.md").read_text(encoding="utf-8")
EXAMPLES = blocks(PAGE, "yaml")
BROKEN = re.findall(r"^```yaml broken\n(.*?)^```\n\n```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 27
    assert len(BROKEN) == 1


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_each_example_is_a_schema(example: str) -> None:
    schema = load_schema(whole(example).encode(), "example.yaml", PageFiles(PAGE))

    assert schema.labels or schema.article_fields or schema.event_fields


@pytest.mark.parametrize(("example", "said"), BROKEN)
def test_each_broken_example_fails_as_the_page_says(example: str, said: str) -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(example.encode(), "fires.yaml")

    assert caught.value.lines() == tuple(said.splitlines())


@pytest.mark.parametrize(
    "word",
    [
        *SCHEMA_KEYS, *EVENT_KEYS, *LEVEL_KEYS, *CHECK_KEYS, *FIELD_KEYS, *LABEL_KEYS, *OPTION_KEYS,
        *TABLE_KEYS, *EXPORT_KEYS, *COLUMN_KEYS, *AGREEMENTS, *AGGREGATES,
        *FieldType, *Severity, *Nothing, *WORDS, *COMPARISONS,
    ],
)  # fmt: skip
def test_the_page_names_every_word_of_the_language(word: str) -> None:
    assert re.search(rf"`[^`\n]*(?<!\w){re.escape(word)}(?!\w)[^`\n]*`", PAGE), word


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_page_names_every_function(function: str) -> None:
    assert re.search(rf"`{function}\(a[^`\n]*\)`", PAGE), function


def test_types_that_no_example_uses() -> None:
    used = set(re.findall(r"type: (\w+)|: (\w+)$", "\n".join(EXAMPLES), re.MULTILINE))
    words = {word for pair in used for word in pair}

    assert set(FieldType) - words == set()


def test_field_keys_that_no_example_uses() -> None:
    assert {key for key in FIELD_KEYS if f"{key}:" not in "\n".join(EXAMPLES)} == set()


@pytest.mark.parametrize("name", ["schema.md", "tutorial-outbreaks.md"])
def test_each_link_leads_to_a_heading_of_a_page(name: str) -> None:
    links = re.findall(r"\]\(([\w-]*\.md)?(?:#([\w-]+))?\)", (DOCS / name).read_text("utf-8"))

    assert links
    for page, heading in links:
        text = (DOCS / (page or name)).read_text("utf-8")
        titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert not heading or heading in {anchor(title) for title in titles}, (page, heading)


def anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
