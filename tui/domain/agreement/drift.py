"""Who stands apart from the others, and who drifts away from them over time.

An annotator is compared with all others in the same articles: by F1, and by signals that say where a difference may
come from, such as the length of spans. What somebody does otherwise than the others all the time is a habit; what
changes from month to month is a trend. Neither says who is right.

A habit is tested by the mean of its differences over articles, a trend by the slope over months against those of
the same months in any other order. Both are corrected for the number of tests.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import sqrt
from random import Random

from tui.domain.agreement.figures import Figure, Undefined
from tui.domain.agreement.marks import Mark
from tui.domain.agreement.report import DriftPoint, Habit, Part, Signal, Trend
from tui.domain.agreement.study import Added
from tui.domain.agreement.trends import holm, normal_of_t, p_of, slope, trend_p
from tui.domain.layers import Layer

FEWEST_ARTICLES = 8
"""With fewer articles a habit is not tested."""

SPAN_LENGTH, DENSITY, EVENTS, SECONDS = (
    "characters in a span",
    "spans in 1,000 characters",
    "events in an article",
    "seconds for 1,000 characters",
)
SHARE = "share of "
"""Of a label: how many of the spans have it."""

AGREEMENTS = ("F1 with the others, events", "F1 with the others, spans")
"""What of the trends is agreement itself, and no signal."""

_ROUNDING = 1e-12


class _Sums:
    """Of differences between one and the others, article by article."""

    __slots__ = ("apart", "n", "others", "own", "squares")

    def __init__(self) -> None:
        self.n = 0
        self.own = self.others = self.apart = self.squares = 0.0

    def add(self, own: float, others: float) -> None:
        self.n += 1
        self.own += own
        self.others += others
        self.apart += own - others
        self.squares += (own - others) ** 2

    def join(self, more: "_Sums") -> None:
        self.n += more.n
        self.own += more.own
        self.others += more.others
        self.apart += more.apart
        self.squares += more.squares


class Drift:
    """Collects layers, article by article; what it holds grows with annotators, labels and months only.

    Args:
        titles: What labels are called, by id.
        events: Whether there can be events.
    """

    def __init__(self, titles: Mapping[str, str], *, events: bool = True) -> None:
        self._titles = titles
        self._events = events
        self._found: dict[tuple[str, str, Part], list[int]] = {}
        self._months: dict[tuple[str, str, str], _Sums] = {}

    def add(self, month: str, added: Added, size: int = 0, seconds: Mapping[str, float] | None = None) -> None:
        """Adds an article.

        Args:
            month: `YYYY-MM`.
            added: The layers that are compared, with their marks and how their events were aligned.
            size: Of the text, in code points.
            seconds: How long each annotator worked on it, as far as that is known.
        """
        by_name, held, aligned = added
        if len(by_name) < 2:
            return
        marks = {who: set(each) for who, each in held.items()}
        for one, other in combinations(sorted(by_name), 2):
            events = sum(one in each and other in each for each in aligned.clusters) if aligned else 0
            found = len(by_name[one].events) + len(by_name[other].events)
            shared, both = len(marks[one] & marks[other]), len(marks[one]) + len(marks[other])
            for who in (one, other):
                self._add(month, who, Part.SPAN, shared, both)
                if self._events:
                    self._add(month, who, Part.EVENT, events, found)
        for name, values in self._signals(by_name, held, size, seconds or {}):
            self._compare(month, name, values)

    def _add(self, month: str, who: str, part: Part, matched: int, found: int) -> None:
        sums = self._found.setdefault((month, who, part), [0, 0, 0])
        sums[0] += matched
        sums[1] += found
        sums[2] += 1

    def _signals(
        self,
        layers: Mapping[str, Layer],
        marks: Mapping[str, list[Mark]],
        size: int,
        seconds: Mapping[str, float],
    ) -> Iterator[tuple[str, dict[str, float]]]:
        """What each annotator does in the article, signal by signal."""
        marking = {who: found for who, found in marks.items() if found}
        if len(marking) > 1:
            yield SPAN_LENGTH, {who: _mean_length(found) for who, found in marking.items()}
            labels = {who: Counter([label for _, label in found]) for who, found in marking.items()}
            for label in set().union(*labels.values()):
                yield f"{SHARE}{label}", {who: each[label] / len(marking[who]) for who, each in labels.items()}
        if size and marking:
            yield DENSITY, {who: 1000 * len(found) / size for who, found in marks.items()}
        if any(layer.events for layer in layers.values()):
            yield EVENTS, {who: float(len(layer.events)) for who, layer in layers.items()}
        known = {who: 1000 * took / size for who, took in seconds.items() if took and size and who in layers}
        if len(known) > 1:
            yield SECONDS, known

    def _compare(self, month: str, name: str, values: Mapping[str, float]) -> None:
        total, others = sum(values.values()), len(values) - 1
        for who, own in values.items():
            sums = self._months.get((who, name, month))
            if sums is None:
                sums = self._months[who, name, month] = _Sums()
            sums.add(own, (total - own) / others)

    @property
    def _habits(self) -> dict[tuple[str, str], _Sums]:
        """The sums over all months, in the order of annotators and signals."""
        found: dict[tuple[str, str], _Sums] = {}
        for (who, name, _), sums in sorted(self._months.items(), key=lambda each: each[0]):
            found.setdefault((who, name), _Sums()).join(sums)
        return found

    def points(self) -> tuple[DriftPoint, ...]:
        """F1 with all others by part, annotator and month; months in which nothing was found have no value."""
        return tuple(
            DriftPoint(month, who, part, _f1(part, *sums))
            for (month, who, part), sums in sorted(self._found.items(), key=lambda each: each[0])
        )

    def habits(self, seed: int = 1) -> tuple[Habit, ...]:
        """What each annotator does otherwise than the others; who agrees least with them comes first.

        Args:
            seed: For the orders of months, where there are too many to go through all.
        """
        names = sorted({who for _, who, _ in self._found})
        signals = self._corrected_signals()
        trends = self._corrected_trends(names, Random(seed))  # noqa: S311 - no secret: the same seed, the same result
        found = [
            Habit(
                who,
                self._overall(who, Part.SPAN),
                self._overall(who, Part.EVENT),
                tuple(sorted(signals.get(who, ()), key=lambda each: (-abs(each.deviate), each.name))),
                tuple(sorted(trends.get(who, ()), key=_trend_order)),
            )
            for who in names
        ]
        return tuple(sorted(found, key=standing))

    def _overall(self, who: str, part: Part) -> Figure:
        sums = [found for (_, whose, of), found in self._found.items() if (whose, of) == (who, part)]
        matched, found, documents = (sum(each[place] for each in sums) for place in range(3))
        return _f1(part, matched, found, documents)

    def _corrected_signals(self) -> dict[str, list[Signal]]:
        habits = self._habits
        tested = {key: _deviate(sums) for key, sums in habits.items()}
        corrected = holm({key: p_of(z) for key, z in tested.items() if z is not None})
        found: dict[str, list[Signal]] = {}
        for (who, name), sums in habits.items():
            key = (who, name)
            signal = Signal(
                self._title(name),
                sums.own / sums.n,
                sums.others / sums.n,
                sums.n,
                tested[key] or 0.0,
                corrected.get(key),
            )
            found.setdefault(who, []).append(signal)
        return found

    def _corrected_trends(self, names: Sequence[str], random: Random) -> dict[str, list[Trend]]:
        months = sorted({month for month, _, _ in self._found})
        series = dict(self._series(names, months))
        slopes = {key: slope(values) for key, values in series.items()}
        tested = {key: trend_p(values, random) for key, values in series.items()}
        corrected = holm({key: p for key, p in tested.items() if p is not None})
        found: dict[str, list[Trend]] = {}
        for (who, name), values in series.items():
            known = [value for value in values if value is not None]
            if len(known) > 1:
                key = (who, name)
                trend = Trend(self._title(name), tuple(values), slopes[key], corrected.get(key))
                found.setdefault(who, []).append(trend)
        return found

    def _series(
        self, names: Sequence[str], months: Sequence[str]
    ) -> Iterator[tuple[tuple[str, str], list[float | None]]]:
        """F1, and by how much each signal differs from the others', month by month."""
        for who in names:
            for part, name in zip((Part.EVENT, Part.SPAN), AGREEMENTS, strict=True):
                if part is Part.EVENT and not self._events:
                    continue
                sums = [self._found.get((month, who, part), [0, 0, 0]) for month in months]
                yield (who, name), [2 * matched / found if found else None for matched, found, _ in sums]
        for who, name in self._habits:
            held = [self._months.get((who, name, month)) for month in months]
            yield (who, name), [each.apart / each.n if each else None for each in held]

    def _title(self, name: str) -> str:
        if not name.startswith(SHARE):
            return name
        label = name.removeprefix(SHARE)
        return f"{SHARE}{self._titles.get(label, label)}"


def standing(habit: Habit) -> tuple[float, float, str]:
    """What annotators are ordered by: who agrees least with the others comes first."""
    values = [figure.value for figure in (habit.spans, habit.events)]
    first, second = (2.0 if value is None else value for value in values)
    return first, second, habit.who


def _trend_order(trend: Trend) -> tuple[float, str]:
    return (2.0 if trend.p is None else trend.p, trend.name)


def _mean_length(marks: Sequence[Mark]) -> float:
    total = 0
    for ranges, _ in marks:
        for start, end in ranges:
            total += end - start
    return total / len(marks)


def _f1(part: Part, matched: int, found: int, documents: int) -> Figure:
    nothing = Undefined.NO_SPANS if part is Part.SPAN else Undefined.NO_EVENTS
    name = "F1 exact" if part is Part.SPAN else "event detection F1"
    return Figure(name, 2 * matched / found if found else nothing, found, documents)


def _deviate(sums: _Sums) -> float | None:
    """The mean difference as a normal deviate; None with too few articles, or none that differs."""
    n = sums.n
    if n < FEWEST_ARTICLES:
        return None
    mean = sums.apart / n
    if not mean:
        return 0.0
    # Where all articles differ by the same, there is no spread: rounding stands in for it.
    spread = max(sums.squares / n - mean * mean, _ROUNDING * mean * mean)
    return normal_of_t(mean / sqrt(spread / (n - 1)), n - 1)
