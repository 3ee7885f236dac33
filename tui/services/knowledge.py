"""What is known before an article is read: names from the schema's tables and from answers in earlier articles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.candidates import candidates, takes_known_names
from tui.domain.known_names import NAMED, KnownNames, is_alike, names_given, names_of
from tui.domain.passages import brought_back, set_aside
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.spans import Range, join_ranges
from tui.domain.values import make_value
from tui.services.annotating import Session
from tui.services.reading import load_dates
from tui.services.repeats import Repeats

if TYPE_CHECKING:
    from tui.domain.layers import Layer

_APART = (FieldType.PLACE, FieldType.ACTOR)
"""Types of fields of which none takes the names of the other."""


class Known(NamedTuple):
    """What is known for a field.

    Attributes:
        names: Names that it takes.
        foreign: Names of something else: of the tables of other kinds of fields.
        skipped: Stretches of the text from which nothing is offered, such as captions: sorted, apart.
    """

    names: tuple[KnownNames, ...] = ()
    foreign: tuple[KnownNames, ...] = ()
    skipped: tuple[Range, ...] = ()


class Knowledge:
    """The names that are known for the fields of the open article.

    Args:
        session: The work.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._repeats = Repeats(session)
        self._passed: tuple[Layer, tuple[Range, ...], tuple[Range, ...]] | None = None
        self._tables: dict[str, KnownNames] = {}
        self._schema: Schema | None = None
        self._cold: list[Field] = []
        self._warm: set[str] = set()
        self._article = ""
        self._read: set[str] = set()
        self._earlier: dict[int, KnownNames] = {}
        self._given: dict[int, tuple[tuple[str, ...], KnownNames]] = {}

    def prepare(self) -> bool:
        """Reads what finds the names of a table, looks for repeats, makes patterns, or loads what dates take.

        Returns:
            Whether there is more to do.

        Raises:
            StoreError: A table cannot be read.
        """
        self._settle()
        for table in self._session.schema.tables:
            if table.id not in self._tables:
                self._of_table(table.id)
                return True
        if self._repeats.step():
            return True
        if self._cold:
            # The patterns for a field are made when they are first needed: with no text, only that is done.
            candidates(self._cold.pop(), "", 0, 0, language=self._session.article.language)
            return True
        language = self._session.article.language
        if language in self._read:
            return False
        self._read.add(language)
        return load_dates(language)

    def known(self, field: Field) -> Known:
        """What is known for a field now; the same names again are the same objects.

        Raises:
            StoreError: It cannot be read.
        """
        self._settle()
        return Known(*self._names(field), self.passed_over())

    def passed_over(self) -> tuple[Range, ...]:
        """Where nothing is to be looked for: what is set aside, and repeats unless they were brought back.

        Returns:
            Half-open ranges of code points: sorted, apart, the same object while nothing changed.

        Raises:
            StoreError: The articles before cannot be read.
        """
        layer, repeats, held = self._session.layer, self._repeats.found(), self._passed
        if held is None or held[0] is not layer or held[1] != repeats:
            kept = brought_back(layer)
            passed = join_ranges((*set_aside(layer), *(each for each in repeats if each not in kept)))
            held = self._passed = (layer, repeats, passed)
        return held[2]

    def repeats(self) -> tuple[Range, ...]:
        """The paragraphs that stand in the article, or in others, already.

        Raises:
            StoreError: The articles before cannot be read.
        """
        return self._repeats.found()

    def _names(self, field: Field) -> tuple[tuple[KnownNames, ...], tuple[KnownNames, ...]]:
        """The names that a field takes, and those that are names of something else."""
        if not takes_known_names(field):
            return (), ()
        found = [self._given_names(field)]
        if field.table:
            found.append(self._of_table(field.table))
        earlier = self._earlier.get(id(field))
        if earlier is None:
            earlier = self._earlier[id(field)] = KnownNames(self._answered(field))
        others = tuple(map(self._of_table, _tables_of_others(self._session.schema, field)))
        return tuple(each for each in (*found, earlier) if len(each)), others

    def _of_table(self, table: str) -> KnownNames:
        """The names of a table."""
        if table not in self._tables:
            self._tables[table] = KnownNames(self._session.table(table).phrases)
        return self._tables[table]

    def _given_names(self, field: Field) -> KnownNames:
        """Those that the layer says already."""
        session = self._session
        given = names_given(session.schema, session.layer, session.text.text, field)
        before = self._given.get(id(field))
        if before is None or before[0] != given:
            before = self._given[id(field)] = (given, KnownNames(given))
        return before[1]

    def _settle(self) -> None:
        """Forgets what belongs to another schema or article."""
        schema, article = self._session.schema, self._session.article.id
        if self._schema is not schema:
            self._schema = schema
            self._tables.clear()
            self._warm.clear()
            self._article = ""
        if self._article != article:
            self._article = article
            self._earlier.clear()
            self._given.clear()
        language = self._session.article.language
        if language not in self._warm:
            self._warm.add(language)
            self._cold = kinds_of_fields(schema)

    def _answered(self, field: Field) -> list[str]:
        """Names that answered such questions in the articles before; single small words are left out."""
        session = self._session
        found: list[str] = []
        types = {field.type, *NAMED} if field.label else {field.type}
        for each in session.project.earlier_answers(session.article.id, session.annotator, *sorted(types)):
            asked = session.schema.field(each.event, each.path)
            if asked is not None and asked.type == each.type and is_alike(asked, field):
                value = make_value(each.type, each.literal, {"written": each.written})
                found += [name for name in names_of(value) if " " in name or name != name.lower()]
        return found


def kinds_of_fields(schema: Schema) -> list[Field]:
    """One field of an event for each type, and for each list of answers, that people answer from the text."""
    asked = (each for each in _all_fields(schema.event_fields) if not each.only_derived)
    kinds = {(each.type, each.options): each for each in asked if each.type is not FieldType.CHOICES}
    return list(kinds.values())


def _tables_of_others(schema: Schema, field: Field) -> list[str]:
    """The tables that fields of another kind take their names from: those of places for an actor, and so on."""
    if field.type not in _APART:
        return []
    fields = [each for form in (schema.article_fields, schema.event_fields) for each in _all_fields(form)]
    ours = {each.table for each in fields if each.type is field.type}
    return sorted({each.table for each in fields if each.type in _APART and each.table} - ours)


def _all_fields(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all_fields(field.fields)
