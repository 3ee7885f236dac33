"""The figures of spans for a section of the report."""

from collections.abc import Iterator

from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.figures import Figure
from tui.domain.agreement.marks import Way
from tui.domain.agreement.measures import Measure
from tui.domain.agreement.report import Entry, Matrix, Part, Topic
from tui.domain.agreement.showing import label_titles
from tui.domain.agreement.spans import TOKEN, Scheme
from tui.domain.agreement.unitizing import Kind, binary_alpha, unitizing_alpha

_SCHEMES: dict[str, Scheme] = {
    "f1_exact": Way.EXACT,
    "f1_overlap": Way.OVERLAP,
    "f1_token": TOKEN,
    "f1_partial": Way.PARTIAL,
    "f1_exact_any": Way.EXACT_ANY,
    "f1_overlap_any": Way.OVERLAP_ANY,
}
_LABELLED = ("f1_exact", "f1_overlap", "f1_token")
_UNITIZING = {"alpha_u": Kind.ALL, "alpha_u_binary": Kind.BINARY, "alpha_u_labels": Kind.LABELS}


class SpanFigures:
    """Makes them.

    Args:
        comparison: All articles of the section.
        resamples: For the intervals.

    Attributes:
        measured: What figures of all together were made of.
    """

    def __init__(self, comparison: Comparison, resamples: Resamples) -> None:
        self._comparison = comparison
        self._spans = comparison.study.spans
        self._resamples = resamples
        self.measured: dict[Topic, Measure] = {}
        titles = label_titles(comparison.schema)
        self.titles = {label: titles.get(label, label) for label in self._spans.labels}
        self.order = [label for label in titles if label in self.titles]
        self.order += [label for label in self.titles if label not in titles]

    def joint(self, *, brief: bool) -> Iterator[Entry]:
        """All annotators together, by label, and in pairs.

        Args:
            brief: Only the main figures.
        """
        kinds = _LABELLED[:2] if brief else tuple(_SCHEMES)
        for kind in kinds:
            yield self._entry(kind, self._spans.f1(_SCHEMES[kind]))
        if not brief:
            yield from self._beyond_f1()
        for label in self.order:
            for kind in kinds[:2] if brief else _LABELLED:
                yield self._entry(kind, self._spans.f1(_SCHEMES[kind], label), label)
            if self._comparison.continua and not brief:
                yield self._entry("alpha_u_binary", binary_alpha(self._comparison.continua, label), label)
        if len(self._spans.pairs) > 1:
            for pair in self._spans.pairs:
                for kind in kinds[:2]:
                    yield self._entry(kind, self._spans.f1(_SCHEMES[kind], pair=pair), who=pair)

    def against(self, reference: str, who: str) -> Iterator[Entry]:
        """One annotator against the reference: precision, recall and F1, by label too."""
        pair = (reference, who)
        for label in ("", *self.order):
            for name, way in (("exact", Way.EXACT), ("overlap", Way.OVERLAP)):
                yield self._entry(f"precision_{name}", self._spans.precision(way, label, pair), label, pair)
                yield self._entry(f"recall_{name}", self._spans.recall(way, label, pair), label, pair)
                yield self._entry(f"f1_{name}", self._spans.f1(way, label, pair), label, pair)
        yield self._entry("f1_exact_any", self._spans.f1(Way.EXACT_ANY, pair=pair), who=pair)
        yield self._entry("f1_token", self._spans.f1(TOKEN, pair=pair), who=pair)

    def matrices(self, most_pairs: int) -> Iterator[Matrix]:
        """Which label one gives where another gives which, for each pair, or for all together if there are many."""
        pairs = self._spans.pairs
        answers = (*self.order, "")
        place = {label: number for number, label in enumerate(answers)}
        shown = (*(self.titles[label] for label in self.order), "(no span)")
        counted: dict[tuple[str, ...], dict[tuple[int, int], int]] = {}
        for pair in pairs:
            who: tuple[str, ...] = pair if len(pairs) <= most_pairs else ()
            for (one, other), count in self._spans.confusion(pair).items():
                cell = (place[one], place[other])
                cell = cell if who else (min(cell), max(cell))
                into = counted.setdefault(who, {})
                into[cell] = into.get(cell, 0) + count
        for who, cells in counted.items():
            rows = tuple((row, column, count) for (row, column), count in sorted(cells.items()))
            yield Matrix(Part.SPAN, "", "", who, shown, rows)

    def _beyond_f1(self) -> Iterator[Entry]:
        yield from self._unitizing()
        if self._comparison.gamma is not None:
            yield self._entry("gamma", self._comparison.gamma.measure())
        if len(self._spans.pairs) > 1:
            yield self._plain("mean_f1_exact", self._spans.mean_f1(Way.EXACT))
            yield self._plain("mean_f1_overlap", self._spans.mean_f1(Way.OVERLAP))

    def _unitizing(self) -> Iterator[Entry]:
        if self._comparison.continua and self._spans.labels:
            for name, kind in _UNITIZING.items():
                yield self._entry(name, unitizing_alpha(self._comparison.continua, kind))

    def _entry(self, kind: str, measure: Measure, label: str = "", who: tuple[str, ...] = ()) -> Entry:
        if not who:
            self.measured[Topic(Part.SPAN, label, self.titles.get(label, ""), kind)] = measure
        return self._plain(kind, self._resamples.figure(measure), label, who)

    def _plain(self, kind: str, figure: Figure, label: str = "", who: tuple[str, ...] = ()) -> Entry:
        return Entry(Part.SPAN, label, self.titles.get(label, ""), who, kind, figure)
