"""Which questions of a form are asked."""

from tui.domain.form_places import FormPlace
from tui.domain.layers import GOLD, Layer
from tui.domain.lookups import Answers
from tui.domain.schema import Field, Option


def is_for(layer: Layer, field: Field) -> bool:
    """Whether a layer has a question at all.

    Args:
        layer: The layer; the adjudicated one alone has the questions of the review.
        field: The question.
    """
    return not field.review_only or layer.annotator == GOLD


def is_asked(layer: Layer, answers: Answers, field: Field, place: FormPlace) -> bool:
    """Whether a question is asked, if the group around it is.

    Args:
        layer: The layer.
        answers: What is said in the event, or of the article.
        field: The question.
        place: The level of the form that it stands in.
    """
    if not is_for(layer, field):
        return False
    if field.when and not answers.holds(field.when, place):
        return False
    return not (field.not_applicable_when and answers.holds(field.not_applicable_when, place))


def is_offered(answers: Answers, way: tuple[Option, ...], place: FormPlace) -> bool:
    """Whether an answer of a list can be chosen now: neither it nor one above it is retired or has to wait.

    Args:
        answers: What is said in the event, or of the article.
        way: From the root of the list to the answer.
        place: The level of the form that the question stands in.
    """
    return not any(option.retired or (option.when and not answers.holds(option.when, place)) for option in way)
