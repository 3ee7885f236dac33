"""Who stands apart from the others, who drifts, and what changed from group to group, as lines: pure."""

from collections.abc import Iterator

from tui.domain.agreement.habits import agreement_over_time, reason_of, spark, told_signal, told_trend
from tui.domain.agreement.report import Change, Habit
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
    head = f"  {_padded('', name)} {'spans':>6} {'events':>6} {'months':<{_MOST_STEPS}} what differs most"
    lines: list[Line] = [((head, "dim"),)]
    top = desk.top = window(len(people), desk.index, room - 1)
    for number, each in enumerate(people[top : top + room - 1], top):
        active = number == desk.index
        text = _habit(each, name) if isinstance(each, Habit) else _change(each, name)
        style = "choice-active" if active else "choice"
        lines.append((("▸" if active else " ", "marker"), (" ", ""), *fit(((text, style),), max(0, width - 2))))
    return lines


def _padded(text: str, width: int) -> str:
    return "".join(piece for piece, _ in fit(((text, ""),), width))


def _habit(habit: Habit, name: int) -> str:
    bars = spark(agreement_over_time(habit))[-_MOST_STEPS:]
    told = reason_of(habit)
    return (
        f"{_padded(clean(habit.who), name)} {value_text(habit.spans):>6} {value_text(habit.events):>6} "
        f"{bars:<{_MOST_STEPS}} {clean(told)}"
    )


def _change(change: Change, name: int) -> str:
    what = f"{change.before} → {change.after}"
    figure = change.figure
    sign = "+" if figure.value is not None and figure.value > 0 else ""
    title = change.title or change.part.value
    return (
        f"{_padded(clean(what), name)} {sign + value_text(figure):>6} {interval_text(figure):<16} "
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
    yield f"{person.who}: F1 with all others {person.spans.show()} of spans, {person.events.show()} of events."
    for trend in person.trends:
        yield f"{told_trend(trend)} {spark(trend.values)}"
    for signal in person.signals:
        yield f"in the same {signal.articles:,} articles, {told_signal(signal)}"


def what_of_change(change: Change) -> str:
    """What a change is of."""
    return f"{change.title or change.part.value} {words_of(change.kind).title}"
