"""The alignment, the list of disagreements, and what a decision did."""

from tests.support.adjudicating import SCHEMA_OF_REVIEW
from tests.support.painted import at_work, case_of, everything, problem, shown, styled
from tui.domain.adjudication.aligning import Adjustment, Change
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.resolving import adjust, resolve
from tui.services.review_articles import open_panel
from tui.store.disagreements import Row
from tui.ui.review.painting.alignment import alignment_lines
from tui.ui.review.painting.decided import decided_line
from tui.ui.review.painting.queue import queue_lines
from tui.ui.review.painting.sides import letters_of, versions_of


def test_each_event_has_a_row_and_each_annotator_a_letter() -> None:
    article = everything()
    lines = shown(alignment_lines(article, (120, 14)))
    assert lines[0].startswith("─ events · 8 are 4 ─")
    assert lines[1].split() == ["A", "B", "C", "why"]
    assert [line[:4].strip() for line in lines[2:7]] == ["1", "2", "3", "4", ""]
    assert "≠ Date = Type, Place" in lines[2]
    assert lines[2].endswith("6 open")
    assert lines[3].count("↔ event 1") == 2


def test_the_cursor_and_what_is_held_are_seen() -> None:
    article = everything()
    chosen, held = ("ana", "a4"), ("ana", "a2")
    lines = alignment_lines(article, (120, 16), chosen, [held])
    assert [text for text in styled(lines, "choice-active") if text.startswith("Arrest · Hama")]
    assert "●" in "".join(styled(lines, "marker"))
    letter = letters_of(article)["ana"]
    assert any(line.startswith(f"─ {letter} in event 4 ─") for line in shown(lines))


def test_several_events_of_one_annotator_stand_under_one_another() -> None:
    article = everything()
    merge = Adjustment("j1", "a1", Change.MERGE, (("ana", "a1"), ("ana", "a2")), "eve", "now")
    merged = open_panel(adjust(article.panel, merge, at_work("m")).panel, 0)
    lines = shown(alignment_lines(merged, (120, 14)))
    assert "1 change by hand" in lines[0]
    assert [line[:4].strip() for line in lines[2:6]] == ["1", "", "2", "3"]


def test_in_a_low_window_the_cursor_stays_in_view() -> None:
    lines = shown(alignment_lines(everything(), (120, 4), ("ana", "a4")))
    assert "▸" in "".join(lines)
    assert "↑" in lines[0]


def row(number: int, **more: str) -> Row:
    fields = {"kind": "field_value", "path": "dead", "state": "open", "again": "", **more}
    return Row(
        "a1",
        "a.txt",
        "A title",
        1,
        f"d{number}",
        fields["kind"],
        fields["path"],
        fields["state"],
        2.0,
        fields["again"],
        "zqana",
    )


def test_the_list_says_kind_article_and_field() -> None:
    rows = [row(1), row(2, kind="article_field", path="relevant"), row(3, kind="event_missing", path="")]
    rows += [
        row(4, path="source/name", state="later"),
        row(5, kind="span_boundary", path="", again="A layer came."),
    ]
    lines = queue_lines(rows, SCHEMA_OF_REVIEW, (80, 7), 1, title="by kind", before=10, count=40)
    text = shown(lines)
    assert text[0].startswith("─ by kind ↑10 ↓25 ─")
    typed = queue_lines(rows, SCHEMA_OF_REVIEW, (80, 7), 1, title="with “e”", count=5, more=True)
    assert shown(typed)[0].startswith("─ with “e” and more ─")
    assert [line.split() for line in text[1:6]] == [
        ["11", "answer", "A", "title", "Dead"],
        ["▸12", "article", "A", "title", "Relevant"],
        ["13", "event", "missing", "A", "title"],
        ["14", "answer", "A", "title", "Source", "›", "Name", "later"],
        ["15", "span", "ends", "A", "title", "↻"],
    ]
    assert [text for text in styled(lines, "choice-active") if "Relevant" in text]
    assert "zqana" not in "".join(text)


def test_an_empty_list_says_so() -> None:
    assert shown(queue_lines([], SCHEMA_OF_REVIEW, (60, 4), 0, title="later"))[1] == " nothing here"


def test_a_decision_tells_who_said_what() -> None:
    article = everything()
    case = case_of(article, "field_value", "date")
    ruling = Ruling(Choice.TAKE, case.side_of("ana"), reason="slip", note="as told", unclear=True)
    after = open_panel(resolve(article.panel, case, ruling, at_work()).panel, 0)
    decided = next(each for each in after.cases if each.id == case.id)
    assert decided.decision is not None
    assert decided_line(after, decided, decided.decision) == "Date: 2022-01-05 Wed · as ana, cy; not ben"


def test_what_is_put_off_or_reopened_has_no_sides_yet() -> None:
    article = everything()
    case = case_of(article, "event_missing")
    for choice, said in ((Choice.LATER, "event 4: left for later"), (Choice.REOPEN, "event 4: open again")):
        outcome = resolve(article.panel, case, Ruling(choice), at_work(choice))
        decision = next(each for each in outcome.decisions if each.case == case.id)
        assert decided_line(article, case, decision) == said


def test_events_and_spans_are_told_as_what_gold_has() -> None:
    article = everything()
    told = []
    for kind in ("event_missing", "span_boundary"):
        case = case_of(article, kind)
        after = open_panel(
            resolve(article.panel, case, Ruling(Choice.TAKE, case.side_of("ana")), at_work()).panel, 0
        )
        decided = next(each for each in after.cases if each.id == case.id)
        assert decided.decision is not None
        told.append(decided_line(after, decided, decided.decision))
    assert told[0] == "event 4: gold has the event · as ana; not ben, cy"
    assert told[1].startswith("span: Place “old bridge” · as ana, cy; not ben")


def test_where_nobody_is_right_it_says_so() -> None:
    article = everything()
    case = case_of(article, "span_label")
    after = open_panel(resolve(article.panel, case, Ruling(Choice.NEITHER), at_work()).panel, 0)
    decided = next(each for each in after.cases if each.id == case.id)
    assert decided.decision is not None
    assert decided_line(after, decided, decided.decision) == f"span: not marked · not as {in_order(decided)}"


def in_order(case: Case) -> str:
    """The annotators, version by version."""
    return ", ".join(
        who for version in versions_of(case) for who in sorted(case.names[side][0] for side in version.sides)
    )


def test_a_problem_has_decided_fields_that_tell_names() -> None:
    article = problem()
    told = [decided_line(article, case, case.decision) for case in article.cases if case.decision is not None]
    assert told == ["Dead: 8 · as ben; not ana", "Hurt: 3 · as ana; not ben"]
