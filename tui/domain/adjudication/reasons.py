"""Why an adjudicator decides as they do."""

from tui.domain.schema import Reason, Schema

USUAL = (
    Reason(
        "guideline",
        "Guideline gap",
        "g",
        "The guidelines do not say it, or can be read both ways: the next version should settle it.",
        guideline=True,
    ),
    Reason("error", "Annotator's error", "e", "The guidelines say it plainly, and it was coded otherwise."),
    Reason("ambiguous", "Ambiguous text", "a", "The article can be read in more than one way."),
    Reason("slip", "Slip", "s", "A wrong key, a stretch too long or short, something passed over."),
    Reason(
        "knowledge", "Knowledge", "k", "It takes knowing what the article does not say, such as who leads a group."
    ),
    Reason("other", "Other", "o", "None of these: say in a note what it is."),
)
"""The reasons of schemas that name none."""


def review_reasons(schema: Schema) -> tuple[Reason, ...]:
    """The reasons that can be given, in the order in which they are offered."""
    return schema.review_reasons or USUAL


def reason_title(schema: Schema, reason: str) -> str:
    """What a reason is called; one that the schema does not have is called as it was stored."""
    return next((each.title for each in review_reasons(schema) if each.id == reason), reason)


def guideline_reasons(schema: Schema) -> frozenset[str]:
    """The ids of the reasons whose decisions belong into the guideline log."""
    return frozenset(each.id for each in review_reasons(schema) if each.guideline)
