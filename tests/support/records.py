"""A schema, an article and layers with something of everything, for tests of the record."""

from tui.domain.layers import ARTICLE, FLAG, NOTE, SCHEMA, STATUS, Layer, Status
from tui.domain.schema import Field, FieldType, Label, Option, Schema
from tui.domain.spans import Origin, Span
from tui.domain.values import FieldValue, Nothing, Value, make_value
from tui.formats.articles import article_id, newline_of, text_sha256
from tui.formats.record import Provenance, RecordArticle

TEXT = (
    "Blast 🚨 in Kesra\r\n\r\nTwo traders were killed on Tuesday\u2028by a bomb;\x1b[31m\u202e three\x00 hurt, "
    "said José Ańez (قائد).\r\n\r\nThe 👨‍👩‍👧 family fled\u0085 the market."
)

SCHEMA_OF_TESTS = Schema(
    id="blast",
    version="2026-01-05",
    title="Blasts",
    sha256="a" * 64,
    labels=(Label("place", "Place", "p"), Label("victim", "Victim", "v")),
    article_fields=(
        Field("published", FieldType.DATE, "Published"),
        Field("genre", FieldType.CHOICE, "Genre", options=(Option("010", "News"), Option("NO", "Norway"))),
    ),
    event_fields=(
        Field(
            "type",
            FieldType.TREE,
            "Type",
            options=(Option("B", "Battles", options=(Option("B1", "Armed clash"),)),),
        ),
        Field("date", FieldType.DATE, "Date"),
        Field("deaths", FieldType.QUANTITY, "Deaths"),
        Field("tags", FieldType.CHOICES, "Tags", options=(Option("x", "Ex"), Option("y", "Why"))),
        Field(
            "victims",
            FieldType.GROUP,
            "Victims",
            many=True,
            fields=(
                Field("name", FieldType.TEXT, "Name"),
                Field("aliases", FieldType.TEXT, "Alias", many=True),
            ),
        ),
        Field("source", FieldType.GROUP, "Source", fields=(Field("who", FieldType.ACTOR, "Who"),)),
    ),
    type_field="type",
    confidence=(Option("high", "High"), Option("low", "Low")),
)

NAME = "kesra.txt"

ARTICLE_OF_TESTS = RecordArticle(
    id=article_id(NAME, TEXT),
    name=NAME,
    title="Blast 🚨 in Kesra",
    text=TEXT,
    sha256=text_sha256(TEXT),
    source_sha256="b" * 64,
    encoding="utf-8",
    bom=True,
    newline=newline_of(TEXT),
    language="en",
    published="2026-03-10",
    meta={"source": "Wire", "note": "made up"},
)

PROVENANCE = Provenance("person", "2026-03-12T09:00:00.000Z", "2026-03-12T09:41:07.123Z", 17)


def span(span_id: str, quote: str, label: str = "evidence", origin: Origin = Origin.FIELD) -> Span:
    """A span over the first place where the text says `quote`."""
    start = TEXT.index(quote)
    return Span(span_id, label, ((start, start + len(quote)),), origin)


def full_layer(annotator: str = "ana") -> Layer:
    """A layer that holds something of everything."""
    family, market = TEXT.index("family"), TEXT.index("market")
    spans = [
        span("s3", "Two traders", "victim", Origin.LABEL),
        span("s1", "Kesra", "place"),
        span("s2", "killed on Tuesday\u2028by"),
        Span("s4", "evidence", ((family, family + 6), (market, market + 6)), Origin.IMPORT),
    ]
    values = {
        (ARTICLE, "published"): FieldValue(Value("date", "2026-03-10", (("precision", "day"),)), note="assumed"),
        (ARTICLE, "genre"): FieldValue(Value("choice", "010")),
        ("e1", "type"): FieldValue(Value("tree", "B1"), evidence=("s2",)),
        ("e1", "date"): FieldValue(Value("date", "2026-03-10"), evidence=("s2", "s1"), confidence="high"),
        ("e1", "deaths"): FieldValue(make_value("quantity", "2", {"words": "Two"}), evidence=("s3",)),
        ("e1", "tags"): FieldValue(Value("choices", "x\ny")),
        ("e1", "victims"): FieldValue(Value("items", "i1\ni2")),
        ("e1", "victims/i1/name"): FieldValue(Value("text", "a\ntrader"), evidence=("s4",)),
        ("e1", "victims/i1/aliases"): FieldValue(Value("items", "i3")),
        ("e1", "victims/i1/aliases/i3"): FieldValue(Value("text", "")),
        ("e1", "victims/i2/name"): FieldValue(None, Nothing.UNKNOWN),
        ("e1", "source/who"): FieldValue(None, None, (), "", "who said so?"),
        ("e0", "type"): FieldValue(None, Nothing.NOT_STATED, ("s1",)),
    }
    return Layer(
        article=ARTICLE_OF_TESTS.id,
        annotator=annotator,
        spans={each.id: each for each in spans},
        events=("e1", "e0"),
        values=values,
        attributes={
            STATUS: Status.DONE.value,
            FLAG: "tolls differ",
            NOTE: "12",
            SCHEMA: SCHEMA_OF_TESTS.name,
            "override/e1/deaths-known": "as the text says",
            "override//genre-given": "obvious",
        },
        revision=17,
    )


def bare_layer(annotator: str = "ben") -> Layer:
    """A layer that says that there is no event."""
    attributes = {STATUS: Status.NO_EVENT.value, "reason": "opinion", SCHEMA: SCHEMA_OF_TESTS.name}
    return Layer(ARTICLE_OF_TESTS.id, annotator, attributes=attributes, revision=1)
