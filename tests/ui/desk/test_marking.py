from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import TEXT, small_desk
from tui.domain.errors import DeskError
from tui.domain.spans import Origin
from tui.ui.commands import label_keys
from tui.ui.desk.telling import quote


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def marked(work: DeskAtWork) -> list[tuple[str, str]]:
    """Labels and words of all spans, from left to right."""
    spans = sorted(work.session.layer.spans.values(), key=lambda span: (span.ranges, span.label))
    return [(span.label, TEXT[span.start : span.end]) for span in spans]


def put(work: DeskAtWork, words: str) -> None:
    work.desk.unselect()
    work.desk.move_to(TEXT.index(words))


def test_a_selection_is_labelled_and_dropped(work: DeskAtWork) -> None:
    work.select("Ana Li")
    work.do("label:who")
    assert marked(work) == [("who", "Ana Li")]
    assert work.desk.message == "Labelled “Ana Li” as Who."
    assert work.desk.selection is None
    assert TEXT[work.desk.cursor :].startswith("Ana")
    assert next(iter(work.session.layer.spans.values())).origin is Origin.LABEL


def test_without_a_selection_the_candidate_is_labelled_else_the_word(work: DeskAtWork) -> None:
    put(work, "leppo")
    work.do("label:who")
    start = TEXT.index("Two")
    work.desk.candidate = (start, start + 3)
    work.do("label:what")
    assert marked(work) == [("who", "Aleppo"), ("what", "Two")]


def test_the_same_label_is_put_once(work: DeskAtWork) -> None:
    work.select("Aleppo")
    work.do("label:who")
    work.select("Aleppo")
    work.do("label:who")
    assert work.desk.message == "“Aleppo” is Who already."
    assert work.session.layer.revision == 1
    work.select("Aleppo")
    work.do("label:what")
    assert marked(work) == [("what", "Aleppo"), ("who", "Aleppo")]


def test_between_words_there_is_nothing_to_label(work: DeskAtWork) -> None:
    put(work, "\n\n")
    with pytest.raises(DeskError, match="Select some text first"):
        work.do("label:who")


def test_a_label_that_the_schema_lacks(work: DeskAtWork) -> None:
    work.select("Aleppo")
    with pytest.raises(DeskError, match="has no label where"):
        work.do("label:where")
    assert not work.session.layer.spans


def test_the_labels_letter_puts_it(work: DeskAtWork) -> None:
    work.select("Aleppo")
    work.do("label")
    work.type("x")
    assert marked(work) == [("who", "Aleppo")]
    work.select("rockets")
    work.do("label")
    work.type("what", "enter")
    assert marked(work)[0] == ("what", "rockets")


def test_digits_are_labels_in_the_schemas_order(work: DeskAtWork) -> None:
    assert label_keys(work.desk.session.schema.labels) == {"1": "label:what", "2": "label:who"}


def test_the_shortest_span_under_the_cursor_is_deleted_first(work: DeskAtWork) -> None:
    for words in ("Two people died, said Ana Li", "Ana Li", "rockets"):
        work.select(words)
        work.do("label:who")
    put(work, "na Li")
    assert [span.end - span.start for span in work.desk.spans_here()] == [6, 28]
    work.do("delete-span")
    assert work.desk.message == "Deleted Who “Ana Li”; u brings it back."
    work.do("delete-span")
    assert marked(work) == [("who", "rockets")]
    with pytest.raises(DeskError, match="No span here"):
        work.do("delete-span")


def test_a_selected_span_is_deleted_before_the_shortest(work: DeskAtWork) -> None:
    for words in ("died, said Ana Li", "died", "Two"):
        work.select(words)
        work.do("label:who")
    work.select("died, said Ana Li")
    work.desk.anchor, work.desk.cursor = work.desk.cursor, TEXT.index("died")
    work.do("delete-span")
    assert marked(work) == [("who", "Two"), ("who", "died")]


def test_a_selection_that_is_no_span_leaves_it_to_the_cursor(work: DeskAtWork) -> None:
    work.select("died")
    work.do("label:who")
    work.desk.anchor, work.desk.cursor, work.desk.exact = TEXT.index("people"), TEXT.index("died") + 1, True
    work.do("delete-span")
    assert marked(work) == []


def test_evidence_goes_with_its_span(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    work.select("Aleppo")
    work.do("take")
    put(work, "leppo")
    work.do("delete-span")
    assert work.session.layer.value(work.desk.owner, "place").evidence == ()
    assert work.shown("place") == "Aleppo"


def test_only_the_evidence_at_the_cursor_is_unlinked(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    for words in ("Aleppo", "大马士革"):
        work.select(words)
        work.do("take-evidence")
    put(work, "Strike")
    with pytest.raises(DeskError, match="Several spans"):
        work.do("remove-evidence")
    put(work, "Aleppo")
    work.do("remove-evidence")
    assert marked(work) == [("evidence", "大马士革")]
    put(work, "Strike")
    work.do("remove-evidence")
    assert marked(work) == []
    assert work.desk.message == "“大马士革” is no longer evidence here."


def test_from_a_field_without_evidence_it_goes_back_to_the_event(work: DeskAtWork) -> None:
    work.do("new-event")
    with pytest.raises(DeskError, match="no evidence"):
        work.do("follow-evidence")
    work.desk.go_to_field("place")
    work.select("Aleppo")
    work.do("take-evidence")
    work.desk.go_to_field("dead")
    put(work, "大马士革")
    work.do("follow-evidence")
    assert TEXT[work.desk.cursor :].startswith("Aleppo")
    assert work.desk.message == "No evidence here; the event itself is “Aleppo”."


def test_evidence_is_followed_around(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    for words in ("Aleppo", "大马士革"):
        work.select(words)
        work.do("take-evidence")
    seen = []
    for _ in range(3):
        work.do("follow-evidence")
        seen.append((work.desk.message, TEXT[work.desk.cursor :][:2]))
    assert seen == [
        ("Evidence 1 of 2: “Aleppo”", "Al"),
        ("Evidence 2 of 2: “大马士革”", "大马"),
        ("Evidence 1 of 2: “Aleppo”", "Al"),
    ]


def test_a_quote_is_on_one_line_and_short(work: DeskAtWork) -> None:
    start = TEXT.index("5 May")
    assert quote(work.desk, start, start + 24) == "“5 May 2021 Five rockets”"
    assert quote(work.desk, 0, 6, 6) == "“Strike”"
    assert quote(work.desk, 0, len(TEXT), 12) == "“Strike in 大马…”"


def test_a_label_goes_to_the_span_at_the_cursor_and_its_links_stay(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("kind")
    work.select("Strike")
    work.do("take")
    put(work, "rike")
    work.do("label:who")
    assert work.desk.message == "What “Strike” is Who now; u takes it back."
    assert marked(work) == [("who", "Strike")]
    assert len(work.session.layer.value(work.desk.owner, "kind").evidence) == 1
    with pytest.raises(DeskError, match="“Strike” is Who already"):
        work.do("label:who")
    work.do("undo")
    assert marked(work) == [("what", "Strike")]


def test_of_several_spans_one_is_chosen_and_acted_upon(work: DeskAtWork) -> None:
    for words in ("Two people died, said Ana Li", "Ana Li", "Ana"):
        work.select(words)
        work.do("label:who")
    put(work, "Ana Li")
    assert work.desk.chosen_span is None
    seen = []
    for _ in range(4):
        work.do("next-here")
        seen.append(work.desk.message.split(": ")[1])
    assert seen == [f"{number} of 3 here. d deletes it, z moves its ends." for number in (2, 3, 1, 2)]
    work.do("label:what", "next-here", "delete-span")
    assert marked(work) == [("who", "Ana"), ("what", "Ana Li")]
    put(work, "Five")
    assert work.desk.chosen_span is None
    with pytest.raises(DeskError, match="No span here"):
        work.do("next-here")


def test_several_stretches_become_one_span(work: DeskAtWork) -> None:
    work.select("Five rockets")
    work.do("add-stretch")
    work.select("Aleppo")
    work.do("label:what")
    (span,) = work.session.layer.spans.values()
    assert span.quotes(TEXT) == ("Five rockets", "Aleppo")
    assert work.desk.message == "Labelled “Five rockets … Aleppo” as What."
    assert work.desk.taken_ranges() == ()


def test_the_last_label_is_put_again(work: DeskAtWork) -> None:
    with pytest.raises(DeskError, match="Nothing was done yet"):
        work.do("repeat")
    work.select("Five")
    work.do("label")
    work.type("x")
    work.select("Aleppo")
    work.do("repeat")
    assert marked(work) == [("who", "Five"), ("who", "Aleppo")]
    put(work, "Five")
    work.do("delete-span")
    put(work, "Aleppo")
    work.do("repeat")
    assert marked(work) == []
