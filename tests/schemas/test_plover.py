import pytest

from tests.support.filled import EVENT, Said, filled, shipped, worked_out
from tui.domain.asking import is_offered
from tui.domain.completing import completed
from tui.domain.lookups import Answers
from tui.domain.problems import problems
from tui.domain.schema import Option, walk_options

SCHEMA = shipped("plover")
FIELDS = {field.id: field for field in SCHEMA.event_fields}

MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "withdraw expel convict discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "restrict arrest seize censor curfew martial-law deport withhold misinformation cyber",
    "ASSAULT": (
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional"
    ),
}
"""The modes of each of the 16 categories."""

SCORES = {
    "AGREE": "2.5", "CONSULT": "2.5", "SUPPORT": "5", "CONCEDE": "4.5", "COOPERATE": "9.5", "AID": "10",
    "RETREAT": "6.5", "REQUEST": "0", "ACCUSE": "-3", "REJECT": "-2", "THREATEN": "-3.5", "PROTEST": "-5",
    "SANCTION": "-6", "MOBILIZE": "-5.5", "COERCE": "-7", "ASSAULT": "-9",
    "CONSULT visit": "4", "CONSULT third-party": "1", "CONSULT multilateral": "4", "CONSULT phone": "1.5",
    "RETREAT withdraw": "8", "RETREAT release": "6.5", "RETREAT disarm": "10", "RETREAT ceasefire": "7.5",
    "RETREAT access": "6.5", "RETREAT resign": "4.5",
    "REQUEST assist": "0.5", "REQUEST change": "-1", "REQUEST yield": "-1", "REQUEST meet": "0",
    "ACCUSE disapprove": "-2", "ACCUSE investigate": "-3.5", "ACCUSE allege": "-3.5",
    "REJECT assist": "-1.5", "REJECT change": "-2", "REJECT yield": "-2", "REJECT meet": "-2",
    "THREATEN restrict": "-3", "THREATEN arrest": "-3.5", "THREATEN relations": "-3.5", "THREATEN expel": "-3.5",
    "THREATEN territory": "-4", "THREATEN violence": "-3.5",
    "PROTEST demo": "-5", "PROTEST riot": "-7", "PROTEST strike": "-5", "PROTEST hunger": "-4.5",
    "PROTEST boycott": "-4.5", "PROTEST obstruct": "-4.5", "PROTEST vandalize": "-5",
    "SANCTION convict": "-6", "SANCTION expel": "-5.5", "SANCTION withdraw": "-6", "SANCTION discontinue": "-6",
    "MOBILIZE troops": "-6.5", "MOBILIZE weapons": "-6.5", "MOBILIZE police": "-5.5", "MOBILIZE militia": "-6",
    "COERCE seize": "-7", "COERCE restrict": "-7", "COERCE censor": "-6.5", "COERCE curfew": "-6.5",
    "COERCE martial-law": "-7.5", "COERCE arrest": "-7", "COERCE deport": "-7", "COERCE withhold": "-7",
    "COERCE misinformation": "-6.5", "COERCE cyber": "-7",
    "ASSAULT abduct": "-8.5", "ASSAULT beat": "-7.5", "ASSAULT torture": "-8.5", "ASSAULT sexual": "-8.5",
    "ASSAULT targeted": "-9.5", "ASSAULT destroy": "-8.5", "ASSAULT primitive": "-8", "ASSAULT firearms": "-9",
    "ASSAULT explosives": "-9", "ASSAULT suicide-attack": "-9.5", "ASSAULT aerial": "-9.5",
    "ASSAULT drone": "-9.5", "ASSAULT heavy-weapons": "-9.5", "ASSAULT crowd-control": "-7.5",
    "ASSAULT unconventional": "-10",
}  # fmt: skip
"""The published score of each category and mode; vandalising has none of its own."""

QUADS = {
    "1": "AGREE CONSULT SUPPORT CONCEDE",
    "2": "COOPERATE AID RETREAT",
    "3": "REQUEST ACCUSE REJECT THREATEN",
    "4": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}


@pytest.mark.parametrize("category", MODES)
def test_the_modes_depend_on_the_category(category: str) -> None:
    answers = Answers(SCHEMA, filled(SCHEMA, {"category": category}), EVENT)
    offered = [
        way[-1].code for way in walk_options(FIELDS["mode"].options) if is_offered(answers, way, answers.top())
    ]

    assert sorted(offered) == sorted(MODES[category].split())


@pytest.mark.parametrize("told", SCORES)
def test_the_score_follows_from_category_and_mode(told: str) -> None:
    category, _, mode = told.partition(" ")
    answers: dict[str, Said] = {"category": category, **({"mode": mode} if mode else {})}

    assert worked_out(SCHEMA, answers, "score") == SCORES[told]


def test_each_mode_of_each_category_has_a_score() -> None:
    assert len(SCORES) == len(MODES) + sum(len(modes.split()) for modes in MODES.values())


@pytest.mark.parametrize(
    ("quad", "category"), [(quad, each) for quad, several in QUADS.items() for each in several.split()]
)
def test_the_quarter_follows_from_the_category(quad: str, category: str) -> None:
    assert worked_out(SCHEMA, {"category": category}, "quad") == quad


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("cyber", "cyber"), ("misinformation", "misinformation"), ("arrest\ncyber", "cyber"), ("seize", "")],
)
def test_some_modes_bring_a_context_along(mode: str, expected: str) -> None:
    assert worked_out(SCHEMA, {"category": "COERCE", "mode": mode}, "added_context") == expected


def whole(category: str, *, recipient: bool) -> dict[str, Said]:
    answers: dict[str, Said] = {"category": category, "date": "2025-06-18", "actor/a1/name": "Colombia"}
    return {**answers, "recipient/r1/name": "Chad"} if recipient else answers


@pytest.mark.parametrize("category", MODES)
def test_three_categories_need_a_recipient(category: str) -> None:
    needs = category in {"COOPERATE", "AID", "SANCTION"}

    assert found(whole(category, recipient=False)) == (["required:recipient"] if needs else [])
    assert found(whole(category, recipient=True)) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({**whole("ASSAULT", recipient=True), "two_sided": "true"}, ["all_are_actors"]),
        ({**whole("ASSAULT", recipient=False), "two_sided": "true"}, ["all_are_actors"]),
        ({**whole("ASSAULT", recipient=False), "actor/a2/name": "Chad", "two_sided": "true"}, []),
        ({**whole("ASSAULT", recipient=True), "two_sided": "false"}, []),
        ({**whole("AGREE", recipient=False), "mode": "visit"}, ["offered:mode", "no_other_way"]),
        ({**whole("AGREE", recipient=False), "date": "2025-06-25"}, ["not_after_publication"]),
        ({**whole("AGREE", recipient=False), "date": "2025-06-25", "auxiliary": "future"}, []),
        ({**whole("AGREE", recipient=False), "auxiliary": "negated"}, ["include_when"]),
        ({**whole("AGREE", recipient=False), "end_date": "2025-06-17"}, ["ends_after_it_begins"]),
    ],
)
def test_the_rules(answers: dict[str, Said], expected: list[str]) -> None:
    assert found(answers) == expected


def found(answers: dict[str, Said]) -> list[str]:
    layer = completed(SCHEMA, filled(SCHEMA, answers, {"publication_date": "2025-06-19"}))
    return [each.check for each in problems(SCHEMA, layer, EVENT) if not each.check.startswith("evidence:")]


def test_the_lists_are_complete() -> None:
    def count(options: tuple[Option, ...]) -> int:
        return len(options)

    assert count(FIELDS["category"].options) == 16
    assert count(FIELDS["context"].options) == 37
    assert count(FIELDS["auxiliary"].options) == 4
    assert count(FIELDS["actor"].fields[3].options) == 25
    assert [option.code for option in FIELDS["category"].options] == list(MODES)
