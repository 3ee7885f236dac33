"""What the desk for incidents shows: two events side by side, why they are proposed, and what can be said."""

from collections.abc import Iterator

from rich.cells import cell_len

from tui.domain.incidents.relations import title_of
from tui.domain.incidents.values import paths_of
from tui.services.incidents import OpenedPair, Report
from tui.ui.form.painting import rule
from tui.ui.incidents.desk import IncidentDesk
from tui.ui.lines import Line, Run, clean, cut, fit, spread

GAP = " │ "
_TITLES = (12, 24)
"""Fewest and most cells for the titles of fields."""

_PAIRS_SHOWN = {"open": "open", "later": "put off", "linked": "linked", "refused": "not the same"}


def header_line(desk: IncidentDesk, project: str, who: str, width: int) -> Line:
    """The first line: where you are, and how much is left.

    Args:
        desk: The desk.
        project: Name of the project file.
        who: The adjudicator.
        width: In cells.
    """
    place = f"{desk.index + 1:,}/{desk.count:,}" if desk.count else "none"
    counts = ", ".join(f"{desk.states.get(state, 0):,} {shown}" for state, shown in _PAIRS_SHOWN.items())
    waiting = f" · {desk.waiting:,} articles to look at" if desk.waiting else ""
    left = ((f" {cut(clean(project), 24)} ▸ incidents {place}", "header"),)
    right = f"{counts}{waiting}  {clean(who)} "
    if cell_len(right) > width // 2 + 10:
        right = f"{desk.states.get('open', 0):,} open  {clean(who)} "
    return spread(left, ((right, "header"),), width, "header")


def body_lines(desk: IncidentDesk, width: int, height: int) -> list[Line]:
    """The two events, as far as they fit.

    Args:
        desk: The desk.
        width: In cells.
        height: In lines.

    Returns:
        `height` lines of `width` cells.
    """
    if desk.pair is None:
        lines = [
            rule("incidents", width),
            *(fit(((f" {each}", "value"),), width) for each in _nothing(desk, width)),
        ]
        return _filled(lines, width, height)
    head = _head(desk, desk.pair, width)
    below = list(_reports(desk, width))
    room = max(1, height - len(head))
    top = min(desk.top, max(0, len(below) - room))
    return _filled([*head, *below[top : top + room]], width, height)


def most_top(desk: IncidentDesk, width: int, height: int) -> int:
    """How far the reports can be scrolled, in lines."""
    if desk.pair is None:
        return 0
    room = max(1, height - len(_head(desk, desk.pair, width)))
    return max(0, sum(1 for _ in _reports(desk, width)) - room)


def _filled(lines: list[Line], width: int, height: int) -> list[Line]:
    return (lines + [fit((), width)] * height)[: max(0, height)]


def _nothing(desk: IncidentDesk, width: int) -> list[str]:
    """Why there is no pair to be seen."""
    state = desk.key("pair-state")
    if desk.waiting:
        one = desk.waiting == 1
        told = f"{desk.waiting:,} article{' still has' if one else 's still have'} to be looked at …"
    elif desk.wanted.text:
        told = f"No pair contains what you look for: {desk.key('find-pair')} and nothing shows all."
    elif desk.wanted.state == "open":
        told = f"Nothing waits: no two events look like one. {state} shows the others."
    else:
        told = f"There is no such pair ({_PAIRS_SHOWN[desk.wanted.state]}): {state} shows others."
    return wrapped(told, width - 2)


def _head(desk: IncidentDesk, pair: OpenedPair, width: int) -> list[Line]:
    """Why they are proposed, what was said, and what the two articles are."""
    likely = f"{pair.score:.0%} likely" if pair.score else "not proposed by anything"
    lines = [rule(f"one incident? {likely}", width)]
    why = " · ".join(pair.grounds)
    lines += [fit(((f" {line}", "info"),), width) for line in wrapped(clean(why), width - 2)[:2]]
    said = _said(desk, pair)
    lines += [fit(((f" {line}", "marker"),), width) for line in wrapped(clean(said), width - 2)[:2]]
    one, other = desk.sides
    column = _columns(width)[1]
    for left, right in zip(_article("A", one, column), _article("B", other, column), strict=True):
        lines.append(_beside("", (left, "rule-title"), (right, "rule-title"), width, mark=" "))
    return lines


def _said(desk: IncidentDesk, pair: OpenedPair) -> str:
    """What stands about the two, and the note that goes with what is said next."""
    parts = []
    if pair.word is not None:
        a_first = pair.word.one == desk.sides[0].node
        title = title_of(desk.work.schema, pair.word.relation)
        directed = pair.word.relation in {each.code for each in desk.work.relations}
        told = (f"A: {title} B" if a_first else f"B: {title} A") if directed else title
        note = f", “{pair.word.note}”" if pair.word.note else ""
        parts.append(f"said by {pair.word.author}: {told}{note}")
    elif pair.state == "implied":
        parts.append("follows from what was said about others")
    if desk.note:
        parts.append(f"note: {desk.note}")
    return " · ".join(parts)


def _article(letter: str, report: Report, width: int) -> tuple[str, str]:
    others = f" · +{report.others}" if report.others else ""
    number = "the event is gone" if report.gone else f"event {report.number}"
    about = f"{report.published or 'no date'} · {number}{others}"
    return cut(f"{letter}  {clean(report.title or report.name)}", width), cut(f"   {about}", width)


def _columns(width: int) -> tuple[int, int]:
    """Cells of the titles of fields, and of each side."""
    titles = max(_TITLES[0], min(_TITLES[1], width // 6))
    return titles, max(1, (width - titles - 2 - len(GAP) - 1) // 2)


def _beside(title: str, left: Run, right: Run, width: int, mark: str) -> Line:
    titles, column = _columns(width)
    runs: list[Run] = [
        *fit(((f" {title}", "field"),), titles),
        (f"{mark} ", "marker"),
        *fit((left,), column),
        (GAP, "rule"),
        *fit((right,), column),
    ]
    return fit(runs, width)


def _reports(desk: IncidentDesk, width: int) -> Iterator[Line]:
    """What the two events say, field by field, and the words that report them."""
    one, other = desk.sides
    says, says_too = ({answer.path: answer for answer in report.answers} for report in (one, other))
    column = _columns(width)[1]
    for path in _paths(desk, {*says, *says_too}):
        answer, answer_too = says.get(path), says_too.get(path)
        title = next(each.title for each in (answer, answer_too) if each is not None)
        mark = " " if answer is None or answer_too is None else ("=" if answer.shown == answer_too.shown else "≠")
        left, right = (wrapped(clean(each.shown), column) if each else [""] for each in (answer, answer_too))
        for number in range(max(len(left), len(right))):
            first = number == 0
            yield _beside(
                _short(clean(title), _columns(width)[0] - 2) if first else "",
                (_at(left, number), "value"),
                (_at(right, number), "value"),
                width,
                mark if first else " ",
            )
    yield rule("the articles", width)
    yield from _side_by_side(_passages(one, width), _passages(other, width), width)


def _short(title: str, width: int) -> str:
    """A title of a field; where there is no room for those of the groups around it, its own."""
    return title if cell_len(title) <= width else cut(f"…{title.rpartition('› ')[2]}", width)


def _paths(desk: IncidentDesk, paths: set[str]) -> list[str]:
    """In the order of the form; at the end those that only an earlier version of it had."""
    known = [path for path in paths_of(desk.work.schema.event_fields) if path in paths]
    return [*known, *sorted(paths.difference(known))]


def _at(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _passages(report: Report, width: int) -> list[str]:
    room = (width - len(GAP) - 2) // 2
    if not report.passages:
        return wrapped("No evidence tells where it is reported.", room)
    return [line for passage in report.passages for line in (*wrapped(clean(passage), room), "")][:-1]


def _side_by_side(left: list[str], right: list[str], width: int) -> Iterator[Line]:
    room = (width - len(GAP) - 2) // 2
    for number in range(max(len(left), len(right))):
        runs: list[Run] = [
            (" ", ""),
            *fit(((_at(left, number), "value"),), room),
            (GAP, "rule"),
            *fit(((_at(right, number), "value"),), room),
        ]
        yield fit(runs, width)


def question_lines(desk: IncidentDesk, width: int, height: int) -> list[Line]:
    """What can be said of A and B, with its keys.

    Args:
        desk: The desk.
        width: In cells.
        height: In lines.
    """
    said = [(desk.key("incident-same"), "same incident")]
    said += [
        (desk.key(f"incident-relation-{number}"), f"A: {each.title} B")
        for number, each in enumerate(desk.relations, 1)
    ]
    said += [(desk.key("incident-different"), "not the same"), (desk.key("incident-later"), "later")]
    lines: list[list[Run]] = [[(" ", "")]]
    for key, title in said:
        runs: list[Run] = [(key, "key"), (f" {clean(title)}  ", "choice")]
        used = sum(cell_len(text) for text, _ in lines[-1])
        if used > 1 and used + sum(cell_len(text) for text, _ in runs) > width:
            lines.append([(" ", "")])
        lines[-1] += runs
    return _filled([fit(line, width) for line in lines], width, height)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of a width in cells, broken at spaces, and within words that are longer than a line.

    Args:
        text: On one line, as it is drawn.
        width: In cells.
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        *whole, rest = _pieces(word, width)
        lines[-1:] = [*whole, rest]
    return lines if lines != [""] else []


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of a width in cells."""
    pieces, used = [""], 0
    for character in word:
        cells = cell_len(character)
        if used + cells > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += cells
    return pieces
