"""Who stands apart from the others, who drifts, and what changed from group to group, as lines: pure."""

from collections.abc import Iterator, Sequence

from tui.domain.agreement.drift import AGREEMENTS
from tui.domain.agreement.report import Change, Habit, Signal, Trend
from tui.domain.agreement.wording import words_of
from tui.ui.agreement.desk import AgreementDesk
from tui.ui.agreement.rows import interval_text, value_text
from tui.ui.lines import Line, clean, fit, window

CLEAR = 0.05
"""A signal or a trend is named if chance would bring it about less often than this."""

_BARS = "▁▂▃▄▅▆▇█"
_MOST_STEPS = 12


def spark(values: Sequence[float | None]) -> str:
    """Values as a row of bars, one for each step; a blank where there is none."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    step = (high - low) / (len(_BARS) - 1)
    shown = ((round((value - low) / step) if step else 3) if value is not None else None for value in values)
    return "".join(" " if each is None else _BARS[each] for each in shown)


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
    over_time = [
        each.values for each in sorted(habit.trends, key=lambda each: each.name) if each.name in AGREEMENTS
    ]
    bars = spark(over_time[-1])[-_MOST_STEPS:] if over_time else ""
    told = _reason(habit)
    return (
        f"{_padded(clean(habit.who), name)} {value_text(habit.spans):>6} {value_text(habit.events):>6} "
        f"{bars:<{_MOST_STEPS}} {clean(told)}"
    )


def _reason(habit: Habit) -> str:
    """The clearest trend, else the clearest habit."""
    for trend in habit.trends:
        if trend.p is not None and trend.p < CLEAR:
            return trend_text(trend)
    for signal in habit.signals:
        if signal.p is not None and signal.p < CLEAR:
            return signal_text(signal)
    if any(each.p is not None for each in habit.signals):
        return "nothing that chance would not bring about"
    return "too few articles to test"


def trend_text(trend: Trend) -> str:
    """A trend in words."""
    known = [value for value in trend.values if value is not None]
    p = "too few months to test" if trend.p is None else f"p {_p(trend.p)}"
    return f"{trend.name} {known[0]:+.3g} → {known[-1]:+.3g} ({p})"


def signal_text(signal: Signal) -> str:
    """A habit in words."""
    p = "too few articles to test" if signal.p is None else f"p {_p(signal.p)}"
    return f"{signal.name}: {signal.own:.3g}, others {signal.others:.3g} ({p})"


def _p(value: float) -> str:
    return "< .001" if value < 0.001 else f"{value:.3f}"


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
        yield f"Over time: {trend_text(trend)} {spark(trend.values)}"
    for signal in person.signals:
        yield f"In the same articles: {signal_text(signal)}, {signal.articles:,} articles"


def what_of_change(change: Change) -> str:
    """What a change is of."""
    return f"{change.title or change.part.value} {words_of(change.kind).title}"
