"""Habits and trends of annotators in words, as every report tells them."""

from collections.abc import Sequence

from tui.domain.agreement.drift import AGREEMENTS
from tui.domain.agreement.report import Habit, Signal, Trend

CLEAR = 0.05
"""A signal or a trend is named if chance would bring it about less often than this."""

_BARS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float | None]) -> str:
    """Values as a row of bars, one for each step; a blank where there is none."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    step = (high - low) / (len(_BARS) - 1)
    places = ((round((value - low) / step) if step else 3) if value is not None else None for value in values)
    return "".join(" " if place is None else _BARS[place] for place in places)


def agreement_over_time(habit: Habit) -> tuple[float | None, ...]:
    """F1 with the others, month by month: of spans, or of events where there are no spans."""
    held = {trend.name: trend.values for trend in habit.trends}
    return next((held[name] for name in reversed(AGREEMENTS) if name in held), ())


def reasons_of(habit: Habit) -> list[str]:
    """What chance would hardly bring about: trends, and then habits, the clearest first."""
    trends = [told_trend(each) for each in habit.trends if each.p is not None and each.p < CLEAR]
    signals = [told_signal(each) for each in habit.signals if each.p is not None and each.p < CLEAR]
    return trends + signals


def reason_of(habit: Habit) -> str:
    """The clearest of them, or that there is none."""
    found = reasons_of(habit)
    if found:
        return found[0]
    tested = any(each.p is not None for each in habit.signals) or any(each.p is not None for each in habit.trends)
    return "nothing that chance would not bring about" if tested else "too few articles to test"


def told_trend(trend: Trend) -> str:
    """A trend in words."""
    known = [value for value in trend.values if value is not None]
    p = "too few months to test" if trend.p is None else f"p {_p(trend.p)}"
    signed = "" if trend.name in AGREEMENTS else "+"
    ends = f"{known[0]:{signed}.3g} → {known[-1]:{signed}.3g}" if known else "nothing"
    kind = "" if trend.name in AGREEMENTS else " beside the others"
    return f"over time, {trend.name}{kind}: {ends} ({p})"


def told_signal(signal: Signal) -> str:
    """A habit in words."""
    p = "too few articles to test" if signal.p is None else f"p {_p(signal.p)}"
    return f"{signal.name}: {signal.own:.3g}, others {signal.others:.3g} ({p})"


def _p(value: float) -> str:
    return "< .001" if value < 0.001 else f"{value:.3f}"
