from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article, sample
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE, Status
from tui.domain.values import Nothing
from tui.store.project import Project
from tui.ui.desk.filling import reopen_draft


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with at_work(tmp_path / "p.db", sample("02-market-and-checkpoint.txt")) as made:
        yield made


def field_value(work: DeskAtWork, path: str) -> str:
    value = work.session.layer.value(work.desk.owner, path).value
    return value.literal if value else ""


def quotes(work: DeskAtWork, path: str) -> list[str]:
    layer = work.session.layer
    return [
        "".join(layer.spans[each].quotes(work.desk.text.text))
        for each in layer.value(work.desk.owner, path).evidence
    ]


def test_the_publication_date_is_offered(work: DeskAtWork) -> None:
    assert work.desk.path == "publication_date"
    work.do("take")
    work.type("enter")
    assert field_value(work, "publication_date") == "2025-06-19"
    assert work.desk.path == "codeable"


def test_take_makes_value_and_evidence_and_goes_on(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("date")
    work.select("Tuesday, June 17, 2025")
    work.do("take")
    assert field_value(work, "date") == "2025-06-17"
    assert quotes(work, "date") == ["Tuesday, June 17, 2025"]
    assert work.desk.path == "place"
    assert work.desk.selection is None


def test_a_type_is_chosen_and_the_selection_becomes_its_evidence(work: DeskAtWork) -> None:
    work.do("new-event")
    work.select("Black River Front")
    work.do("take")
    assert work.desk.asking is not None
    work.type("grenade", "enter")
    assert quotes(work, "type") == ["Black River Front"]
    assert work.shown("type").startswith("Grenade")
    assert work.session.layer.revision == 2


def test_escape_leaves_everything_as_it_was(work: DeskAtWork) -> None:
    work.do("new-event")
    work.select("Black River Front")
    work.do("take")
    work.type("gren", "escape")
    assert work.desk.asking is None
    assert not work.session.layer.spans
    assert work.session.draft() is None
    assert work.desk.path == "type"


def test_what_is_selected_becomes_evidence_of_what_is_typed(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("target")
    work.select("threw a hand grenade")
    work.do("edit-value")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.beside == "“threw a hand grenade”"
    assert work.desk.asking.entry.line.text == ""
    assert work.desk.selection is not None
    work.type("stallholders", "enter")
    assert field_value(work, "target") == "stallholders"
    (span,) = work.session.layer.spans.values()
    assert work.desk.text.text[slice(*span.ranges[0])] == "threw a hand grenade"
    assert work.desk.selection is None


def test_escape_leaves_the_evidence_of_what_was_typed_selected(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("target")
    work.select("threw a hand grenade")
    chosen = work.desk.selection
    work.do("edit-value")
    work.type("stall", "escape")
    assert work.desk.selection == chosen
    assert not work.session.layer.spans


def test_typing_the_same_value_anew_keeps_what_cannot_be_typed_and_takes_the_selection(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    work.select("central market of Puerto Lirio")
    work.do("take")
    if work.desk.asking is not None:
        work.type("enter")
    before = work.session.layer.value(work.desk.owner, "place")
    work.desk.go_to_field("place")
    work.select("threw a hand grenade")
    work.do("edit-value")
    work.type("enter")
    after = work.session.layer.value(work.desk.owner, "place")
    assert after.value is not None
    assert before.value is not None
    assert after.value.literal == before.value.literal
    assert len(after.evidence) == 1
    assert after.evidence != before.evidence


def test_the_ends_of_a_span_that_are_moved_are_no_evidence(work: DeskAtWork) -> None:
    work.select("threw a hand grenade")
    work.do(f"label:{work.session.schema.labels[0].id}")
    work.desk.cursor += 1
    work.do("new-event")
    work.desk.go_to_field("target")
    work.do("resize-span")
    assert work.desk.resized
    work.do("edit-value")
    work.type("stallholders", "enter")
    assert work.session.layer.value(work.desk.owner, "target").evidence == ()


def test_a_wrong_answer_keeps_the_question_open(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("date")
    work.do("edit-value")
    with pytest.raises(DeskError, match="month"):
        work.type("2025-13-01", "enter")
    assert work.desk.asking is not None
    work.type("ctrl+u", "2025-06-17", "enter")
    assert field_value(work, "date") == "2025-06-17"


def test_tab_accepts_and_goes_on_and_shift_tab_goes_back(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("target")
    work.do("edit-value")
    work.type("stallholders", "tab")
    assert field_value(work, "target") == "stallholders"
    after = work.desk.path
    work.do("edit-value")
    work.type("grenade", "shift+tab")
    assert work.desk.path == "target"
    assert after == "weapon"
    work.do("edit-value")
    work.type("tab")
    assert work.desk.path == "weapon"


@pytest.mark.parametrize(
    ("action", "kind"), [("not-stated", Nothing.NOT_STATED), ("not-applicable", Nothing.NOT_APPLICABLE)]
)
def test_nothing_in_one_key(work: DeskAtWork, action: str, kind: Nothing) -> None:
    work.do("new-event")
    work.desk.go_to_field("target")
    work.do(action)
    assert work.session.layer.value(work.desk.owner, "target").nothing is kind
    assert work.desk.path == "weapon"


def test_nothing_is_refused_where_the_schema_says_so(work: DeskAtWork) -> None:
    work.do("new-event")
    with pytest.raises(DeskError, match="does not take"):
        work.do("not-stated")


def test_typed_notation_of_nothing(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("target")
    work.do("edit-value")
    work.type("?", "enter")
    assert work.session.layer.value(work.desk.owner, "target").nothing is Nothing.UNKNOWN


def test_evidence_is_added_followed_and_removed(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    work.select("central market of Puerto Lirio")
    work.do("take")
    work.type("enter")
    work.desk.go_to_field("place")
    work.select("PUERTO LIRIO")
    work.do("take-evidence")
    assert quotes(work, "place") == ["central market of Puerto Lirio", "PUERTO LIRIO"]
    work.do("follow-evidence")
    assert work.desk.text.text[work.desk.cursor :].startswith("central market")
    work.do("follow-evidence")
    assert work.desk.text.text[work.desk.cursor :].startswith("PUERTO")
    work.do("remove-evidence")
    assert quotes(work, "place") == ["central market of Puerto Lirio"]
    assert len(work.session.layer.spans) == 1
    work.do("clear-value")
    assert not work.session.layer.spans
    with pytest.raises(DeskError, match="no evidence"):
        work.do("follow-evidence")


def test_repeated_fields_take_one_after_the_other(work: DeskAtWork) -> None:
    work.do("new-event")
    row = next(row for row in work.desk.form if row.is_new_item)
    field = row.path.split("/", maxsplit=1)[0]
    work.desk.go_to_field(row.path)
    for words in ("Black River Front", "Llanero Column"):
        work.select(words)
        work.do("take")
    assert [row.shown for row in work.desk.form if row.path.startswith(f"{field}/")] == [
        "Black River Front",
        "Llanero Column",
        "",
    ]
    assert work.desk.path == f"{field}/+"


def test_candidates_are_walked_from_the_sentence_of_the_cursor(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("date")
    work.desk.move_to(work.desk.text.text.index("threw"))
    work.do("next-candidate")
    assert work.desk.candidate is not None
    assert work.desk.text.text[slice(*work.desk.candidate)] == "Tuesday, June 17, 2025"
    work.do("take")
    assert field_value(work, "date") == "2025-06-17"


def test_numbers_are_read_from_words(work: DeskAtWork) -> None:
    work.do("new-event")
    best = next(row.path for row in work.desk.form if row.path.endswith("/best"))
    work.desk.go_to_field(best)
    work.select("four people")
    work.do("take")
    assert field_value(work, best) == "4"


def test_confidence_and_note(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    with pytest.raises(DeskError, match="Answer Place first"):
        work.do("confidence")
    work.select("Puerto Lirio")
    work.do("take", "previous-field", "confidence", "field-note")
    work.type("which of the two?", "enter")
    said = work.session.layer.value(work.desk.owner, "place")
    assert (said.confidence, said.note) == ("high", "which of the two?")


def test_a_half_typed_answer_comes_back(work: DeskAtWork, tmp_path: Path) -> None:
    work.do("new-event")
    work.desk.go_to_field("target")
    work.do("edit-value")
    work.type("stall")
    with Project.open(tmp_path / "p.db") as project:
        again = DeskAtWork(project)
        again.open()
        reopen_draft(again.desk)
        assert again.desk.asking is not None
        assert again.desk.asking.entry.line.text == "stall"
        again.type("s", "enter")
        assert field_value(again, "target") == "stalls"
        assert again.session.draft() is None


def test_a_half_typed_answer_comes_back_with_its_evidence(work: DeskAtWork, tmp_path: Path) -> None:
    work.do("new-event")
    work.desk.go_to_field("fatalities/best")
    work.select("The attack")
    work.do("add-stretch")
    work.select("market")
    work.do("take")
    work.type("ctrl+u", "1")
    ranges = work.desk.taken_ranges()
    with Project.open(tmp_path / "p.db") as project:
        again = DeskAtWork(project, ids=work.ids)
        again.open()
        reopen_draft(again.desk)
        assert again.desk.taken_ranges() == ranges
        again.type("2", "enter")
        assert field_value(again, "fatalities/best") == "12"
        said = again.session.layer.value(again.desk.owner, "fatalities/best")
        (span,) = (again.session.layer.spans[each] for each in said.evidence)
        assert span.ranges == ranges
        assert again.desk.taken_ranges() == ()


def test_finish_leads_to_what_is_missing(work: DeskAtWork) -> None:
    with pytest.raises(DeskError, match="to mend"):
        work.do("finish")
    assert work.desk.owner == ARTICLE
    assert work.session.layer.status is Status.UNTOUCHED


def test_an_answer_goes_on_past_what_follows_from_it(tmp_path: Path) -> None:
    text = "Rockets of the FNB fell."
    with at_work(tmp_path / "p.db", new_article("a.txt", text, "2022-01-06")) as work:
        work.do("new-event")
        work.desk.go_to_field("actor_1")
        work.select("FNB")
        work.do("take")
        assert next(row.shown for row in work.desk.form if row.path == "actor_1_type").startswith("Rebel")
        assert work.desk.path == "assoc_actors_1/+"
        work.do("previous-field")
        assert work.desk.path == "actor_1_type"
        work.do("previous-field", "edit-value")
        work.type("x", "up", "shift+tab")
        assert work.desk.path == "place"
