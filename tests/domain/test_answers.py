"""The room's door: what the rest of the program uses of answers."""

from tests.support.questions import FIELDS
from tui.domain import answers, dates
from tui.domain.errors import DeskError
from tui.domain.schema import FieldType


def test_an_answer_goes_the_whole_way() -> None:
    field = FIELDS[FieldType.DATE]
    context = answers.AnswerContext(reference=dates.parse("2022-01-06"))
    value = answers.read_answer(field, "wed", context)
    assert answers.show_answer(field, value) == "2022-01-05 Wed · exact date"
    assert answers.edit_answer(field, value, answers.literal_text(field, value), context) == value
    assert answers.read_selection(field, "yesterday", context) is not None
    assert answers.read_nothing("?") is not None


def test_errors_are_for_people() -> None:
    assert issubclass(answers.AnswerError, DeskError)
