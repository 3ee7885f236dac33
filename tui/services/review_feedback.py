"""What an annotator may see of the review: where their layers differ from gold, and why."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.adjudication.feedback import Difference, differences, may_see
from tui.domain.adjudication.resolving import Desk
from tui.domain.errors import StoreError
from tui.domain.schema import Schema
from tui.formats.schema_json import schema_from_json
from tui.services.adjudicating import Adjudication
from tui.services.ids import IdSource, now
from tui.store.project import Project
from tui.store.records import AnnotatorKind

NOT_ALLOWED = "This project gives no feedback: its schema does not say `feedback: yes` under `review`."
NOT_YET = "Nothing can be told of this article yet: you have not finished it, or not all of it is decided."


class Feedback(NamedTuple):
    """What is told of an article.

    Attributes:
        article: Id of the article.
        name: What it is called.
        title: Its title.
        differences: Where the annotator's layer differs from gold.
    """

    article: str
    name: str
    title: str
    differences: tuple[Difference, ...]


def article_feedback(work: Adjudication, annotator: str, article: str) -> Feedback:
    """What an annotator may see of an article.

    Args:
        work: The review.
        annotator: Who asks.
        article: Id of the article.

    Raises:
        StoreError: The schema allows none, the annotator has not finished the article, or not all of it is decided.
    """
    schema = _allowing(work)
    found = _feedback(work, schema, annotator, article)
    if found is None:
        raise StoreError(NOT_YET)
    return found


def own_feedback(project: Project, annotator: str, article: str) -> Feedback:
    """What the desk of an annotator tells of an article, see `article_feedback`."""
    return article_feedback(Adjudication(project, Desk(annotator, IdSource(), now)), annotator, article)


def feedback(work: Adjudication, annotator: str) -> Iterator[Feedback]:
    """What an annotator may see of all articles of which they may see anything.

    Args:
        work: The review.
        annotator: Who asks.

    Raises:
        StoreError: The schema allows none, or the project knows no such annotator.
    """
    schema = _allowing(work)
    people = [each.name for each in work.project.people() if each.kind is AnnotatorKind.PERSON]
    if annotator not in people:
        raise StoreError(f"{annotator} annotates nothing in this project: --as is one of {', '.join(people)}.")
    for article in work.project.review.settled(annotator):
        found = _feedback(work, schema, annotator, article)
        if found is not None:
            yield found


def _allowing(work: Adjudication) -> Schema:
    schema = schema_from_json(work.project.current_schema().compiled)
    if not schema.feedback:
        raise StoreError(NOT_ALLOWED)
    return schema


def _feedback(work: Adjudication, schema: Schema, annotator: str, article: str) -> Feedback | None:
    opened = work.look(article)
    if opened is None or not may_see(schema, opened.review, annotator):
        return None
    known = work.project.article(article)
    return Feedback(article, known.name, known.title, tuple(differences(opened.review, annotator)))
