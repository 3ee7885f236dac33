"""An own answer: edited on a copy, accepted as a ruling, left without a trace."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support.adjudicating import TEXT, Hand
from tests.support.desks import DrawnText
from tests.support.reviewed import make_review, work_on
from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.sides import View
from tui.domain.agreement.marks import Mark
from tui.domain.errors import DeskError
from tui.domain.layers import Layer
from tui.domain.spans import Origin
from tui.domain.values import Nothing, make_value
from tui.services.adjudicating import Adjudication
from tui.ui.review.own import OwnAnswer, Step, make_own
from tui.ui.review.painting.sides import columns_of

ARTICLE = "a1"
EVENT = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9"}


def coder(who: str, dead: str, at: tuple[int, int] = (0, 9), more: Mapping[str, str] = EVENT) -> Hand:
    return Hand(who).event(f"e{who}", {**EVENT, **more}, (0, 9)).say("dead", dead, event=f"e{who}", at=at)


class Review:
    """A review of one article, and hands at own answers."""

    def __init__(self, work: Adjudication) -> None:
        self.work = work
        self.asked: list[str] = []
        work.refresh()

    def case(self, kind: Kind, path: str = "") -> Case:
        return next(c for c in self.work.open(ARTICLE).cases if c.kind is kind and c.path == path and c.open)

    def begin(self, kind: Kind, path: str = "") -> OwnAnswer:
        opened = self.work.open(ARTICLE)
        rows = DrawnText()
        own = make_own(opened, self.case(kind, path), self.work.project, rows, self.asked.append)
        rows.load(own.desk.text)
        return own

    def accept(self, own: OwnAnswer) -> Layer:
        return self.work.decide(ARTICLE, own.case.id, own.ruling()).panel.gold


def press(own: OwnAnswer, *keys: str) -> Step:
    """Names of keys, or text after a colon."""
    step = Step.GOES_ON
    for key in keys:
        if key.startswith(":"):
            for char in key[1:]:
                step = own.press(char, char)
        else:
            step = own.press(key, key if len(key) == 1 else None)
    return step


def select(own: OwnAnswer, words: str) -> None:
    start = own.desk.text.text.index(words)
    own.desk.select_range((start, start + len(words)))


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    layers = (
        coder("ana", "3", (0, 14)).span("actor", 10, 14).done(),
        coder("ben", "4", (3, 18)).span("actor", 10, 18).done(),
    )
    with make_review(tmp_path / "p.db", *layers) as project:
        yield Review(work_on(project))


def dead_of(gold: Layer) -> tuple[str, list[str]]:
    said = gold.value(gold.events[0], "dead")
    quotes = [gold.spans[each].quotes(TEXT)[0] for each in said.evidence]
    return said.value.literal if said.value else str(said.nothing), quotes


def test_a_value_is_typed_and_enter_decides(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    assert own.desk.asking is not None
    assert press(own, ":5") is Step.GOES_ON
    assert press(own, "enter") is Step.ACCEPTED
    assert own.ruling().choice is Choice.OWN
    # What is typed rests on the words that all who gave any gave in common.
    assert dead_of(review.accept(own)) == ("5", [TEXT[3:14]])


def test_nothing_is_written_before_it_is_decided(review: Review) -> None:
    before = review.work.open(ARTICLE)
    own = review.begin(Kind.FIELD_VALUE, "dead")
    press(own, ":5", "enter")
    after = review.work.open(ARTICLE)
    assert (after.panel.gold, after.panel.decisions) == (before.panel.gold, before.panel.decisions)
    assert own.desk.scratch.history() == []
    assert own.desk.session.draft() is None


def test_escape_leaves_everything_as_it_was(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    assert press(own, ":5", "escape") is Step.GOES_ON
    assert own.desk.asking is None
    select(own, "five")
    assert press(own, "escape") is Step.GOES_ON
    assert press(own, "escape") is Step.LEFT
    assert review.work.open(ARTICLE).panel.gold.revision == 0


def test_words_are_taken_as_value_and_evidence(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    press(own, "escape")
    select(own, "five")
    assert press(own, "enter") is Step.GOES_ON
    assert own.desk.message == "Dead: 5 · ↵ accepts it."
    assert press(own, "enter") is Step.ACCEPTED
    assert dead_of(review.accept(own)) == ("5", ["five"])


def test_the_answer_can_begin_from_a_version(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    case = own.case
    version = str(case.sides[case.side_of("ben")].version + 1)
    press(own, "escape", version)
    assert dead_of(own.desk.session.layer) == ("4", [TEXT[3:18]])
    press(own, "minus")
    assert press(own, "enter") is Step.ACCEPTED
    assert own.content().part.nothing is Nothing.NOT_STATED
    assert dead_of(review.accept(own))[0] == "not_stated"


def test_the_text_is_shown_where_the_versions_are(tmp_path: Path) -> None:
    layers = (coder("ana", "3", (30, 40)).done(), coder("ben", "4", (60, 70)).done())
    with make_review(tmp_path / "p.db", *layers) as project:
        review = Review(work_on(project))
        own = review.begin(Kind.FIELD_VALUE, "dead")
        starts = {view.version + 1: 30 if who == "ana" else 60 for view, (who, _) in sided(own)}
        assert own.desk.cursor == starts[1]
        press(own, "escape", "2")
        assert own.desk.cursor == starts[2]


def sided(own: OwnAnswer) -> list[tuple[View, Member]]:
    return list(zip(own.case.sides, own.case.names, strict=True))


def test_what_a_version_says_is_taken_from_it(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    side = own.case.side_of("ben")
    press(own, "escape", str(own.case.sides[side].version + 1), "enter")
    assert own.ruling() == Ruling(Choice.TAKE, side)


def test_evidence_can_be_all_or_what_all_share(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    press(own, "escape", "1", "J")
    assert dead_of(own.desk.session.layer)[1] == [TEXT[0:18]]
    press(own, "I")
    assert dead_of(own.desk.session.layer)[1] == [TEXT[3:14]]
    press(own, "u")
    assert dead_of(own.desk.session.layer)[1] == [TEXT[0:18]]


def test_nothing_said_is_not_accepted(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    with pytest.raises(DeskError, match="says nothing yet"):
        press(own, "escape", "ctrl+s")
    own.begin(1)
    press(own, "c")
    with pytest.raises(DeskError, match="says nothing yet"):
        press(own, "ctrl+s")


def test_a_wrong_answer_leaves_the_question_open(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    with pytest.raises(DeskError):
        press(own, ":many", "enter")
    assert own.desk.asking is not None
    press(own, "ctrl+u")
    assert press(own, ":7", "enter") is Step.ACCEPTED


def test_only_the_question_is_on_the_form(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    press(own, "escape", "tab")
    assert [row.path for row in own.desk.form] == ["dead"]
    assert own.desk.path == "dead"


def test_keys_of_the_desk_that_concern_more_do_nothing(review: Review) -> None:
    own = review.begin(Kind.FIELD_VALUE, "dead")
    press(own, "escape")
    for key in ("plus", "X", "x", "exclamation_mark", "d", "A"):
        with pytest.raises(DeskError, match="does nothing here"):
            press(own, key)
    press(own, "question_mark")
    assert review.asked == ["help"]


def test_a_question_that_gold_would_not_ask_yet_is_asked(tmp_path: Path) -> None:
    layers = (coder("ana", "3").done(), coder("ben", "4", more={"type": "march"}).done())
    with make_review(tmp_path / "p.db", *layers) as project:
        review = Review(work_on(project))
        case = review.case(Kind.EVENT_TYPE, "type")
        review.work.decide(ARTICLE, case.id, Ruling(Choice.TAKE, case.side_of("ben")))
        own = review.begin(Kind.FIELD_VALUE, "dead")
        press(own, ":5", "enter")
        assert dead_of(review.accept(own))[0] == "5"


def test_a_list_is_changed_entry_by_entry(tmp_path: Path) -> None:
    layers = (
        coder("ana", "3", more={"actor/1": "rebels"}).done(),
        coder("ben", "3", more={"actor/1": "army", "actor/2": "police"}).done(),
    )
    with make_review(tmp_path / "p.db", *layers) as project:
        review = Review(work_on(project))
        own = review.begin(Kind.FIELD_VALUE, "actor")
        version = own.case.sides[own.case.side_of("ben")].version + 1
        press(own, str(version))
        assert [row.shown for row in own.desk.form] == ["army", "police", ""]
        assert own.desk.row is not None
        assert own.desk.row.is_new_item
        press(own, "i", ":navy", "enter")
        assert own.press("ctrl+s", None) is Step.ACCEPTED
        gold = review.accept(own)
        event = gold.events[0]
        shown = [gold.value(event, f"actor/{item}").value for item in gold.items(event, "actor")]
        assert [value.literal for value in shown if value] == ["army", "police", "navy"]


def test_the_ends_of_a_span_are_moved_and_its_label_chosen(review: Review) -> None:
    own = review.begin(Kind.SPAN_BOUNDARY)
    assert len(own.desk.taken_ranges()) == 1
    press(own, "J")
    assert own.content().part.evidence == (Mark(((10, 18),), "actor"),)
    press(own, "I")
    assert own.content().part.evidence == (Mark(((10, 14),), "actor"),)
    press(own, "B", "l", "p")
    assert own.content().part.evidence == (Mark(((3, 14),), "place"),)
    assert press(own, "enter") is Step.ACCEPTED
    gold = review.accept(own)
    assert [(span.label, span.ranges) for span in gold.spans.values() if span.origin is Origin.LABEL] == [
        ("place", ((3, 14),))
    ]


def test_a_span_begins_from_a_version_and_is_left(review: Review) -> None:
    own = review.begin(Kind.SPAN_BOUNDARY)
    version = own.case.sides[own.case.side_of("ben")].version + 1
    press(own, str(version))
    assert own.desk.taken_ranges() == ((10, 18),)
    assert own.ruling() == Ruling(Choice.TAKE, own.case.side_of("ben"))
    with pytest.raises(DeskError, match="accepts"):
        press(own, "minus")
    assert press(own, "escape") is Step.LEFT


def test_evidence_alone_is_selected(tmp_path: Path) -> None:
    layers = (coder("ana", "3", (0, 9)).done(), coder("ben", "3", (3, 14)).done())
    with make_review(tmp_path / "p.db", *layers) as project:
        review = Review(work_on(project))
        own = review.begin(Kind.EVIDENCE, "dead")
        assert own.desk.asking is None
        assert dead_of(own.desk.session.layer) == ("3", [TEXT[3:9]])
        press(own, "r")
        select(own, "five men")
        press(own, "enter")
        assert press(own, "enter") is Step.ACCEPTED
        assert dead_of(review.accept(own)) == ("3", ["five men"])


def test_a_whole_event_has_no_value_of_its_own(tmp_path: Path) -> None:
    layers = (coder("ana", "3").done(), Hand("ben").done())
    with make_review(tmp_path / "p.db", *layers) as project:
        review = Review(work_on(project))
        with pytest.raises(DeskError, match="whole event"):
            review.begin(Kind.EVENT_MISSING)


def problem_of(tmp_path: Path) -> Iterator[Review]:
    """Two who each keep the rule that there are no fewer hurt than dead; what was taken of both breaks it."""
    layers = (
        coder("ana", "3", more={"hurt": "5"}).done(),
        coder("ben", "7", more={"hurt": "9"}).done(),
    )
    with make_review(tmp_path / "p.db", *layers) as project:
        review = Review(work_on(project))
        for path, who in (("dead", "ben"), ("hurt", "ana")):
            case = review.case(Kind.FIELD_VALUE, path)
            review.work.decide(ARTICLE, case.id, Ruling(Choice.TAKE, case.side_of(who)))
        yield review


def test_what_decisions_broke_together_is_mended(tmp_path: Path) -> None:
    for review in problem_of(tmp_path):
        own = review.begin(Kind.PROBLEM, "hurt")
        assert press(own, ":8", "enter") is Step.ACCEPTED
        assert own.ruling().choice is Choice.OWN
        gold = review.accept(own)
        assert gold.value(gold.events[0], "hurt").value == make_value("integer", "8")
        assert not [case for case in review.work.open(ARTICLE).cases if case.open]


def test_a_mended_answer_can_begin_from_what_a_side_said_there(tmp_path: Path) -> None:
    for review in problem_of(tmp_path):
        own = review.begin(Kind.PROBLEM, "hurt")
        columns = columns_of(review.work.open(ARTICLE), own.case)
        (number,) = (n for n, column in enumerate(columns, 1) if column.members[0][0] == "ben")
        assert press(own, "escape", str(number), "enter") is Step.ACCEPTED
        gold = review.accept(own)
        assert gold.value(gold.events[0], "hurt").value == make_value("integer", "9")
