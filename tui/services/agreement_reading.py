"""What agreement is computed from: whose layers are compared, and each article's layers, completed.

What is compared is what people made on their own: finished layers, and neither models nor gold unless they are
asked for by name. Gold is made from the others' layers, so it can only be what they are held against.
"""

from collections.abc import Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

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
from tui.services.unknown_names import nobody_called
from tui.store.project import AnnotatorKind, Project

PEOPLE, MODELS, EVERYONE = "people", "models", "all"
"""Stand for all annotators of a kind, where names are asked for."""


class Asked(NamedTuple):
    """What is to be compared.

    Attributes:
        layers: Names of annotators, or `PEOPLE`, `MODELS`, `EVERYONE`; people if empty.
        unfinished: Whether layers that are still worked on count as well.
        by: What articles are grouped by, see `tui.services.agreement_groups`; empty for nothing.
        against: With whom the others are compared; empty to compare all with each other.
        seed: Of the draws for the intervals.
        gamma: Whether gamma is computed as well; that takes long.
        everything: Whether further coefficients of the literature are.
        alignment: Whether the report tells how the events of each article were aligned.
    """

    layers: tuple[str, ...] = ()
    unfinished: bool = False
    by: str = ""
    against: str = ""
    seed: int = 1
    gamma: bool = False
    everything: bool = False
    alignment: bool = False

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
        text: Of the article.
    """

    id: str
    name: str
    length: int
    tokens: list[Range] | None
    layers: list[Layer]
    other_versions: int
    text: str


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
    raise DeskError(nobody_called(name))


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
        with closing(self._project.layers_by_article(frozenset(names))) as found:
            for article, text, layers in found:
                described: Mapping[str, str] | None = None
                other, finished = 0, []
                for layer in layers:
                    version = layer.attributes.get(SCHEMA, self.current)
                    other += version != self.current
                    schema = self.schema(version)
                    if not _works_out(schema, layer):
                        finished.append(layer)
                        continue
                    if described is None:
                        described = about(article)
                    finished.append(completed(schema, replace(layer, about=described)))
                tokens = _tokens(text, layers)
                yield ReadArticle(article.id, article.name, len(text), tokens, finished, other, text)

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
        text = article.text
        return ReadArticle(article_id, article.name, len(text), _tokens(text, layers), layers, other, text)


def _tokens(text: str, layers: Iterable[Layer]) -> list[Range] | None:
    ranges = [each for layer in layers for span in layer.spans.values() for each in span.ranges]
    return tokens_of(text, ranges) if ranges else None


def _works_out(schema: Schema, layer: Layer) -> bool:
    """Whether anything can follow from what a layer says; most say nothing but that there is no event."""
    return works_out(schema.article_fields) or (bool(layer.events) and works_out(schema.event_fields))


def read_schema(path: Path, asked: Asked) -> Schema:
    """The schema by which a project's layers are compared.

    Args:
        path: The project file.
        asked: What is compared.

    Raises:
        DeskError: The project cannot be opened, or there is nobody to compare.
    """
    with Project.open(path) as project:
        names_of(project, asked)
        return LayerReader(project).schema("")


def read_article(path: Path, article: str) -> str:
    """The text of an article.

    Args:
        path: The project file.
        article: Its id.

    Raises:
        DeskError: The project cannot be opened, or has no such article.
    """
    with Project.open(path) as project:
        return project.article(article).text
