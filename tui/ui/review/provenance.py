"""Where everything in the gold layer of an article comes from, as lines to read. Pure."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import Content, is_blank, read
from tui.domain.adjudication.decisions import Decision
from tui.domain.adjudication.leftovers import bare_path
from tui.domain.adjudication.provenance import Provenance
from tui.domain.adjudication.reasons import reason_title
from tui.domain.adjudication.topics import Family
from tui.domain.schema_paths import path_title
from tui.domain.summaries import event_summary
from tui.ui.lines import Line, clean, fit
from tui.ui.review.painting.saying import Saying
from tui.ui.review.telling import Part, may_name

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

MINUTE = len("YYYY-MM-DDThh:mm")


def provenance_lines(opened: "Opened", found: Sequence[Provenance], names: bool, width: int) -> list[Line]:  # noqa: FBT001 - bound by `partial`
    """What gold says, and under it who said so, who did not, who decided it, when and why.

    Args:
        opened: The article under review.
        found: Where its gold comes from.
        names: Whether annotators are named, where that tells nothing of what still waits.
        width: In cells.
    """
    if not found:
        return [fit(((" Nothing is in the gold layer of this article yet.", "value"),), width)]
    lines: list[Line] = []
    owners = dict.fromkeys(each.place[0] if each.family is not Family.SPAN else "" for each in found)
    for owner in sorted(owners, key=lambda each: _number(opened, each)):
        lines += [fit((), width), fit(((f" {_heading(opened, owner)}", "rule-title"),), width)]
        mine = [each for each in found if each.place[0] == owner or (not owner and each.family is Family.SPAN)]
        for each in mine:
            part = Part.SPANS if each.family is Family.SPAN else Part.EVENTS if owner else Part.ARTICLE
            named = names and may_name(opened, part)
            lines.append(fit(((f"  {_said(opened, each)}", "value"),), width))
            lines.append(fit(((f"    {_source(opened, each, names=named)}", "dim"),), width))
    return lines


def _number(opened: "Opened", owner: str) -> int:
    events = opened.panel.gold.events
    return events.index(owner) if owner in events else -1


def _heading(opened: "Opened", owner: str) -> str:
    if not owner:
        return "Article"
    told = " · ".join(text for text in event_summary(opened.panel.schema, opened.panel.gold, owner) if text)
    return clean(f"Event {_number(opened, owner) + 1} · {told}")


def _said(opened: "Opened", each: Provenance) -> str:
    """What gold says there."""
    panel, saying = opened.panel, Saying(opened)
    match each.family:
        case Family.EVENT:
            return "that there is this event"
        case Family.SPAN:
            span = panel.gold.spans[each.place[0]]
            label = panel.schema.label(span.label)
            quoted = " … ".join(panel.text[start:end] for start, end in span.ranges)
            return clean(f"{label.title if label is not None else span.label} “{quoted}”")
    title = path_title(panel.schema.fields(each.place[0]), bare_path(panel.schema, *each.place))
    field = panel.schema.field(*each.place)
    if field is None or each.family is Family.ITEM:
        return clean(title)
    content: Content = read(panel.gold, *each.place, field, opened.review.names)
    answer = saying.answer(field, content, short=True)
    return clean(f"{title}: {answer or ('left empty' if is_blank(content) else 'evidence only')}")


def _source(opened: "Opened", each: Provenance, *, names: bool) -> str:
    if each.decision is None:
        return "written by hand"
    told = [_decided(each.decision)]
    if names:
        told += [_people("as", each.sources), _people("not", each.against)]
    else:
        told += [_count("as", each.sources), _count("not", each.against)]
    if each.by_hand:
        told.append("changed by hand since")
    if each.decision.reason:
        told.append(reason_title(opened.panel.schema, each.decision.reason))
    if each.decision.unclear:
        told.append("guideline unclear")
    told.append(each.decision.note)
    return clean(" · ".join(text for text in told if text))


def _decided(decision: Decision) -> str:
    how = f"{decision.policy} by" if decision.policy else "decided by"
    return f"{how} {decision.author} {decision.at[:MINUTE].replace('T', ' ')}"


def _people(word: str, members: Iterable[Member]) -> str:
    people = ", ".join(dict.fromkeys(who for who, _ in members))
    return f"{word} {people}" if people else ""


def _count(word: str, members: Iterable[Member]) -> str:
    count = len({who for who, _ in members})
    return f"{word} {count} annotator{'s' * (count != 1)}" if count else ""
