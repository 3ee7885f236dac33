"""What a record is made of, beside the layer."""

from collections.abc import Mapping
from dataclasses import dataclass

from tui.domain.adjudication.aligning import ALIGNED
from tui.domain.adjudication.decisions import STANDING
from tui.domain.layers import FLAG, NOTE, OVERRIDE, REASON, SCHEMA, STATUS, Layer
from tui.domain.wire import Json

TOOL = "copydesk"

LOADED = "loaded/"
"""Attributes that begin so say how a layer was when it was loaded; they are not part of what the annotator says."""

_OWN_KEYS = (STATUS, REASON, FLAG, NOTE, SCHEMA)

WITHIN = (STANDING, ALIGNED)
"""Begin the names of attributes by which a gold layer refers to decisions: no other project has these."""


@dataclass(frozen=True, slots=True)
class RecordArticle:
    """An article as a record holds it; the attributes are those of `tui.formats.articles.ReadArticle`."""

    id: str
    name: str
    title: str
    text: str
    sha256: str
    source_sha256: str = ""
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "none"
    language: str = ""
    published: str = ""
    meta: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a layer comes from.

    Attributes:
        kind: `person`, `model` or `gold`.
        created: When its first edit was made, UTC with milliseconds, or empty.
        updated: The same of its last edit.
        revision: How many edits led to it.
    """

    kind: str
    created: str
    updated: str
    revision: int


@dataclass(frozen=True, slots=True)
class DecodedRecord:
    """What a line says.

    Attributes:
        article: The article.
        layer: The layer, at revision 0.
        provenance: Where it comes from.
        schema_name: `id@version` of the schema that it was made with.
        schema_sha256: Of that schema's source.
    """

    article: RecordArticle
    layer: Layer
    provenance: Provenance
    schema_name: str
    schema_sha256: str


def is_other(name: str) -> bool:
    """Whether an attribute of a layer has no place of its own in a record."""
    return name not in _OWN_KEYS and not name.startswith((OVERRIDE, LOADED, *WITHIN))
