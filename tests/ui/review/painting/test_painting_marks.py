from tests.support.adjudicating import Hand
from tests.support.painted import case_of, everything, opened, problem
from tui.ui.review.painting.marks import ELSEWHERE, HERE, NOWHERE, case_marks
from tui.ui.textview.marks import NO_LETTER


def marked(kind: str, path: str = "") -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    article = problem() if kind == "problem" else everything()
    spans = case_marks(article, case_of(article, kind, path)).marks.spans
    return sorted((span.letter, span.ranges) for span in spans if span.active)


def test_each_version_marks_its_evidence_with_its_number() -> None:
    assert marked("evidence", "type") == [("1", ((0, 9),)), ("2", ((3, 9),))]
    assert marked("field_value", "date") == [("1", ((0, 9),)), ("2", ((0, 9),))]
    assert marked("span_boundary") == [("1", ((34, 48),)), ("2", ((38, 48),))]
    assert marked("span_label") == [("1", ((88, 98),)), ("2", ((88, 98),))]


def test_events_mark_their_evidence_with_the_letter_of_their_column() -> None:
    assert marked("event_missing") == [("A", ((150, 159),))]
    assert ("b", ((10, 18),)) in marked("event_divided")
    assert ("A", ((5, 14),)) in marked("event_divided")
    assert {letter for letter, _ in marked("problem", "hurt")} == {"A", "B"}


def test_other_evidence_is_faint_and_never_lies_over_that_of_versions() -> None:
    article = everything()
    found = case_marks(article, case_of(article, "evidence", "type"))
    faint = {span.label_index: span.ranges for span in found.marks.spans if not span.active}
    assert faint[HERE] == ((10, 18), (19, 28))
    assert faint[ELSEWHERE] == ((9, 10), (100, 109), (150, 159))
    assert all(span.letter == NO_LETTER for span in found.marks.spans if not span.active)
    assert found.first == 0


def test_without_evidence_the_text_is_shown_where_the_event_stands() -> None:
    article = everything()
    assert case_marks(article, case_of(article, "field_value", "part_of")).first == 100
    assert case_marks(article, case_of(article, "article_field", "relevant")).first == NOWHERE


def test_nobody_s_evidence_is_nowhere() -> None:
    same = {"type": "attack", "date": "2022-01-05", "place": "Ain"}
    hurt = {"ana": "1", "ben": "2"}
    article = opened(*(Hand(who).event("e1", {**same, "hurt": number}).done() for who, number in hurt.items()))
    found = case_marks(article, case_of(article, "field_value", "hurt"))
    assert (found.marks.spans, found.first) == ((), NOWHERE)
