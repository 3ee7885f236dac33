"""Agreement in a project: reads the layers, article by article, and makes the report."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

from tui.domain.agreement.alignment_listing import aligned_article
from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.drift import Drift
from tui.domain.agreement.duplicates import Twins
from tui.domain.agreement.figures import FEWEST_DOCUMENTS
from tui.domain.agreement.gamma import GammaTally
from tui.domain.agreement.marks import Way
from tui.domain.agreement.report import Part, Participant, Report, Section
from tui.domain.agreement.sections import Made, changes, joint_section, section_against
from tui.domain.agreement.showing import align_titles, label_titles
from tui.domain.agreement.study import Added
from tui.domain.layers import GOLD, Status
from tui.domain.pace import Work, seconds_taken
from tui.services.agreement_groups import UNORDERED, Groups, plan
from tui.services.agreement_reading import Asked, LayerReader, ReadArticle, names_of
from tui.services.exact import exact_solver
from tui.store.project import Project

if TYPE_CHECKING:
    from tui.domain.agreement.aligned import AlignedArticle

OTHER_THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8)
"""Where all figures are asked for, events are aligned at these as well: what changes with the threshold is told."""

MOST_UNITIZED = 50_000
"""With more spans than this, the alphas for unitizing are left out: they need all of them at once."""


def agreement(
    project: Project,
    asked: Asked,
    progress: Callable[[int], None] = lambda _: None,
    measuring: Callable[[int], None] = lambda _: None,
) -> Report:
    """The agreement in a project.

    Args:
        project: The open project.
        asked: What is to be compared.
        progress: Told how many articles were read so far.
        measuring: Told how many figures were measured so far.

    Raises:
        DeskError: It cannot be read, or there is nothing to compare.
    """
    names = names_of(project, asked)
    groups = plan(project, names, asked.statuses, asked.by)
    reader = LayerReader(project)
    work = _Work(reader, asked, groups, names, {who: _seconds(project, who) for who in groups.by_hand})
    with closing(reader.articles(names)) as articles:
        for number, article in enumerate(articles, 1):
            work.add(article)
            progress(number)
    return work.report(project, measuring)


def _seconds(project: Project, who: str) -> dict[str, float]:
    """How long somebody worked on each article."""
    return seconds_taken(Work(article, at, done=True) for article, at, _ in project.edits_since(who, ""))


class _Work:
    """Collects what is read, for all articles and for each group."""

    def __init__(
        self,
        reader: LayerReader,
        asked: Asked,
        groups: Groups,
        names: tuple[str, ...],
        seconds: Mapping[str, Mapping[str, float]],
    ) -> None:
        self._reader = reader
        self._asked = asked
        self._names = names
        self._groups = groups
        self._seconds = seconds
        schema = reader.schema("")
        self._drift = Drift(label_titles(schema), events=bool(schema.event_fields))
        self._other_versions = 0
        self._comparisons: dict[tuple[str, str], Comparison] = {}
        self._alignments: list[AlignedArticle] = []
        if asked.against:
            for who in names:
                if who != asked.against:
                    self._open("", groups.everything, who)
                    for group, articles in groups.articles.items():
                        self._open(group, articles, who)
        else:
            self._open("", groups.everything)
            for group, articles in groups.articles.items():
                self._open(group, articles)

    def _open(self, group: str, articles: list[str], who: str = "") -> None:
        names = (who, self._asked.against) if who else self._names
        schema = self._reader.schema(group if self._groups.by_schema else "")
        most = MOST_UNITIZED if not group and not who else 0
        wants_gamma = self._asked.gamma and not group and not who
        made = Comparison(
            schema,
            articles,
            names,
            statuses=self._asked.statuses,
            most_unitized=most,
            thresholds=OTHER_THRESHOLDS if self._asked.everything and not group and not who else (),
            gamma=GammaTally(self._asked.seed, solver=exact_solver()) if wants_gamma else None,
        )
        self._comparisons[group, who] = made

    def add(self, article: ReadArticle) -> None:
        """Adds an article to all articles, and to its group."""
        self._other_versions += article.other_versions
        group = self._groups.of.get(article.id)
        for who in self._pairs():
            layers = [each for each in article.layers if not who or each.annotator in {who, self._asked.against}]
            added = self._comparisons["", who].add(layers, article.length, article.tokens)
            if self._asked.alignment:
                self._list_alignment(article, added, self._comparisons["", who])
            if group is not None and self._groups.articles:
                self._comparisons[group, who].add(layers, article.length, article.tokens)
            month = self._groups.months.get(article.id)
            if month and not who:
                seconds = {who: each[article.id] for who, each in self._seconds.items() if article.id in each}
                self._drift.add(month, added, article.length, seconds)

    def _list_alignment(self, article: ReadArticle, added: Added, comparison: Comparison) -> None:
        finished = list(added.finished.values())
        listed = aligned_article(
            comparison.schema, finished, comparison.study.events.rule, article.name, article.text
        )
        if listed is not None:
            self._alignments.append(listed)

    def _pairs(self) -> list[str]:
        return [name for name in self._names if name != self._asked.against] if self._asked.against else [""]

    def report(self, project: Project, measuring: Callable[[int], None]) -> Report:
        """The report of all that was added."""
        asked, first = self._asked, next(iter(self._comparisons.values()))
        resamples = Resamples(Random(asked.seed), told=measuring)  # noqa: S311 - no secret: the same seed, the same intervals
        sections: list[Section] = []
        joint: list[Made] = []
        for (group, who), comparison in self._comparisons.items():
            if who:
                sections.append(
                    section_against(comparison, resamples, asked.against, who, group, everything=asked.everything)
                )
            else:
                joint.append(
                    joint_section(comparison, resamples, group, brief=bool(group), everything=asked.everything)
                )
                sections.append(joint[-1].section)
        ordered = [each for each in joint if each.section.group not in UNORDERED]
        rule = first.study.events.rule
        participants = self._participants(project)
        kinds = {each.kind for each in participants}
        return Report(
            project=project.name,
            schema=self._reader.current,
            reference=asked.against,
            by=asked.by,
            statuses=tuple(sorted(asked.statuses)),
            seed=asked.seed,
            replicates=resamples.replicates,
            level=resamples.level,
            threshold=rule.threshold,
            weights=tuple(rule.weights.items()),
            participants=participants,
            twins=self._twins(),
            notes=tuple(
                self._notes(first, mixed=len(kinds) > 1, pairs_left_out=any(each.left_out_pairs for each in joint))
            ),
            sections=tuple(sections),
            asks=first.asks,
            titles=tuple(align_titles(first.schema, rule.weights).items()),
            alignments=tuple(sorted(self._alignments, key=lambda each: each.name)),
            drift=self._drift.points(),
            habits=self._drift.habits(asked.seed),
            changes=tuple(changes(ordered, resamples)),
        )

    def _participants(self, project: Project) -> tuple[Participant, ...]:
        kinds = {person.name: person.kind.value for person in project.people()}
        articles = project.article_count()
        found = []
        for name in self._names:
            counts = Counter({status: self._groups.statuses[name, status] for status in Status})
            counts[Status.UNTOUCHED] = articles - counts.total() + counts[Status.UNTOUCHED]
            found.append(Participant(name, kinds[name], tuple(counts.items())))
        return tuple(found)

    def _twins(self) -> tuple[Twins, ...]:
        held = [comparison for (group, _), comparison in self._comparisons.items() if not group]
        return tuple(twins for comparison in held for twins in comparison.study.twins())

    def _notes(self, first: Comparison, *, mixed: bool, pairs_left_out: bool) -> Iterator[str]:
        if self._asked.against == GOLD:
            yield (
                "Gold was made from annotators' answers: whoever's answers were taken agrees with it for that "
                "reason. These figures say how far each is from gold, and not how reliable the coding is."
            )
        else:
            yield "Only what each annotator made is compared: no adjudicated and no merged layers."
        if mixed and not self._asked.against:
            yield "Models and people are compared as equals: --against holds one kind against the other."
        if Part.EVENT in first.asks:
            yield (
                "The events of all annotators of an article are aligned at once, not pair by pair. A field is "
                "compared on events that were aligned without it, and evidence on events aligned without evidence."
            )
        if self._asked.unfinished:
            yield "Layers that are still worked on are compared as well: what is missing may yet come."
        if self._other_versions:
            yield (
                f"{self._other_versions} layers were filled by another version of the schema: what this version "
                "does not ask is not compared. --by schema compares them apart."
            )
        if first.continua is None and not self._asked.against:
            yield f"The alphas for unitizing are left out: there are more than {MOST_UNITIZED:,} spans."
        if not self._asked.against:
            yield from _one_sided(first)
        if pairs_left_out:
            yield "Fields are not compared pair by pair, as there are so many answers: name two annotators."
        yield (
            "Intervals are BCa intervals over articles: they speak of new articles, not of new annotators. With "
            f"fewer than {FEWEST_DOCUMENTS} articles there are only rougher ones, by the jackknife."
        )


def _one_sided(comparison: Comparison) -> Iterator[str]:
    """Whether somebody found nothing at all where another one did; without names, which a reader may not see."""
    spans, events = comparison.study.spans, comparison.study.events
    for what, measures in (
        ("span", [spans.f1(Way.EXACT, pair=pair) for pair in spans.pairs]),
        ("event", [events.detection(pair) for pair in events.pairs]),
    ):
        for measure in measures:
            figure = measure.figure()
            if figure.n and 0 in (figure.fact("first"), figure.fact("second")):
                yield (
                    f"Somebody finished articles without a single {what} in any of them in which another one found "
                    f"some: that is an answer, and F1 of these two is 0."
                )
                break
