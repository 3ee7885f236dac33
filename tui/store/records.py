"""What the store takes and gives beyond the nouns of the domain.

Named tuples, not dataclasses: they are made straight from rows, and cost little at start-up.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.domain.layers import Layer, Status

if TYPE_CHECKING:
    from tui.domain.wire import Json

LayerKey: TypeAlias = tuple[str, str]
"""Id of an article and name of an annotator."""

FLAGGED = "flagged"
"""Beside the statuses, the state by which the list of articles can be filtered."""


class AnnotatorKind(StrEnum):
    """Who makes a layer."""

    PERSON = "person"
    MODEL = "model"
    GOLD = "gold"


class Annotator(NamedTuple):
    """One who makes layers."""

    name: str
    kind: AnnotatorKind


class StoredSchema(NamedTuple):
    """A version of the schema as a project keeps it.

    Attributes:
        name: `id@version`.
        sha256: Of `source`.
        source: The YAML file's bytes.
        compiled: The same as JSON text, which opens faster.
        type_field: Id of the event field whose value is the event's type; empty for none.
    """

    name: str
    sha256: str
    source: bytes
    compiled: str
    type_field: str = ""


class NewArticle(NamedTuple):
    """An article to be added.

    Attributes:
        id: Stable for life.
        name: What it is called among the project's articles, such as its file name; unique.
        title: Shown.
        text: Exactly as decoded.
        sha256: Of the text in UTF-8.
        source_sha256: Of the bytes that it was decoded from.
        encoding: Of those bytes.
        bom: Whether they began with a byte order mark (which is not part of the text).
        newline: Style of line ends, as found.
        language: Code of the language, or empty.
        published: Publication date, or empty.
        meta: Whatever else came with it.
    """

    id: str
    name: str
    title: str
    text: str
    sha256: str
    source_sha256: str = ""
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = ""
    language: str = ""
    published: str = ""
    meta: Mapping[str, "Json"] = {}


class Article(NamedTuple):
    """An article of the project; see `NewArticle`.

    Attributes:
        position: Its place in the project's order, from 1, without gaps.
    """

    id: str
    name: str
    title: str
    text: str
    sha256: str
    source_sha256: str
    encoding: str
    bom: bool
    newline: str
    language: str
    published: str
    meta: Mapping[str, "Json"]
    position: int


class Added(NamedTuple):
    """How many articles were added, and how many were there already."""

    added: int
    skipped: int


class ArticleRow(NamedTuple):
    """One line of the list of articles, as one annotator sees it.

    Attributes:
        id: Id of the article.
        position: Its place in the project's order, from 1.
        name: What it is called among the project's articles.
        title: Shown.
        chars: Length in code points.
        status: Of the annotator's layer.
        events: How many events the layer has.
        flag: Why the layer was flagged, or empty.
        updated: When the layer changed last, or empty.
    """

    id: str
    position: int
    name: str
    title: str
    chars: int
    status: Status
    events: int
    flag: str
    updated: str


class LayerRecord(NamedTuple):
    """A layer with its article and the times of its first and last entry."""

    article: Article
    layer: Layer
    created: str
    updated: str


class Finding(NamedTuple):
    """Something that `verify` found; article and annotator are empty where it concerns neither."""

    article: str
    annotator: str
    message: str
