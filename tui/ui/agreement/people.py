"""Who stands apart from the others, who drifts, and what changed from group to group, as lines: pure."""

from collections.abc import Iterator

from tui.domain.agreement.habits import agreement_over_time, reason_of, spark, told_signal, told_trend
from tui.domain.agreement.report import Change, Habit, Part
from tui.domain.agreement.wording import words_of
from tui.ui.agreement.desk import AgreementDesk
from tui.ui.agreement.rows import interval_text, value_text
from tui.ui.lines import Line, clean, fit, window

_MOST_STEPS = 12


def people_lines(desk: AgreementDesk, width: int, room: int) -> list[Line]:
    """One row for each annotator, who agrees least with the others first; then the changes between groups."""
    people = desk.people
    if not people:
        return [(("  Nobody is compared with anybody.", "dim"),)]
    name = max(8, min(20, width // 5))
    head = (
        f"  {_padded('', name)} {'spans':>7}{_events(desk, 'events')} {'months':<{_MOST_STEPS}} what differs most"
    )
    lines: list[Line] = [((head, "dim"),)]
    top = desk.top = window(len(people), desk.index, room - 1)
    for number, each in enumerate(people[top : top + room - 1], top):
        active = number == desk.index
        text = _habit(desk, each, name) if isinstance(each, Habit) else _change(each, name)
        style = "choice-active" if active else "choice"
        lines.append((("▸" if active else " ", "marker"), (" ", ""), *fit(((text, style),), max(0, width - 2))))
    return lines


def _padded(text: str, width: int) -> str:
    return "".join(piece for piece, _ in fit(((text, ""),), width))


def _events(desk: AgreementDesk, text: str) -> str:
    """A cell of the column for events, where there is one."""
    return f" {text:>7}" if _has_events(desk) else ""


def _has_events(desk: AgreementDesk) -> bool:
    return desk.report is not None and Part.EVENT in desk.report.asks


def _habit(desk: AgreementDesk, habit: Habit, name: int) -> str:
    bars = spark(agreement_over_time(habit))[-_MOST_STEPS:]
    told = reason_of(habit)
    return (
        f"{_padded(clean(habit.who), name)} {value_text(habit.spans):>7}{_events(desk, value_text(habit.events))} "
        f"{bars:<{_MOST_STEPS}} {clean(told)}"
    )


def _change(change: Change, name: int) -> str:
    what = f"{change.before} → {change.after}"
    figure = change.figure
    title = change.title or change.part.value
    return (
        f"{_padded(clean(what), name)} {value_text(figure, '+'):>7} {interval_text(figure):<16} "
        f"{clean(title)} {words_of(change.kind).title}"
    )


def person_text(desk: AgreementDesk) -> Iterator[str]:
    """What is said of the highlighted annotator, or change."""
    person = desk.person
    if isinstance(person, Change):
        yield (
            f"{what_of_change(person)} in {person.after} less that in {person.before}: {person.figure.show()}. The "
            "articles are others: some of the change may be theirs, unless the same articles were coded again."
        )
        return
    if person is None:
        return
    events = f", {person.events.show()} of events" if _has_events(desk) else ""
    yield f"{person.who}: F1 with all others {person.spans.show()} of spans{events}."
    for trend in person.trends:
        yield f"{told_trend(trend)} {spark(trend.values)}"
    for signal in person.signals:
        articles = f"{signal.articles:,} article{'s' * (signal.articles != 1)}"
        yield f"in the same {articles}, {told_signal(signal)}"


def what_of_change(change: Change) -> str:
    """What a change is of."""
    return f"{change.title or change.part.value} {words_of(change.kind).title}"
