"""An event as its sides have it: a row for each field, a column for each record, and one for gold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.schema import Field
from tui.domain.schema_paths import field_at
from tui.ui.lines import Run, clean
from tui.ui.review.painting.saying import BLANK_SHOWN, Saying, is_empty, is_told
from tui.ui.review.painting.sides import LETTERS, columns_of, event_topic, letters_of

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

DIFFERS, NEAR, EVIDENCE, SAME = "≠", "≈", "e", " "
"""Signs of rows: what is said differs, only in spelling, only in evidence, not at all."""

NONE = "–"
OPEN = "?"
_SETTLED = {State.DECIDED, State.ACCEPTED, State.AGREED}


class Source(NamedTuple):
    """A column of the grid.

    Attributes:
        head: What stands over it.
        name: How it is called in short: the letter of a record.
        version: Of the disagreement, from 1; 0 for what cannot be chosen.
        topic: The event that it is of.
        members: The annotators' events in it. Not for the screen.
        annotators: How many annotators are in it.
    """

    head: str
    name: str
    version: int
    topic: Topic
    members: tuple[Member, ...]
    annotators: int


class GridRow(NamedTuple):
    """A row of the grid.

    Attributes:
        title: Of the field.
        cells: What each column says.
        gold: What the gold layer says.
        sign: Whether the columns differ.
        here: Whether it is what is asked.
        settled: Whether it is decided already, or needs no decision.
        depth: How deep it lies in entries.
    """

    title: str
    cells: tuple[Run, ...]
    gold: Run
    sign: str
    here: bool
    settled: bool
    depth: int = 0


class Grid(NamedTuple):
    """The whole.

    Attributes:
        sources: Its columns.
        rows: Its rows, in the order of the form.
        has_gold: Whether the event stands in the gold layer.
    """

    sources: tuple[Source, ...]
    rows: tuple[GridRow, ...]
    has_gold: bool


def grid_of(opened: "Opened", case: Case, *, by_version: bool = False) -> Grid | None:
    """The event in which a disagreement lies, or the article's answers; None where there is none.

    Args:
        opened: The article under review.
        case: The disagreement.
        by_version: Whether records that say the same of what is asked share a column.
    """
    topic = event_topic(opened, case)
    if topic is None:
        return None
    sources = columns_with_others(opened, case)
    if by_version:
        sources = _by_version(sources)
    if not sources:
        return None
    rows = tuple(_Rows(opened, case, sources).rows(topic))
    in_gold = opened.review.place(topic) is not None and is_told(opened.review, topic)
    has_gold = topic is opened.review.article or in_gold
    return Grid(sources, rows, has_gold)


def columns_with_others(opened: "Opened", case: Case) -> tuple[Source, ...]:
    """The columns of a disagreement's event, and for a divided one the events in which others have it."""
    topic = event_topic(opened, case)
    if topic is None:
        return ()
    found = [
        Source(
            _head(case, column.letter, column.version),
            column.letter,
            column.version,
            topic,
            column.members,
            column.annotators,
        )
        for column in columns_of(opened, case)
    ]
    if case.kind is Kind.EVENT_DIVIDED:
        found += _covering(opened, case, len(found))
    return tuple(found)


def _head(case: Case, letter: str, version: int) -> str:
    whole = case.topic.family in {Family.EVENT, Family.ARTICLE} or case.kind is Kind.PROBLEM
    return letter if whole else f"{letter} = {version}"


def _covering(opened: "Opened", case: Case, taken: int) -> Iterator[Source]:
    """The events of others that cover the one in question too."""
    numbers, letters = opened.review.positions(), letters_of(opened)
    for other in opened.review.events:
        members = tuple(sorted(set(other.members) & set(case.topic.covered), key=lambda each: letters[each[0]]))
        if members:
            name = LETTERS[taken % len(LETTERS)].lower()
            taken += 1
            yield Source(
                f"{name}: event {numbers[other.id] + 1}", name, 0, other, members, len({who for who, _ in members})
            )


def _by_version(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Columns of the same version as one."""
    found: dict[tuple[int, str], Source] = {}
    for source in sources:
        key = (source.version, "" if source.version else source.head)
        held = found.get(key)
        if held is None:
            found[key] = source
            continue
        letters = f"{held.name}{source.name}"
        head = f"{letters} = {source.version}" if "=" in source.head else letters
        members = (*held.members, *source.members)
        found[key] = held._replace(
            head=head, name=letters, members=members, annotators=held.annotators + source.annotators
        )
    return tuple(found.values())


class _Rows:
    """Makes the rows.

    Args:
        opened: The article under review.
        case: The disagreement.
        sources: The columns.
    """

    def __init__(self, opened: "Opened", case: Case, sources: Sequence[Source]) -> None:
        self._opened = opened
        self._case = case
        self._sources = sources
        self._saying = Saying(opened)
        self._cases: Mapping[str, Case] = {each.id: each for each in opened.cases}
        self._has_others = any(not source.version for source in sources)

    def rows(self, topic: Topic, depth: int = 0) -> Iterator[GridRow]:
        """The rows of what lies in a topic."""
        numbers: dict[str, int] = {}
        for child in topic.children:
            if child.field is None:
                continue
            numbers[child.path] = numbers.get(child.path, 0) + 1
            title = self._title(topic, child)
            if child.family is Family.ITEM:
                yield self._row(child, f"{title} {numbers[child.path]}", depth)
                if any(each.id == self._case.topic.id for each in child.walk()):
                    yield from self.rows(child, depth + 1)
            else:
                yield self._row(child, title, depth)

    def _title(self, above: Topic, child: Topic) -> str:
        """The titles from what holds it down to the field."""
        schema = self._opened.panel.schema
        fields = above.field.fields if above.family is Family.ITEM and above.field else None
        if fields is None:
            fields = schema.article_fields if above.family is Family.ARTICLE else schema.event_fields
        path = child.path[len(above.path) + 1 :] if above.path else child.path
        titles = []
        parts = path.split("/")
        for number in range(1, len(parts) + 1):
            field = field_at(fields, "/".join(parts[:number]))
            titles.append(field.title if field is not None else parts[number - 1])
        return clean(" › ".join(titles))

    def _row(self, topic: Topic, title: str, depth: int) -> GridRow:
        judged = self._opened.review.judged.get(topic.id)
        settled = judged is not None and judged.state in _SETTLED
        here = topic.id == self._case.topic.id or (
            self._case.kind is Kind.PROBLEM and topic.path == self._case.path
        )
        style = "dim" if settled and not here else "value"
        cells = tuple(self._cell(source, topic, style) for source in self._sources)
        sign = self._sign(topic, cells)
        if judged is not None and judged.state is State.DECIDED and not here:
            # Names were told with this decision: who said what in it would tell whose the columns are.
            cells = (("", style),) * len(cells)
        return GridRow(title, cells, self._gold(topic, settled=settled), sign, here, settled, depth)

    def _cell(self, source: Source, topic: Topic, style: str) -> Run:
        field = topic.field
        if field is None:
            return "", style
        said = dict.fromkeys(self._shown(topic, field, content) for content in _contents(source, topic))
        text = clean(" / ".join(said))
        return (text, style) if text not in {"", NONE} else (text, "dim")

    def _shown(self, topic: Topic, field: Field, content: Content | None) -> str:
        if content is None or is_empty(content):
            return NONE
        if topic.family is Family.ITEM and not content.entries:
            return self._saying.inside(field.fields, content) or BLANK_SHOWN
        return self._saying.cell(field, content) or NONE

    def _gold(self, topic: Topic, *, settled: bool) -> Run:
        review, field = self._opened.review, topic.field
        if not is_told(review, topic):
            return OPEN, "dim"
        if topic.family is Family.ITEM:
            there = review.place(topic) is not None
            return ("✓" if there else NONE if settled else OPEN), "value" if there else "dim"
        content = review.gold_content(topic)
        if content is None or field is None:
            return (NONE if settled else OPEN), "dim"
        return clean(self._saying.cell(field, content) or NONE), "value"

    def _sign(self, topic: Topic, cells: Sequence[Run]) -> str:
        if self._has_others and len({text for text, _ in cells}) > 1:
            return DIFFERS
        if topic.agreed:
            return SAME
        held = self._cases.get(topic.id)
        if held is not None and held.kind is Kind.EVIDENCE:
            return EVIDENCE
        if held is not None and held.near:
            return NEAR
        same = len({text for text, _ in cells}) == 1 and topic.family is Family.FIELD
        return EVIDENCE if same else DIFFERS


def _contents(source: Source, topic: Topic) -> Iterator[Content | None]:
    """What the events of a column say of what a row is about."""
    if source.topic.id != topic.id and not _is_within(source.topic, topic):
        yield from _elsewhere(source, topic)
        return
    for who, event in source.members:
        side = next((each for each in topic.contents if each[0] == who and _is_in(each[1], event)), None)
        yield topic.contents[side] if side is not None else None


def _is_in(thing: str, event: str) -> bool:
    return thing == event or thing.startswith(f"{event}/")


def _is_within(topic: Topic, wanted: Topic) -> bool:
    return any(each is wanted for each in topic.walk())


def _elsewhere(source: Source, topic: Topic) -> Iterator[Content | None]:
    """What another event says in a field."""
    for member in source.members:
        whole = source.topic.contents.get(member)
        inside = dict(whole.inside) if whole is not None else {}
        yield inside.get(topic.path)
