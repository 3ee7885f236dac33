"""The guideline log of a project."""

from tui.domain.adjudication.guidelines import GuidelineLog, example, noted, questions
from tui.formats.schema_json import schema_from_json
from tui.store.project import Project


def guideline_log(project: Project, since: str = "") -> GuidelineLog:
    """What the guidelines leave open, as the decisions of a project say.

    Args:
        project: The open project.
        since: A version of the schema, as `id@version` or the version alone: decisions from before it was added
            are left out; empty for all.

    Raises:
        StoreError: The project has no such version.
    """
    store = project.review
    stored = project.current_schema()
    schema = schema_from_json(stored.compiled)
    name, added = store.schema_added(since) if since else ("", "")
    found = [
        decision
        for _, decisions, standing in store.each_decided()
        for decision in noted(schema, decisions, standing, added)
    ]
    examples = []
    for decision in found:
        article = project.article(decision.article)
        examples.append((decision, example(schema, decision, article.name, article.text)))
    return GuidelineLog(project.name, stored.name, name, questions(schema, examples))
