"""The schema: what a project asks of an article.

These are the nouns of the form language after loading; `tui.formats.schema_yaml` reads them from YAML and
`tui.formats.schema_json` keeps them in a project file. Everything is text, code is not label, and an expression is
kept as its source (see `tui.domain.expressions`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.domain.values import Nothing


class FieldType(StrEnum):
    """The types of fields."""

    TEXT = "text"
    LONGTEXT = "longtext"
    MENTION = "mention"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    CHOICES = "choices"
    TREE = "tree"
    SCALE = "scale"
    INTEGER = "integer"
    DECIMAL = "decimal"
    QUANTITY = "quantity"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    COUNTRY = "country"
    TAGS = "tags"
    LINK = "link"
    GROUP = "group"


class Severity(StrEnum):
    """How much a problem weighs. Only what would corrupt the data is an error that blocks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a closed list, or one node of a tree.

    Attributes:
        code: What is stored and exported; unique in its list, at any depth.
        title: What is shown.
        help: When to choose it.
        options: The children, in order of precedence.
    """

    code: str
    title: str
    help: str = ""
    options: tuple["Option", ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A span label.

    Attributes:
        id: Stored and exported.
        title: Shown.
        key: The letter or digit that labels a selection after the label key.
        help: When to use it.
    """

    id: str
    title: str
    key: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    Attributes:
        id: Stored and exported; unique among its siblings.
        type: What kind of answer it takes.
        title: Shown.
        help: When and how to fill it.
        required: Expression that says when it must be answered; `true` is always, empty is never.
        when: Expression that says when it is asked at all; empty is always.
        evidence: Expression that says when evidence must be given; empty is never (but it may).
        label: Span label of the evidence that it takes; empty for none.
        many: Whether it is repeated.
        options: For choice, choices, tree, scale and boolean: the answers.
        leaf_only: For tree: whether only leaves can be chosen.
        precision: For date and place: the scale of precision, finest first.
        levels: For place: the further names that it holds, such as the administrative units.
        fields: For group: its fields.
        nothing: Which kinds of nothing it accepts.
        minimum: Smallest number accepted, as written; empty for none.
        maximum: Largest number accepted, as written; empty for none.
        words: For integer and quantity: words with the number they stand for.
        default: Literal that a new event starts with; `last` repeats the last answer.
    """

    id: str
    type: FieldType
    title: str
    help: str = ""
    required: str = ""
    when: str = ""
    evidence: str = ""
    label: str = ""
    many: bool = False
    options: tuple[Option, ...] = ()
    leaf_only: bool = True
    precision: tuple[Option, ...] = ()
    levels: tuple[Option, ...] = ()
    fields: tuple["Field", ...] = ()
    nothing: tuple[Nothing, ...] = (Nothing.NOT_STATED, Nothing.NOT_APPLICABLE, Nothing.UNKNOWN)
    minimum: str = ""
    maximum: str = ""
    words: tuple[tuple[str, str], ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule over several fields.

    Attributes:
        id: Stable, so that an override stays with its check.
        rule: Expression that holds when all is well; unknown counts as well.
        message: What is wrong and what to do.
        severity: How much it weighs.
        fields: Ids of the fields that it is shown at; the first one is where `go to` leads.
    """

    id: str
    rule: str
    message: str
    severity: Severity = Severity.WARNING
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """A version of a schema.

    Attributes:
        id: Name of the schema, the same over its versions.
        version: Version of the schema, as written.
        title: Shown.
        help: What it is for.
        sha256: Of the YAML source's bytes.
        labels: Span labels.
        article_fields: Questions asked once for each article.
        event_fields: Questions asked for each event.
        type_field: Id of the event field whose value is the event's type.
        summary: Ids of the event fields that name an event in lists, such as date, place and type.
        checks: Rules over the fields of an event.
        article_checks: Rules over the fields of the article.
        confidence: Scale of confidence that any field value may carry, highest first.
        no_event_reasons: Why an article may have no event.
    """

    id: str
    version: str
    title: str
    help: str = ""
    sha256: str = ""
    labels: tuple[Label, ...] = ()
    article_fields: tuple[Field, ...] = ()
    event_fields: tuple[Field, ...] = ()
    type_field: str = ""
    summary: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    article_checks: tuple[Check, ...] = ()
    confidence: tuple[Option, ...] = ()
    no_event_reasons: tuple[Option, ...] = ()

    @property
    def name(self) -> str:
        """Id and version, as stamped on each layer."""
        return f"{self.id}@{self.version}"

    def label(self, label_id: str) -> Label | None:
        """The span label with that id."""
        return next((label for label in self.labels if label.id == label_id), None)

    def fields(self, owner: str) -> tuple[Field, ...]:
        """The fields of an event, or of the article if `owner` is empty."""
        return self.event_fields if owner else self.article_fields

    def field(self, owner: str, path: str) -> Field | None:
        """The field that a path leads to; item ids in the path are skipped.

        Args:
            owner: An event id, or empty for the article.
            path: See `tui.domain.layers.ValueKey`.
        """
        fields = self.fields(owner)
        found: Field | None = None
        parts = iter(path.split("/"))
        for part in parts:
            found = next((each for each in fields if each.id == part), None)
            if found is None:
                return None
            if found.many:
                next(parts, None)
            fields = found.fields
        return found


def walk_options(options: tuple[Option, ...], above: tuple[Option, ...] = ()) -> Iterator[tuple[Option, ...]]:
    """Every node of a tree with the nodes above it: each is the way from the root to the node, in order."""
    for option in options:
        way = (*above, option)
        yield way
        yield from walk_options(option.options, way)


def find_option(options: tuple[Option, ...], code: str) -> tuple[Option, ...]:
    """The way from the root to the option with that code; empty if there is none."""
    return next((way for way in walk_options(options) if way[-1].code == code), ())
