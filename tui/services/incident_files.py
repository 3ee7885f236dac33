"""Incidents by script: pairs and incidents as JSON lines, and what is said about them read from lines.

A line that says something about two events names them, and what the one is to the other:

- `{"pair": "p…", "relation": "same_incident"}`; which event of the pair is the other one, `--list` tells
- `{"article": "one.txt", "event": "e…", "other_article": "two.txt", "other_event": "e…", "relation": "part_of"}`:
  the event is a part of the other one; an article is named by its id, name or number, an event by its id or number
- `"relation": "different"` says that they are not the same, `"later"` puts them off, `"undo"` takes back what
  stands

A line that gives a value names an event of the incident and a field:

- `{"article": …, "event": …, "field": "dead/best", "value": "5"}` with the value as it would be typed into the
  field; `values` with a list for a field with several entries; `"value": null` goes back to what the events say

Each may have a `note`.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from tui.domain.adjudication.contents import Content, Part
from tui.domain.answers_reading import AnswerContext, read_answer, read_nothing
from tui.domain.errors import FormatError
from tui.domain.incidents.linking import Link, Node
from tui.domain.schema import Field
from tui.domain.wire import Json, JsonObject
from tui.formats.incident_lines import IncidentWriter, Member, Told
from tui.services.incidents import Incidents, IncidentView, PairRow, WantedPairs
from tui.services.reading import answer_context
from tui.services.said_lines import carry_out, parsed

UNDO = "undo"
_PAIR = frozenset({"pair", "relation", "note"})
_EVENTS = frozenset({"article", "event", "other_article", "other_event", "relation", "note"})
_VALUE = frozenset({"article", "event", "field", "value", "values", "note"})


def listed(work: Incidents, wanted: WantedPairs) -> Iterator[JsonObject]:
    """The pairs of the list as JSON objects, the most likely first."""
    offset = 0
    while page := work.page(wanted, offset):
        yield from (_listed(row) for row in page)
        offset += len(page)


def _listed(row: PairRow) -> JsonObject:
    return {
        "pair": row.id,
        "state": row.state,
        "score": row.score,
        "grounds": list(row.grounds),
        "article": row.one.article,
        "event": row.one.event,
        "article_name": row.names[0],
        "title": row.titles[0],
        "shown": row.shown[0],
        "other_article": row.other.article,
        "other_event": row.other.event,
        "other_article_name": row.names[1],
        "other_title": row.titles[1],
        "other_shown": row.shown[1],
    }


def exported(work: Incidents, *, linked: bool = False) -> Iterator[JsonObject]:
    """The incidents as JSON objects, see `tui.formats.incident_lines`.

    Args:
        work: The incidents.
        linked: Whether to leave out those of single events.
    """
    writer = IncidentWriter(work.schema, work.annotator)
    for view in work.linked() if linked else work.all():
        yield writer.encode(_told(work, view))


def _told(work: Incidents, view: IncidentView) -> Told:
    members = [
        Member(each.node, each.name, each.title, each.published, each.number, each.shown) for each in view.reports
    ]
    links = [(link, _other_end(work, view, link)) for link in view.links]
    return Told(view.incident, members, view.values, links)


def _other_end(work: Incidents, view: IncidentView, link: Link) -> str:
    outside = [node for node in (link.one, link.other) if node not in view.incident.members]
    return work.incident(outside[0]).id if outside else view.incident.id


def apply_lines(work: Incidents, file: BinaryIO, name: str) -> int:
    """Carries out what the lines of a file say, one after the other.

    Args:
        work: The incidents.
        file: JSON lines, open for reading bytes.
        name: What the file is called in errors.

    Returns:
        How many were carried out.

    Raises:
        FormatError: A line cannot be read: then none is carried out; or it does not fit: then those before it are.
    """
    return carry_out(file, name, read_line, partial(_apply, work), "lines before it were carried out")


def read_line(line: bytes, where: str) -> JsonObject:
    """What a line says, see above; whether it fits is another question.

    Args:
        line: JSON in UTF-8.
        where: The line, for errors.

    Raises:
        FormatError: It is not JSON, or no such line.
    """
    found = parsed(line, where)
    if isinstance(found, dict):
        keys = frozenset(found)
        relates = keys in {_PAIR, _PAIR - {"note"}, _EVENTS, _EVENTS - {"note"}}
        values = {"article", "event", "field"} <= keys <= _VALUE and len(keys & {"value", "values"}) == 1
        if relates or values:
            return found
    raise FormatError(
        f"{where}: a line holds pair and relation; or article, event, other_article, other_event and relation; or"
        " article, event, field and value."
    )


def _apply(work: Incidents, line: Mapping[str, Json]) -> None:
    note = str(line.get("note", ""))
    if "field" in line:
        path = str(line["field"])
        node = _node(work, line["article"], line["event"])
        work.set_value(node, path, content_of(work, node, path, line), note)
        return
    one, other = _pair(work, line)
    relation = str(line["relation"])
    if relation != UNDO:
        work.judge(one, other, relation, note)
        return
    word = work.open_events(one, other).word
    if word is None:
        raise FormatError("Nothing was said about these two events: there is nothing to undo.")
    work.take_back(word)


def _pair(work: Incidents, line: Mapping[str, Json]) -> tuple[Node, Node]:
    if "pair" in line:
        opened = work.open(str(line["pair"]))
        return opened.left.node, opened.right.node
    return _node(work, line["article"], line["event"]), _node(work, line["other_article"], line["other_event"])


def _node(work: Incidents, article: Json, event: Json) -> Node:
    """An event by the id, name or number of its article, and its own id or number."""
    found = work.project.find_article(str(article))
    if found is None:
        raise FormatError(f"There is no article {str(article)[:60]}.")
    return Node(found, work.event_of(found, str(event)))


def content_of(work: Incidents, node: Node, path: str, line: Mapping[str, Json]) -> Content | None:
    """What a line gives as a value: `value` or `values`, as they would be typed into the field.

    Args:
        work: The incidents.
        node: An event of the incident, in whose article relative dates are read.
        path: Of the field.
        line: The line.

    Returns:
        None for no value of one's own.

    Raises:
        DeskError: It is no answer to the question.
    """
    field = work.field(path)
    values = line.get("values")
    if line.get("value") is None and not isinstance(values, list):
        return None
    article, layer = work.article_and_layer(node.article)
    context = answer_context(work.schema, layer, article)
    if isinstance(values, list):
        if not field.many or field.fields:
            raise FormatError(f"{field.title} takes one value, not a list.")
        return Content(entries=tuple(Content(_part(field, str(each), context)) for each in values))
    if field.many:
        raise FormatError(f"{field.title} takes a list: say values.")
    return Content(_part(field, str(line["value"]), context))


def _part(field: Field, typed: str, context: AnswerContext) -> Part:
    nothing = read_nothing(typed)
    return Part(nothing=nothing) if nothing is not None else Part(read_answer(field, typed, context))
