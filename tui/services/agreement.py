"""Agreement in a project: reads the layers, article by article, and makes the report.

What is compared is what people made on their own: finished layers, and neither models nor gold unless they are
asked for by name. Gold is made from the others' layers, so it can only be what they are held against.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from random import Random
from typing import NamedTuple

from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.cases import Case, cases_in
from tui.domain.agreement.comparison import Comparison, Drift
from tui.domain.agreement.duplicates import Twins
from tui.domain.agreement.report import Part, Participant, Report, Section
from tui.domain.agreement.rules import leaf_fields
from tui.domain.agreement.sections import joint_section, section_against
from tui.domain.agreement.study import FINISHED
from tui.domain.agreement.tokens import tokens_of
from tui.domain.completing import completed
from tui.domain.errors import DeskError
from tui.domain.indexes import works_out
from tui.domain.layers import SCHEMA, Layer, Status
from tui.domain.schema import Schema
from tui.domain.spans import Range
from tui.formats.about import about
from tui.formats.schema_json import schema_from_json
from tui.services.agreement_groups import Groups, plan
from tui.store.project import AnnotatorKind, Project

PEOPLE, MODELS, EVERYONE = "people", "models", "all"
"""Stand for all annotators of a kind, where names are asked for."""

MOST_UNITIZED = 50_000
"""With more spans than this, the alphas for unitizing are left out: they need all of them at once."""


MOST_CASES = 500
"""So many cases behind a figure are given unless more are asked for."""


class Asked(NamedTuple):
    """What is to be compared.

    Attributes:
        layers: Names of annotators, or `PEOPLE`, `MODELS`, `EVERYONE`; people if empty.
        unfinished: Whether layers that are still worked on count as well.
        by: What articles are grouped by, see `tui.services.agreement_groups`; empty for nothing.
        against: With whom the others are compared; empty to compare all with each other.
        seed: Of the draws for the intervals.
    """

    layers: tuple[str, ...] = ()
    unfinished: bool = False
    by: str = ""
    against: str = ""
    seed: int = 1

    @property
    def statuses(self) -> frozenset[Status]:
        """The layers that are compared."""
        return FINISHED | {Status.IN_PROGRESS} if self.unfinished else FINISHED


class ReadArticle(NamedTuple):
    """An article with the completed layers of those who are compared.

    Attributes:
        id: Of the article.
        name: Of the article.
        length: Of its text, in code points.
        tokens: Of its text; None if nothing is marked in it.
        layers: One of each annotator who has one, finished or not.
        other_versions: How many of them were filled by another version of the schema than the current one.
    """

    id: str
    name: str
    length: int
    tokens: list[Range] | None
    layers: list[Layer]
    other_versions: int


def agreement(project: Project, asked: Asked, progress: Callable[[int], None] = lambda _: None) -> Report:
    """The agreement in a project.

    Args:
        project: The open project.
        asked: What is to be compared.
        progress: Told how many articles were read so far.

    Raises:
        DeskError: It cannot be read, or there is nothing to compare.
    """
    names = names_of(project, asked)
    groups = plan(project, names, asked.statuses, asked.by)
    reader = LayerReader(project)
    work = _Work(reader, asked, names, groups)
    with closing(reader.articles(names)) as articles:
        for number, article in enumerate(articles, 1):
            work.add(article)
            progress(number)
    return work.report(project)


def names_of(project: Project, asked: Asked) -> tuple[str, ...]:
    """Whose layers are compared, the reference included, sorted.

    Raises:
        DeskError: There are no two, one is not known, or gold is to be compared as if it were an annotator.
    """
    kinds = {person.name: person.kind for person in project.people()}
    chosen: set[str] = set()
    for each in asked.layers or (PEOPLE,):
        chosen.update(_named(each, kinds))
    gold = sorted(name for name in chosen if kinds[name] is AnnotatorKind.GOLD and name != asked.against)
    if gold:
        raise DeskError(
            f"{gold[0]} is made from the others' layers, so that agreeing with it proves nothing: hold them "
            f"against it with --against {gold[0]}."
        )
    if asked.against:
        chosen.update(_named(asked.against, kinds, words=False))
    if len(chosen) < 2:
        who = f"only {chosen.pop()} is" if chosen else "nobody is"
        raise DeskError(f"There is nobody to compare: {who} chosen. copydesk status shows who there is.")
    return tuple(sorted(chosen))


def _named(name: str, kinds: Mapping[str, AnnotatorKind], *, words: bool = True) -> set[str]:
    if name in kinds:
        return {name}
    if words and name in {PEOPLE, MODELS, EVERYONE}:
        wanted = {
            PEOPLE: (AnnotatorKind.PERSON,),
            MODELS: (AnnotatorKind.MODEL,),
            EVERYONE: (AnnotatorKind.PERSON, AnnotatorKind.MODEL),
        }[name]
        return {each for each, kind in kinds.items() if kind in wanted}
    raise DeskError(f"Nobody is called {name} in this project: copydesk status shows who is.")


class LayerReader:
    """Reads layers to be compared: each completed by the version of the schema that it was filled by.

    Args:
        project: The open project.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.schemas = {stored.name: schema_from_json(stored.compiled) for stored in project.schemas()}
        self.current = project.current_schema_name()

    def schema(self, name: str) -> Schema:
        """A version of the schema; the current one if there is none of that name."""
        return self.schemas.get(name) or self.schemas[self.current]

    def articles(self, names: tuple[str, ...]) -> Generator[ReadArticle, None, None]:
        """All articles of which these annotators have layers, as of one moment, in the order of their ids."""
        works = {name: _works_out(schema) for name, schema in self.schemas.items()}
        with closing(self._project.layers_by_article(frozenset(names))) as found:
            for article, text, layers in found:
                described = about(article) if any(works.values()) else {}
                other, finished = 0, []
                for layer in layers:
                    version = layer.attributes.get(SCHEMA, self.current)
                    other += version != self.current
                    schema = self.schema(version)
                    whole = replace(layer, about=described) if works.get(schema.name) else layer
                    finished.append(completed(schema, whole))
                tokens = _tokens(text, layers)
                yield ReadArticle(article.id, article.name, len(text), tokens, finished, other)

    def article(self, article_id: str, names: tuple[str, ...]) -> ReadArticle:
        """One article."""
        article = self._project.article(article_id)
        described = about(article)
        layers = []
        for name in names:
            layer = self._project.layer(article_id, name)
            if layer.revision:
                schema = self.schema(layer.attributes.get(SCHEMA, self.current))
                layers.append(completed(schema, replace(layer, about=described)))
        other = sum(layer.attributes.get(SCHEMA, self.current) != self.current for layer in layers)
        return ReadArticle(
            article_id, article.name, len(article.text), _tokens(article.text, layers), layers, other
        )


def _tokens(text: str, layers: Iterable[Layer]) -> list[Range] | None:
    ranges = [each for layer in layers for span in layer.spans.values() for each in span.ranges]
    return tokens_of(text, ranges) if ranges else None


def _works_out(schema: Schema) -> bool:
    return bool(works_out(schema.article_fields) or works_out(schema.event_fields))


def cases(
    project: Project, asked: Asked, part: Part, about: str = "", most: int = MOST_CASES
) -> list[tuple[str, Case]]:
    """The cases behind a figure.

    Args:
        project: The open project.
        asked: What was compared.
        part: What of the layers the figure is about.
        about: Id of the label, or path of the field; empty for all of them.
        most: At most so many.

    Returns:
        Each with the name of its article.

    Raises:
        DeskError: There is no such label or field, or there is nobody to compare.
    """
    reader = LayerReader(project)
    schema = reader.schema("")
    _require_known(schema, part, about)
    found: list[tuple[str, Case]] = []
    with closing(reader.articles(names_of(project, asked))) as articles:
        for article in articles:
            layers = [each for each in article.layers if each.status in asked.statuses]
            found += [(article.name, case) for case in cases_in(schema, layers, part, about)]
            if len(found) >= most:
                break
    return found[:most]


def _require_known(schema: Schema, part: Part, about: str) -> None:
    known = {
        Part.SPAN: ["", *(label.id for label in schema.labels)],
        Part.EVENT: [""],
        Part.ARTICLE: ["", *leaf_fields(schema.article_fields)],
    }.get(part, list(leaf_fields(schema.event_fields)))
    if about not in known:
        raise DeskError(
            f"{about or 'Nothing'} is none of what can be asked of {part}: {', '.join(filter(None, known))}."
        )


class _Work:
    """Collects what is read, for all articles and for each group."""

    def __init__(self, reader: LayerReader, asked: Asked, names: tuple[str, ...], groups: Groups) -> None:
        self._reader = reader
        self._asked = asked
        self._names = names
        self._groups = groups
        self._drift = Drift()
        self._other_versions = 0
        self._comparisons: dict[tuple[str, str], Comparison] = {}
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
        made = Comparison(schema, articles, names, statuses=self._asked.statuses, most_unitized=most)
        self._comparisons[group, who] = made

    def add(self, article: ReadArticle) -> None:
        """Adds an article to all articles, and to its group."""
        self._other_versions += article.other_versions
        group = self._groups.of.get(article.id)
        for who in self._pairs():
            layers = [each for each in article.layers if not who or each.annotator in {who, self._asked.against}]
            aligned = self._comparisons["", who].add(layers, article.length, article.tokens)
            if group is not None and self._groups.articles:
                self._comparisons[group, who].add(layers, article.length, article.tokens)
            month = self._groups.months.get(article.id)
            if month and not who:
                finished = [each for each in layers if each.status in self._asked.statuses]
                self._drift.add(month, finished, aligned)

    def _pairs(self) -> list[str]:
        return [name for name in self._names if name != self._asked.against] if self._asked.against else [""]

    def report(self, project: Project) -> Report:
        """The report of all that was added."""
        asked, first = self._asked, next(iter(self._comparisons.values()))
        resamples = Resamples(Random(asked.seed))  # noqa: S311 - no secret: the same seed, the same intervals
        left_out = False
        sections: list[Section] = []
        for (group, who), comparison in self._comparisons.items():
            if who:
                sections.append(section_against(comparison, resamples, asked.against, who, group))
            else:
                section, pairs = joint_section(comparison, resamples, group, brief=bool(group))
                sections.append(section)
                left_out = left_out or pairs
        rule = first.study.events.rule
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
            participants=self._participants(project),
            twins=self._twins(),
            notes=tuple(self._notes(first, pairs_left_out=left_out)),
            sections=tuple(sections),
            drift=self._drift.points(),
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

    def _notes(self, first: Comparison, *, pairs_left_out: bool) -> Iterator[str]:
        yield "Only what each annotator made is compared: no adjudicated and no merged layers."
        if self._asked.unfinished:
            yield "Layers that are still worked on are compared as well: what is missing may yet come."
        if self._other_versions:
            yield (
                f"{self._other_versions} layers were filled by another version of the schema: what this version "
                "does not ask is not compared. --by schema compares them apart."
            )
        if first.continua is None and not self._asked.against:
            yield f"The alphas for unitizing are left out: there are more than {MOST_UNITIZED:,} spans."
        if pairs_left_out:
            yield "Fields are not compared pair by pair, as there are so many answers: name two annotators."
        yield ("Intervals are BCa intervals over articles: they speak of new articles, not of new annotators.")
