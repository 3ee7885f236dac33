"""From a figure of agreement to the cases behind it, with the words that they are about."""

from collections.abc import Callable, Generator
from contextlib import closing
from typing import NamedTuple

from tui.domain.agreement.aligned import AlignedArticle, Cluster
from tui.domain.agreement.alignment_listing import aligned_article, quoted
from tui.domain.agreement.case_finding import cases_in
from tui.domain.agreement.cases import NO_EVENT, Case, Side, Wanted
from tui.domain.agreement.report import Part
from tui.domain.agreement.rules import leaf_fields, rule_of
from tui.domain.agreement.showing import align_titles
from tui.domain.errors import DeskError
from tui.domain.schema import Field, FieldType, Schema
from tui.services.agreement_groups import plan
from tui.services.agreement_reading import Asked, LayerReader, ReadArticle, names_of
from tui.store.project import Project

MOST_CASES = 500
"""So many cases behind a figure are given unless more are asked for."""

MOST_CLUSTERS = 5_000
"""So many clusters of events are listed."""


class FoundCase(NamedTuple):
    """A case, and where it is.

    Attributes:
        name: Of the article.
        case: What each says.
        quotes: The words of the text that each rests on, in the order of the sides; empty for none.
        cluster: What was taken for one event, if that is what is looked at.
        titles: Of the fields by which events are aligned, by path.
    """

    name: str
    case: Case
    quotes: tuple[str, ...]
    cluster: Cluster | None = None
    titles: tuple[tuple[str, str], ...] = ()


def cases(
    project: Project,
    asked: Asked,
    wanted: Wanted,
    *,
    group: str = "",
    most: int = MOST_CASES,
    progress: Callable[[int], None] = lambda _: None,
) -> list[FoundCase]:
    """The cases behind a figure.

    Args:
        project: The open project.
        asked: What was compared.
        wanted: Which cases.
        group: Only articles of this group of those that were asked for; all if left out.
        most: At most so many.
        progress: Told how many articles were read so far.

    Returns:
        By the names of the articles, and then in the order of the text.

    Raises:
        DeskError: There is no such label or field, or there is nobody to compare.
    """
    reader = LayerReader(project)
    schema = reader.schema(group if asked.by == "schema" else "")
    require_known(schema, wanted)
    found: list[FoundCase] = []
    with closing(_articles(project, reader, asked, group, progress=progress)) as articles:
        for article in articles:
            for case in cases_in(schema, article.layers, wanted):
                quotes = tuple(quoted(article.text, side.at) for side in case.sides)
                found.append(FoundCase(article.name, case, quotes))
            if len(found) >= most:
                break
    return sorted(found[:most], key=lambda each: each.name)


def alignments(
    project: Project,
    asked: Asked,
    *,
    group: str = "",
    most: int = MOST_CLUSTERS,
    progress: Callable[[int], None] = lambda _: None,
) -> list[FoundCase]:
    """How events were aligned, cluster by cluster, to be looked at as cases are.

    Args:
        project: The open project.
        asked: What is compared.
        group: Only articles of this group of those that were asked for; all if left out.
        most: At most so many.
        progress: Told how many articles were read so far.

    Returns:
        By the names of the articles, and then in the order of the text. A side for each annotator who finished the
        article.

    Raises:
        DeskError: There is nobody to compare.
    """
    reader = LayerReader(project)
    schema = reader.schema(group if asked.by == "schema" else "")
    rule = rule_of(schema)
    titles = tuple(align_titles(schema, rule.weights).items())
    found: list[FoundCase] = []
    with closing(_articles(project, reader, asked, group, progress=progress)) as articles:
        for article in articles:
            listed = aligned_article(schema, article.layers, rule, article.name, article.text)
            found += (_cluster_case(listed, each, titles) for each in listed.clusters) if listed is not None else ()
            if len(found) >= most:
                break
    return sorted(found[:most], key=lambda each: each.name)


def _articles(
    project: Project, reader: LayerReader, asked: Asked, group: str, *, progress: Callable[[int], None]
) -> Generator[ReadArticle, None, None]:
    """The articles of a group, or all of them, with the layers that count."""
    names = names_of(project, asked)
    of = plan(project, names, asked.statuses, asked.by).of if group else {}
    with closing(reader.articles(names)) as articles:
        for number, article in enumerate(articles, 1):
            progress(number)
            if not group or of.get(article.id) == group:
                layers = [each for each in article.layers if each.status in asked.statuses]
                yield article._replace(layers=layers)


def _cluster_case(article: AlignedArticle, cluster: Cluster, titles: tuple[tuple[str, str], ...]) -> FoundCase:
    members = {each.who: each for each in cluster.members}
    sides, quotes = [], []
    for who, _ in article.found:
        each = members.get(who)
        sides.append(Side(who, each.said, each.at, each.event) if each else Side(who, NO_EVENT, None, ""))
        quotes.append(each.quote if each else "")
    return FoundCase(article.name, Case(article.article, tuple(sides)), tuple(quotes), cluster, titles)


def require_known(schema: Schema, wanted: Wanted) -> None:
    """Makes sure that there is what cases are asked for of.

    Raises:
        DeskError: There is no such label or field.
    """
    fields = list(leaf_fields(schema.event_fields))
    known = {
        Part.SPAN: ["", *(label.id for label in schema.labels)],
        Part.EVENT: ["", *_groups(schema.event_fields)],
        Part.ARTICLE: ["", *leaf_fields(schema.article_fields)],
    }.get(wanted.part, fields)
    if wanted.about not in known:
        raise DeskError(
            f"{wanted.about or 'Nothing'} is none of what can be asked of {wanted.part}: "
            f"{', '.join(filter(None, known))}."
        )


def _groups(fields: tuple[Field, ...], above: str = "") -> list[str]:
    found = []
    for each in fields:
        if each.type is FieldType.GROUP:
            found += [f"{above}{each.id}"] * each.many
            found += _groups(each.fields, f"{above}{each.id}/")
    return found
