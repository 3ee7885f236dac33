"""The schema: what a project asks of an article.

These are the nouns of the form language after loading; `tui.formats.schema_yaml` reads them from YAML and
`tui.formats.schema_json` keeps them in a project file. Everything is text, code is not label, and an expression is
kept as its source (see `tui.domain.expressions`).
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

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
    REFERENCE = "reference"
    GROUP = "group"


class Severity(StrEnum):
    """How much a problem weighs. Only what would corrupt the data is an error that blocks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Option(NamedTuple):
    """One answer of a closed list, or one node of a tree.

    Attributes:
        code: What is stored and exported; unique in its list, at any depth.
        title: What is shown.
        help: When to choose it.
        options: The children, in order of precedence.
        when: Expression that says when it is offered; empty is always.
        retired: Whether it is kept for what was answered before and no longer offered.
        note: Whether who chooses it has to say more in a note.
        was: Codes that it had in earlier versions.
        triggers: Words of an article that suggest it.
        examples: Examples of when it is right.
        codebook: Where the codebook speaks of it.
    """

    code: str
    title: str
    help: str = ""
    options: tuple["Option", ...] = ()
    when: str = ""
    retired: bool = False
    note: bool = False
    was: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    codebook: str = ""


class Label(NamedTuple):
    """A span label.

    Attributes:
        id: Stored and exported.
        title: Shown.
        key: The letter or digit that labels a selection after the label key.
        help: When to use it.
        was: Ids that it had in earlier versions.
    """

    id: str
    title: str
    key: str
    help: str = ""
    was: tuple[str, ...] = ()


class Field(NamedTuple):
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
        derive: Expression that works the answer out; empty if it is asked.
        readonly: Whether what was worked out cannot be overwritten.
        not_applicable_when: Expression under which it counts as not applicable by itself; empty is never.
        fewest: Fewest items of a repeated field, as written; empty for any number.
        most: Most items of a repeated field, as written; empty for any number.
        table: Id of the table whose rows it offers; empty for none.
        columns: The columns of that table, which its values bring along.
        relations: For link and place: what it can be to what it names.
        codes: What the kinds of nothing are called in the exported table, by kind.
        no_evidence: Whether it takes no evidence at all.
        review_only: Whether only the gold layer has it.
        agreement: How two answers are compared; empty is as fits the type.
        aggregate: How the answers of several reports of one incident become one; empty is not said.
        was: Ids that it had in earlier versions.
        examples: Examples of answers.
        codebook: Where the codebook speaks of it.
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
    derive: str = ""
    readonly: bool = False
    not_applicable_when: str = ""
    fewest: str = ""
    most: str = ""
    table: str = ""
    columns: tuple[str, ...] = ()
    relations: tuple[Option, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    no_evidence: bool = False
    review_only: bool = False
    agreement: str = ""
    aggregate: str = ""
    was: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    codebook: str = ""

    @property
    def only_derived(self) -> bool:
        """Whether it is worked out from other answers and never answered by hand."""
        return bool(self.derive) and self.readonly


class Table(NamedTuple):
    """A dictionary that fields take their answers from: rows of a file beside the schema.

    Attributes:
        id: Its name in the schema.
        file: Name of the file, as the schema says it.
        sha256: Of the file's bytes; under it the project keeps the rows.
        key: The column that tells the rows apart.
        title: The column that is shown.
        search: The columns in which rows are looked for.
        columns: All columns, in order.
        unlisted: Templates for names that the table does not have.
    """

    id: str
    file: str
    sha256: str
    key: str
    title: str
    search: tuple[str, ...]
    columns: tuple[str, ...]
    unlisted: tuple[str, ...] = ()


class Column(NamedTuple):
    """A column of the exported table, or several numbered ones.

    Attributes:
        name: Its heading.
        value: An expression, or a template if it holds a brace.
        number: How many numbered columns it makes, as written; empty for a single one.
        join: What stands between several values.
        codes: What the kinds of nothing are called in it, by kind.
        each: Path of a repeated group: the value is that of each of its entries in turn; empty for a single value.
    """

    name: str
    value: str
    number: str = ""
    join: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    each: str = ""


class Export(NamedTuple):
    """The table that a schema makes of its events.

    Attributes:
        rows: `event`, `article`, or the path of a repeated group of events: what makes a row.
        columns: In order.
        codes: What the kinds of nothing are called, by kind.
    """

    rows: str
    columns: tuple[Column, ...]
    codes: tuple[tuple[str, str], ...] = ()


class Check(NamedTuple):
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


class Reason(NamedTuple):
    """Why an adjudicator decided as they did.

    Attributes:
        id: Stored and exported.
        title: Shown.
        key: The letter or digit that gives it.
        help: When to give it.
        guideline: Whether what is decided for it belongs into the guideline log.
    """

    id: str
    title: str
    key: str
    help: str = ""
    guideline: bool = False


class Schema(NamedTuple):
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
        tables: The dictionaries.
        export: The table that is exported; None if the schema names none.
        include_when: Expression under which an event belongs into the exported table; empty is always.
        same_when: What two events share that are probably one: paths, or paths whose answers count in any order.
        align: Paths by whose answers the events of two annotators are matched, with weights as written.
        sentence: Template that reads an event back; empty for none.
        alternatives: Whether answers may carry alternatives, and be optional.
        review_reasons: Why an adjudicator can decide; see `tui.domain.adjudication.reasons` for those of a schema
            that names none.
        feedback: Whether annotators may see where they differ from what was decided, and why.
        audit: How much of what policies accepted is asked again, in percent, as written; empty for the usual.
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
    tables: tuple[Table, ...] = ()
    export: Export | None = None
    include_when: str = ""
    same_when: tuple[tuple[str, ...], ...] = ()
    align: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    alternatives: bool = False
    review_reasons: tuple[Reason, ...] = ()
    feedback: bool = False
    audit: str = ""

    @property
    def name(self) -> str:
        """Id and version, as stamped on each layer."""
        return f"{self.id}@{self.version}"

    def label(self, label_id: str) -> Label | None:
        """The span label with that id."""
        return next((label for label in self.labels if label.id == label_id), None)

    def table(self, table_id: str) -> Table | None:
        """The table with that id."""
        return next((table for table in self.tables if table.id == table_id), None)

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
