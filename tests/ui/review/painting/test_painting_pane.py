from dataclasses import replace

import pytest

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, desk, panel
from tests.support.painted import at_work, case_of, everything, of_panel, opened, shown, styled
from tui.domain.adjudication.auditing import key_of
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import apply_policy, ask_again, resolve
from tui.domain.schema import Field, Option
from tui.services.review_articles import Opened, open_panel
from tui.ui.commands import COMMANDS, Keys
from tui.ui.review.painting.pane import NOTHING_BESIDE, Beside, case_lines
from tui.ui.review.painting.sides import columns_of, versions_of

FIVE = ("ana", "ben", "cy", "dee", "eve")


def pane(article: Opened, case: Case, size: tuple[int, int] = (80, 11), beside: Beside = NOTHING_BESIDE) -> str:
    return "\n".join(shown(case_lines(article, case, size, beside)))


def five(*places: str) -> tuple[Opened, Case]:
    layers = [
        Hand(who).event("e1", {"type": "attack", "place": place, "hurt": str(number)}, (0, 9)).done()
        for number, (who, place) in enumerate(zip(FIVE, places, strict=True))
    ]
    article = opened(*layers)
    return article, case_of(article, "field_value", "place")


def test_versions_and_not_annotators_are_listed() -> None:
    article, case = five("Ain", "Homs", "Ain", "Ain", "Homs")
    assert sorted((version.annotators, len(version.sides)) for version in versions_of(case)) == [(2, 2), (3, 3)]
    lines = shown(case_lines(article, case, (80, 11)))
    assert [line.split()[-2:] for line in lines[1:5:2]] == [
        [str(version.annotators), "annotators"] for version in versions_of(case)
    ]


def test_columns_become_versions_where_there_are_too_many() -> None:
    article, case = five("Ain", "Homs", "Ain", "Ain", "Homs")
    assert len(columns_of(article, case)) == 5
    wide = next(line for line in shown(case_lines(article, case, (200, 24))) if "A = " in line)
    assert wide.count(" = ") == 5
    narrow = next(line for line in shown(case_lines(article, case, (80, 20))) if " = " in line)
    assert narrow.count(" = ") == 2
    assert "×3" in narrow
    hurt = next(line for line in shown(case_lines(article, case, (80, 20))) if "Hurt" in line)
    assert hurt.count(" / ") == 3


def test_a_title_says_what_is_asked_of_which_event_and_how_many_are_left() -> None:
    article = everything()
    title = pane(article, case_of(article, "event_type", "type"), (100, 9), Beside(left=12)).splitlines()[0]
    assert title.startswith("─ Type: different types ─ event 3 · 2022-01-07 Fri · Homs · Type? ─")
    assert title.endswith("─ 12 left ─")


def test_the_keys_are_those_of_the_adjudicator() -> None:
    article = everything()
    case = case_of(article, "field_value", "weapons")
    commands = tuple(
        each._replace(keys=("z",))
        if each.id == "take-1"
        else each._replace(keys=())
        if each.id == "take-both"
        else each
        for each in COMMANDS
    )
    lines = pane(article, case, beside=Beside(keys=Keys(commands))).splitlines()
    assert lines[1].startswith("  z ")
    assert not any("both" in line for line in lines)


def test_what_goes_with_the_next_decision_is_seen() -> None:
    article = everything()
    beside = Beside(reason="Slip", note="see page 4", unclear=True)
    text = pane(article, case_of(article, "field_value", "date"), (120, 19), beside)
    assert "[Slip]" in text
    assert "[guideline unclear]" in text
    assert "[✎ see page 4]" in text


def test_a_similar_decision_is_shown_without_names_and_with_the_key_that_repeats_it() -> None:
    article = everything()
    case = case_of(article, "field_value", "date")
    after = resolve(article.panel, case, Ruling(Choice.TAKE, 0, reason="slip", note="as told"), at_work()).panel
    decision = next(each for each in after.decisions if each.case == case.id)
    said = shown(case_lines(article, case, (80, 11), Beside(similar=(decision, Ruling(Choice.TAKE, 1)))))
    (line,) = (line for line in said if "similar" in line)
    assert line == " , the same as in a similar case: took “2022-01-05 Wed” · Slip · as told"
    assert "in a similar case: took" in pane(article, case, beside=Beside(similar=(decision, None)))


def test_why_it_is_open_again_comes_first() -> None:
    article = everything()
    case = case_of(article, "field_value", "date")
    after = resolve(article.panel, case, Ruling(Choice.TAKE, 0), at_work()).panel
    again = resolve(after, case, Ruling(Choice.REOPEN), at_work("again")).panel
    reopened = open_panel(again, 0)
    found = next(each for each in reopened.cases if each.id == case.id)
    assert pane(reopened, found).splitlines()[1] == " It was reopened."


def test_a_decided_one_says_so_and_can_be_reopened() -> None:
    article = everything()
    case = case_of(article, "field_value", "date")
    after = open_panel(resolve(article.panel, case, Ruling(Choice.TAKE, 0), at_work()).panel, 0)
    text = pane(after, next(each for each in after.cases if each.id == case.id), (120, 19))
    assert text.splitlines()[0].endswith("─ decided")
    assert "R reopen" in text
    assert "2022-01-05 Wed" in text


def test_what_was_decided_by_a_person_does_not_tell_whose_columns_they_are() -> None:
    article = everything()
    case = case_of(article, "field_value", "weapons")
    after = open_panel(resolve(article.panel, case, Ruling(Choice.TAKE, 0), at_work()).panel, 0)
    lines = shown(case_lines(after, case_of(after, "field_value", "date"), (120, 19)))
    (row,) = (line.partition("│")[2] for line in lines if "≠Weapons" in line)
    assert row.split() == ["≠Weapons", *case.sides[0].content.part.value.literal.replace("\n", "; ").split()]  # type: ignore[union-attr]


def test_what_an_audit_asks_again_does_not_show_what_gold_says() -> None:
    article = everything()
    places = [settled for each in article.panel.decisions for settled in each.settled if settled.path == "place"]
    about = {key_of(settled) for settled in places}
    audited = open_panel(ask_again(article.panel, about, at_work("auditor")).panel, 0)
    case = next(each for each in audited.cases if each.path == "place")
    assert case.open
    assert audited.review.gold_content(case.topic) is not None
    text = shown(case_lines(audited, case, (120, 19)))
    (row,) = (line.partition("│")[2] for line in text if "▸" in line)
    assert row.split() == ["▸", "Place", case.sides[0].content.part.value.literal, "?"]  # type: ignore[union-attr]


def guided(field: Field) -> Opened:
    fields = tuple(field if each.id == field.id else each for each in SCHEMA_OF_REVIEW.event_fields)
    schema = SCHEMA_OF_REVIEW._replace(event_fields=fields)
    layers = [
        Hand(who, schema).event("e1", {"type": kind, "place": "Ain", "date": "2022-01-05"}, (0, 9)).done()
        for who, kind in (("ana", "attack"), ("ben", "march"))
    ]
    return of_panel(panel(*layers, schema=schema))


def test_the_guideline_tells_the_answers_that_were_given_first() -> None:
    options = (
        Option("attack", "Attack", "Arms are used."),
        Option("arrest", "Arrest", "Police."),
        Option("march", "March"),
    )
    field = SCHEMA_OF_REVIEW.event_fields[0]._replace(options=options, help="What it was.", codebook="p. 7")
    article = guided(field)
    lines = shown(case_lines(article, case_of(article, "event_type", "type"), (80, 20)))
    at = next(number for number, line in enumerate(lines) if "guideline" in line)
    assert lines[at + 1 : at + 4] == [" Attack: Arms are used.", " What it was.", " Codebook: p. 7"]


def test_of_an_event_the_guideline_tells_its_type() -> None:
    options = (Option("attack", "Attack", "Arms are used."), Option("march", "March", "Nobody is hurt."))
    field = SCHEMA_OF_REVIEW.event_fields[0]._replace(options=options, help="What it was.")
    schema = SCHEMA_OF_REVIEW._replace(event_fields=(field, *SCHEMA_OF_REVIEW.event_fields[1:]))
    layers = [Hand("ana", schema).event("e1", {"type": "march"}, (0, 9)).done(), Hand("ben", schema).done()]
    article = of_panel(panel(*layers, schema=schema))
    lines = shown(case_lines(article, case_of(article, "event_missing"), (80, 20)))
    at = next(number for number, line in enumerate(lines) if "guideline" in line)
    assert lines[at + 1 : at + 3] == [" March: Nobody is hurt.", ""]


def test_where_little_fits_the_guideline_begins_before_the_rest_of_the_event() -> None:
    fields = tuple(
        each._replace(help="Where they differ, the lower one. " * 20) if each.id == "dead" else each
        for each in SCHEMA_OF_REVIEW.event_fields
    )
    schema = SCHEMA_OF_REVIEW._replace(event_fields=fields)
    said = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9", "weapons": "gun"}
    said |= {"actor/1": "army", "source/1/name": "AFP", "source/2/name": "dpa", "source/3/name": "Reuters"}
    layers = [
        Hand(who, schema).event("e1", {**said, "dead": dead}, (0, 9)).done()
        for who, dead in (("ana", "3"), ("ben", "5"))
    ]
    article = of_panel(panel(*layers, schema=schema))
    lines = shown(case_lines(article, case_of(article, "field_value", "dead"), (80, 10)))
    at = next(number for number, line in enumerate(lines) if "guideline" in line)
    assert lines[at].startswith(" guideline Where they differ, the lower one.")
    assert lines[at + 1].endswith("…")
    assert "Type Attack" in lines[at + 2]


def test_what_is_asked_of_an_entry_names_the_entry() -> None:
    layers = []
    for who, said in (("ana", "3"), ("ben", "4")):
        hand = Hand(who).event("e1", {"type": "attack", "date": "2022-01-05"}, (0, 9))
        hand.say("source/1/name", "An agency with a long name", event="e1").say("source/1/said", said, event="e1")
        layers.append(hand.say("source/2/name", "dpa", event="e1", at=(int(said), 9)).done())
    article = of_panel(panel(*layers))
    title = pane(article, case_of(article, "field_value", "source/said")).splitlines()[0]
    assert title.startswith("─ Source “An agency with a …” › Said: different answers ─ ")
    title = pane(article, case_of(article, "evidence", "source/name")).splitlines()[0]
    assert title.startswith("─ Source › Name: same answer")


@pytest.mark.parametrize(("height", "there"), [(12, False), (30, True)])
def test_the_guideline_gives_way(height: int, *, there: bool) -> None:
    article = guided(SCHEMA_OF_REVIEW.event_fields[0]._replace(help="word " * 200))
    text = pane(article, case_of(article, "event_type", "type"), (80, height))
    assert ("guideline" in text) == there


def test_what_differs_is_seen_without_colours() -> None:
    article = everything()
    lines = case_lines(article, case_of(article, "field_value", "weapons"), (80, 11))
    assert "gun; ⟦knife⟧" in "".join(text for line in lines for text, _ in line)
    assert any("⟦knife⟧" in text for text in styled(lines, "key"))


def test_dates_and_links_call_events_by_their_numbers() -> None:
    layers = []
    for who, day in (("ana", "2022-01-09"), ("ben", "2022-01-08")):
        hand = Hand(who).event("e1", {"type": "attack", "date": "2022-01-05", "place": "Ain"}, (0, 9))
        hand.event("e2", {"type": "march", "place": "Homs", "hurt": "1"}, (50, 59))
        hand.say("date", day, event="e2", relative="after e1 +3d")
        layers.append(hand.done())
    article = opened(*layers)
    text = pane(article, case_of(article, "field_value", "date"))
    assert "⟦2022-01-09 Sun⟧ (after event 1 +3d)" in text
    assert "⟦2022-01-08 Sat⟧ (after event 1 +3d)" in text


def test_what_all_say_alike_is_not_called_different() -> None:
    layers = [Hand(who).event("e1", {"type": "attack", "dead": "3"}, (0, 9)).done() for who in ("ana", "ben")]
    accepted = apply_policy(panel(*layers), Policy.UNANIMOUS, desk()).panel
    found = [each for done in accepted.decisions for each in done.settled if each.path in {"dead", ""}]
    again = ask_again(accepted, [key_of(each) for each in found], desk("joe")).panel
    article = open_panel(again, 0)
    titles = [pane(article, case).splitlines()[0] for case in article.cases if case.open]
    assert titles
    assert all("all say the same" in title for title in titles), titles


def test_answers_that_look_the_same_tell_in_what_they_differ() -> None:
    layers = []
    for who, words in (("ana", "on Wednesday"), ("ben", "Wednesday evening"), ("cy", "")):
        hand = Hand(who).event("e1", {"type": "attack", "place": "Ain"}, (0, 9))
        hand.say("date", "2022-01-05", event="e1", written=words)
        layers.append(hand.done())
    article = opened(*layers)
    case = case_of(article, "field_value", "date")
    lines = pane(article, case).splitlines()
    assert "Date: nearly the same answer" in lines[0]
    told = {line.strip()[2:].partition("  ")[0] for line in lines[1:4]}
    shown_date = "2022-01-05 Wed"
    assert told == {
        shown_date,
        f"{shown_date} · written “on Wednesday”",
        f"{shown_date} · written “Wednesday evening”",
    }


def test_the_same_words_at_different_places_are_told_apart_by_the_words_around() -> None:
    layers = []
    for who, start in (("ana", 10), ("ben", 60)):
        hand = Hand(who).event("e1", {"type": "attack", "place": "Ain", "date": "2022-01-05"}, (0, 9))
        hand.say("hurt", "5", event="e1", at=(start, start + 8)).say("dead", who[:1].encode().hex(), event="e1")
        layers.append(hand.say("dead", str(start), event="e1", at=(start, start + 8)).done())
    article = opened(*layers)
    evidence = pane(article, case_of(article, "evidence", "hurt")).splitlines()
    assert {line.strip()[2:].partition("  ")[0] for line in evidence[2:4]} == {
        "On Monday “five men” were shot near the old…",
        "…the old bridge. On Monday “five men” were shot near the old…",
    }
    value = pane(article, case_of(article, "field_value", "dead"))
    assert "…the old bridge. On Monday “five men” were shot" in value


def test_an_event_that_nobody_has_any_more_can_be_taken_out() -> None:
    attack = Hand("ana").event("e1", {"type": "attack", "place": "Ain"}, (0, 9)).done()
    before = opened(attack, replace(attack, annotator="ben"))
    gone = [Hand(who).done() for who in ("ana", "ben")]
    after = open_panel(replace(before.panel, layers={layer.annotator: layer for layer in gone}), 0)
    lines = pane(after, case_of(after, "event_missing")).splitlines()
    assert lines[1] == " Nobody has this event any more."
    assert "nobody has this event any more: take it out" in lines[2]
    assert "keep it" in lines[3]


def test_in_no_cells_nothing_is_painted() -> None:
    article = everything()
    case = article.cases[0]
    assert case_lines(article, case, (0, 9)) == []
    assert case_lines(article, case, (80, 0)) == []
