"""What becomes of a layer when its schema gets a new version."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.support.fixed import NumberedIds
from tests.support.versions import version
from tui.domain.edits import apply, inverse, is_empty
from tui.domain.layers import ARTICLE, OVERRIDE, REASON, SCHEMA, STATUS, Layer, Status
from tui.domain.schema import Check, Schema
from tui.domain.spans import Origin, Span
from tui.domain.upgrading import upgrade, upgrade_through
from tui.domain.upgrading_layer import LayerUpgrade, Upgrader
from tui.domain.values import FieldValue, Nothing, make_value

E = "e1"


def schema(number: str, fields: str, more: str = "") -> Schema:
    """A version of a schema whose events have some fields."""
    lines = "\n".join(f"    {line}" for line in fields.strip("\n").splitlines())
    return version(
        f'schema: test\nversion: "{number}"\n{more}\nevent:\n  type: kind\n  fields:\n'
        f"    kind: {{type: choice, options: [strike, march]}}\n{lines}\n"
    )


def checked(number: str, fields: str, *checks: str) -> Schema:
    """The same with checks."""
    rule = Check("", "dead < 9", "Very many. Look again.")
    return schema(number, fields)._replace(checks=tuple(rule._replace(id=each) for each in checks))


def said(type_: str, literal: str, *evidence: str, **parts: str) -> FieldValue:
    return FieldValue(make_value(type_, literal, parts), None, evidence)


def items(*ids: str) -> FieldValue:
    return said("items", "\n".join(ids))


def layer(values: Mapping[str, FieldValue], status: Status = Status.IN_PROGRESS) -> Layer:
    return Layer(
        "a1",
        "ana",
        events=(E,),
        values={(E, path): each for path, each in values.items()},
        attributes={STATUS: status.value, SCHEMA: "test@1"},
        revision=3,
    )


def overridden(reasons: Mapping[str, str]) -> Layer:
    """A layer in which checks of the event were overridden."""
    made = layer({"who": said("actor", "UN")})
    overrides = {f"{OVERRIDE}{E}/{check}": reason for check, reason in reasons.items()}
    return replace(made, attributes={**made.attributes, **overrides})


def lifted(before: Layer, old: Schema, new: Schema) -> LayerUpgrade:
    """The upgrade; its edit must do what it says, and its inverse must bring everything back."""
    done = upgrade(before, old, new, NumberedIds())
    after = apply(before, done.edit())
    assert after == replace(done.after, revision=before.revision + 1)
    assert replace(apply(after, inverse(done.edit())), revision=before.revision) == before
    return done


def values(done: LayerUpgrade) -> dict[str, FieldValue]:
    return {path: each for (_, path), each in done.after.values.items()}


def becomes(old: str, new: str, held: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The values of an event after its fields changed."""
    return values(lifted(layer(held), schema("1", old), schema("2", new)))


class TestQuestions:
    def test_what_stays_stays(self) -> None:
        held = {"who": said("actor", "UN"), "names": items("i1"), "names/i1": said("text", "x")}
        fields = "who: actor\nnames: {type: text, many: yes}"
        done = lifted(layer(held), schema("1", fields), schema("2", fields))
        assert values(done) == held
        assert (done.same, done.fates, done.needs) == (2, (), ())
        assert done.after.attributes[SCHEMA] == "test@2"

    def test_the_same_version_again_is_no_edit(self) -> None:
        one = schema("1", "who: actor")
        assert is_empty(lifted(layer({"who": said("actor", "UN")}), one, one).edit())

    def test_a_question_under_another_name(self) -> None:
        assert becomes("who: actor", "side: {type: actor, was: who}", {"who": said("actor", "UN")}) == {
            "side": said("actor", "UN")
        }

    def test_a_question_that_went_is_kept_aside(self) -> None:
        done = lifted(layer({"who": said("actor", "UN")}), schema("1", "who: actor"), schema("2", "notes: text"))
        assert values(done) == {"who@1": said("actor", "UN")}
        assert [(fate.question, fate.becomes, fate.after) for fate in done.fates] == [("who", "", "who@1")]
        assert done.needs == ()

    def test_what_was_kept_aside_stays_there(self) -> None:
        held = {"who@0.9": said("actor", "UN"), "names@0.9": items("i1"), "names@0.9/i1": said("text", "x")}
        assert becomes("notes: text", "who: actor", held) == held

    def test_two_that_change_places(self) -> None:
        held = {"one": said("text", "1"), "two": said("text", "2")}
        after = becomes("one: text\ntwo: text", "one: {type: text, was: two}\ntwo: {type: text, was: one}", held)
        assert after == {"one": said("text", "2"), "two": said("text", "1")}

    def test_a_former_id_that_is_no_news_does_nothing(self) -> None:
        fields = "one: {type: text, was: two}\ntwo: text"
        held = {"one": said("text", "1"), "two": said("text", "2")}
        assert becomes(fields, fields, held) == held

    def test_two_that_become_one_keep_both_answers(self) -> None:
        done = lifted(
            layer({"two": said("text", "2"), "one": said("text", "1")}),
            schema("1", "one: text\ntwo: text"),
            schema("2", "name: {type: text, was: [one, two]}"),
        )
        assert values(done) == {"name": said("text", "1"), "two@1": said("text", "2")}
        assert [need.path for need in done.needs] == ["name"]
        assert "another answer stands there" in done.needs[0].message

    def test_answers_to_what_is_only_worked_out_now_are_kept_aside(self) -> None:
        held = {"low": said("integer", "3"), "total": said("integer", "5")}
        old = schema("1", "low: integer\ntotal: integer")
        *fields, total = old.event_fields
        derived = total._replace(derive="low + 1", readonly=True)
        new = old._replace(version="2", event_fields=(*fields, derived))
        assert values(lifted(layer(held), old, new)) == {
            "low": said("integer", "3"),
            "total@1": said("integer", "5"),
        }

    def test_a_group_that_became_a_question_and_the_other_way_round(self) -> None:
        held = {"one": said("text", "1"), "two/x": said("text", "2")}
        after = becomes(
            "one: text\ntwo: {type: group, fields: {x: text}}",
            "one: {type: group, fields: {x: text}}\ntwo: text",
            held,
        )
        assert after == {"one@1": said("text", "1"), "two@1/x": said("text", "2")}


class TestGroups:
    def test_a_group_under_another_name_takes_its_fields_along(self) -> None:
        after = becomes(
            "harm: {type: group, fields: {dead: integer, hurt: integer}}",
            "losses: {type: group, was: harm, fields: {killed: {type: integer, was: dead}, hurt: integer}}",
            {"harm/dead": said("integer", "3"), "harm/hurt": said("integer", "5")},
        )
        assert after == {"losses/killed": said("integer", "3"), "losses/hurt": said("integer", "5")}

    def test_into_a_group_and_out_of_one(self) -> None:
        after = becomes(
            "dead: integer\nwhere: {type: group, fields: {town: text}}",
            "harm: {type: group, fields: {dead: {type: integer, was: dead}}}\ntown: {type: text, was: where.town}",
            {"dead": said("integer", "3"), "where/town": said("text", "Hama")},
        )
        assert after == {"harm/dead": said("integer", "3"), "town": said("text", "Hama")}

    def test_into_one_item_of_a_group_that_is_repeated_now(self) -> None:
        after = becomes(
            "source_name: text\nsource_url: text",
            "source: {type: group, many: yes, fields: {name: {type: text, was: source_name},"
            " url: {type: text, was: source_url}}}",
            {"source_name": said("text", "AFP"), "source_url": said("text", "afp.com")},
        )
        assert after == {
            "source": items("i000001"),
            "source/i000001/name": said("text", "AFP"),
            "source/i000001/url": said("text", "afp.com"),
        }

    def test_into_a_repeated_group_that_has_entries_needs_a_person(self) -> None:
        done = lifted(
            layer({"url": said("text", "u"), "source": items("i1"), "source/i1/name": said("text", "AFP")}),
            schema("1", "url: text\nsource: {type: group, many: yes, fields: {name: text}}"),
            schema(
                "2",
                "source: {type: group, many: yes, fields: {name: text, url: {type: text, was: url}}}",
            ),
        )
        assert values(done)["url@1"] == said("text", "u")
        assert ["cannot be told" in need.message for need in done.needs] == [True]

    def test_a_field_that_went_from_a_repeated_group_is_kept_in_its_entry(self) -> None:
        after = becomes(
            "source: {type: group, many: yes, fields: {name: text, url: text}}",
            "origin: {type: group, many: yes, was: source, fields: {name: text}}",
            {"source": items("i1"), "source/i1/name": said("text", "AFP"), "source/i1/url": said("text", "u")},
        )
        assert after == {
            "origin": items("i1"),
            "origin/i1/name": said("text", "AFP"),
            "origin/i1/url@1": said("text", "u"),
        }


class TestSeveralAndOne:
    def test_one_becomes_the_first_of_several(self) -> None:
        after = becomes(
            "side: actor", "side: {type: actor, many: yes}", {"side": said("actor", "UN", confidence="")}
        )
        assert after == {"side": items("i000001"), "side/i000001": said("actor", "UN")}

    def test_a_kind_of_nothing_speaks_of_the_whole_list(self) -> None:
        held = {"side": FieldValue(nothing=Nothing.NOT_STATED)}
        assert becomes("side: actor", "side: {type: actor, many: yes}", held) == held
        assert becomes("side: {type: actor, many: yes}", "side: actor", held) == held

    def test_a_single_entry_becomes_the_answer(self) -> None:
        after = becomes(
            "side: {type: actor, many: yes}",
            "who: {type: actor, was: side}",
            {"side": items("i1"), "side/i1": said("actor", "UN")},
        )
        assert after == {"who": said("actor", "UN")}

    def test_several_entries_are_kept_aside_for_a_person(self) -> None:
        held = {"side": items("i1", "i2"), "side/i1": said("actor", "UN"), "side/i2": said("actor", "EU")}
        done = lifted(layer(held), schema("1", "side: {type: actor, many: yes}"), schema("2", "side: actor"))
        assert values(done) == {path.replace("side", "side@1"): each for path, each in held.items()}
        assert [need.message for need in done.needs] == [
            "side has 2 entries where one answer is asked for now: choose one."
        ]

    def test_a_list_with_a_note_of_its_own_is_kept_aside(self) -> None:
        held = {"side": replace(items("i1"), note="sure"), "side/i1": said("actor", "UN")}
        after = becomes("side: {type: actor, many: yes}", "side: actor", held)
        assert after == {path.replace("side", "side@1"): each for path, each in held.items()}

    def test_numbered_questions_become_one_list(self) -> None:
        after = becomes(
            "side1: actor\nside2: actor",
            "side: {type: actor, many: yes, was: [side1, side2]}",
            {"side2": said("actor", "EU"), "side1": said("actor", "UN")},
        )
        assert after == {
            "side": items("i000001", "i000002"),
            "side/i000001": said("actor", "UN"),
            "side/i000002": said("actor", "EU"),
        }

    def test_two_lists_become_one(self) -> None:
        after = becomes(
            "a: {type: actor, many: yes}\nb: {type: actor, many: yes}",
            "a: {type: actor, many: yes, was: b}",
            {
                "a": items("i1"),
                "a/i1": said("actor", "UN"),
                "b": replace(items("i2"), note="both"),
                "b/i2": said("actor", "EU"),
            },
        )
        assert after == {
            "a": items("i1", "i2"),
            "a/i1": said("actor", "UN"),
            "a/i2": said("actor", "EU"),
            "b@1": FieldValue(note="both"),
        }


CODES = "weapon: {type: choice, options: {gun: Gun, knife: Knife}}"


class TestTypes:
    @pytest.mark.parametrize(
        ("old", "new", "held", "after"),
        [
            ("integer", "quantity", said("integer", "5"), said("quantity", "5")),
            ("integer", "decimal", said("integer", "-5"), said("decimal", "-5")),
            ("decimal", "integer", said("decimal", "5"), said("integer", "5")),
            ("quantity", "integer", said("quantity", "12", words="dozens"), said("integer", "12", words="dozens")),
            ("text", "longtext", said("text", "x"), said("longtext", "x")),
            ("longtext", "text", said("longtext", "x"), said("text", "x")),
            ("mention", "text", said("mention", "x"), said("text", "x")),
            ("text", "actor", said("text", "UN"), said("actor", "UN")),
            ("actor", "text", said("actor", "UN"), said("text", "UN")),
            ("text", "integer", said("text", "5"), said("integer", "5")),
            ("country", "text", said("country", "SY"), said("text", "SY")),
        ],
    )
    def test_nothing_is_lost(self, old: str, new: str, held: FieldValue, after: FieldValue) -> None:
        assert becomes(f"it: {old}", f"it: {new}", {"it": held}) == {"it": after}

    @pytest.mark.parametrize(
        ("old", "new", "held"),
        [
            ("decimal", "integer", said("decimal", "5.5")),
            ("quantity", "integer", said("quantity", ">=5")),
            ("actor", "text", said("actor", "UN", id="7")),
            ("text", "integer", said("text", "five")),
            ("text", "date", said("text", "2022-01-05")),
            ("date", "text", said("date", "2022-01-05")),
            ("place", "actor", said("place", "Hama")),
        ],
    )
    def test_what_would_lose_something_stays_for_a_person(self, old: str, new: str, held: FieldValue) -> None:
        done = lifted(layer({"it": held}), schema("1", f"it: {old}"), schema("2", f"it: {new}"))
        assert values(done) == {"it": held}
        assert [need.path for need in done.needs] == ["it"]

    def test_lines_stay_lines(self) -> None:
        """The desk shows them and does not mind, so nobody has to see to them."""
        held = {"it": said("longtext", "x\ny")}
        done = lifted(layer(held), schema("1", "it: longtext"), schema("2", "it: text"))
        assert (values(done), done.needs) == (held, ())

    @pytest.mark.parametrize("type_", ["scale", "choices"])
    def test_a_choice(self, type_: str) -> None:
        after = becomes(CODES, CODES.replace("choice", type_), {"weapon": said("choice", "gun")})
        assert after == {"weapon": said(type_, "gun")}

    def test_several_choices_of_which_one_was_made(self) -> None:
        several = CODES.replace("choice", "choices")
        assert becomes(several, CODES, {"weapon": said("choices", "gun")}) == {"weapon": said("choice", "gun")}
        both = {"weapon": said("choices", "gun\nknife")}
        assert becomes(several, CODES, both) == both

    def test_evidence_note_confidence_and_alternatives_come_along(self) -> None:
        held = FieldValue(
            make_value("integer", "5"),
            note="sure",
            confidence="high",
            alternatives=(make_value("integer", "6"),),
            optional=True,
        )
        done = lifted(
            layer({"it": held}),
            schema("1", "it: integer", "confidence: [high, low]"),
            schema("2", "it: quantity", "confidence: {certain: {title: Certain, was: high}, low: Low}"),
        )
        assert values(done) == {
            "it": replace(
                held,
                value=make_value("quantity", "5"),
                alternatives=(make_value("quantity", "6"),),
                confidence="certain",
            )
        }

    def test_an_alternative_that_would_be_lost_keeps_all_as_it_is(self) -> None:
        held = FieldValue(make_value("decimal", "5"), alternatives=(make_value("decimal", "5.5"),))
        assert becomes("it: decimal", "it: integer", {"it": held}) == {"it": held}


class TestCodes:
    NEWER = "weapon: {type: choice, options: {firearm: {title: Firearm, was: gun}, knife: Knife}}"

    def test_a_code_under_another_name(self) -> None:
        assert becomes(CODES, self.NEWER, {"weapon": said("choice", "gun")}) == {
            "weapon": said("choice", "firearm")
        }

    def test_several_codes_that_became_one_stand_once(self) -> None:
        after = becomes(
            CODES.replace("choice", "choices"),
            "weapon: {type: choices, options: {arms: {title: Arms, was: [gun, knife]}}}",
            {"weapon": said("choices", "knife\ngun")},
        )
        assert after == {"weapon": said("choices", "arms")}

    def test_a_code_that_went_needs_a_person_and_reopens(self) -> None:
        done = lifted(
            layer({"weapon": said("choice", "gun")}, Status.DONE),
            schema("1", CODES),
            schema("2", "weapon: {type: choice, options: {knife: Knife}}"),
        )
        assert values(done) == {"weapon": said("choice", "gun")}
        assert [need.message for need in done.needs] == ["Weapon has no answer “gun”: choose another."]
        assert done.reopened
        assert done.after.status is Status.IN_PROGRESS

    def test_a_retired_code_is_fine(self) -> None:
        done = lifted(
            layer({"weapon": said("choice", "gun")}, Status.DONE),
            schema("1", CODES),
            schema("2", "weapon: {type: choice, options: {gun: {title: Gun, retired: yes}, knife: Knife}}"),
        )
        assert (done.needs, done.reopened, done.after.status) == ((), False, Status.DONE)

    def test_precision_and_levels(self) -> None:
        after = becomes(
            "where: {type: place, precision: [exact, near], levels: {country: Country, town: Town}}",
            "where: {type: place, precision: {p1: {title: Exact, was: exact}, near: Near},"
            " levels: {nation: {title: Nation, was: country}, town: Town}}",
            {"where": said("place", "Hama", precision="exact", country="SY", town="Hama")},
        )
        assert after == {"where": said("place", "Hama", precision="p1", nation="SY", town="Hama")}


class TestThroughSeveralVersions:
    ONE = schema("1", "who: actor\ndead: integer\nx: text")
    TWO = schema("2", "side: {type: actor, was: who}\ndead: integer")
    THREE = schema("3", "group: {type: group, fields: {side: {type: actor, was: side}}}\ndead: quantity")

    def test_each_step_begins_where_the_one_before_ended(self) -> None:
        before = layer({"who": said("actor", "UN"), "dead": said("integer", "3"), "x": said("text", "y")})
        steps = [Upgrader(self.ONE, self.TWO), Upgrader(self.TWO, self.THREE)]
        done = upgrade_through(before, steps, NumberedIds())
        assert values(done) == {
            "group/side": said("actor", "UN"),
            "dead": said("quantity", "3"),
            "x@1": said("text", "y"),
        }
        assert {fate.question: (fate.before, fate.becomes, fate.after) for fate in done.fates} == {
            "who": ("who", "group/side", "group/side"),
            "dead": ("dead", "dead", "dead"),
            "x": ("x", "", "x@1"),
        }
        assert (done.same, done.after.attributes[SCHEMA]) == (0, "test@3")
        assert replace(apply(before, done.edit()), revision=before.revision) == done.after

    def test_what_needs_a_person_on_the_way_is_told(self) -> None:
        before = layer({"who": said("actor", "UN"), "side": items("i1", "i2")})
        several = schema("1", "side: {type: actor, many: yes}")
        steps = [Upgrader(several, self.TWO), Upgrader(self.TWO, self.THREE)]
        assert len(upgrade_through(before, steps, NumberedIds()).needs) == 1

    def through(self, *forms: str) -> LayerUpgrade:
        """A finished layer through versions of a form."""
        versions = [schema(str(number), form) for number, form in enumerate(("dead: integer", *forms), start=1)]
        before = layer({"dead": said("integer", "3")}, Status.DONE)
        steps = [Upgrader(old, new) for old, new in pairwise(versions)]
        return upgrade_through(before, steps, NumberedIds())

    def test_an_error_of_a_version_in_between_is_none(self) -> None:
        done = self.through("dead: integer\nwho: {type: actor, required: yes}", "dead: integer\nwho: actor")
        assert (done.needs, done.reopened, done.after.status) == ((), False, Status.DONE)

    def test_what_a_later_version_requires_is_told_of_a_layer_that_an_earlier_one_would_have_reopened(self) -> None:
        done = self.through(
            "dead: integer\nwho: {type: actor, required: yes}",
            "dead: integer\nwho: actor\nday: {type: date, required: yes}",
        )
        assert [need.path for need in done.needs] == ["day"]
        assert done.after.status is Status.IN_PROGRESS

    def test_an_error_that_was_there_before_is_known_under_its_new_path(self) -> None:
        one = schema("1", "who: {type: actor, required: yes}")
        two = schema("2", "side: {type: actor, required: yes, was: who}")
        three = schema("3", "party: {type: actor, required: yes, was: side}")
        before = layer({}, Status.DONE)
        done = upgrade_through(before, [Upgrader(one, two), Upgrader(two, three)], NumberedIds())
        assert (done.needs, done.reopened) == ((), False)

    def test_no_step_changes_nothing(self) -> None:
        before = layer({"who": said("actor", "UN")})
        assert is_empty(upgrade_through(before, [], NumberedIds()).edit())


class TestTheLayer:
    def test_newly_required_and_empty_reopens_what_was_done(self) -> None:
        old, new = schema("1", "who: actor"), schema("2", "who: {type: actor, required: yes}")
        done = lifted(layer({}, Status.DONE), old, new)
        assert [(need.owner, need.path) for need in done.needs] == [(E, "who")]
        assert done.reopened
        open_ = lifted(layer({}), old, new)
        assert (open_.needs, open_.reopened) == ((), False), "work in progress is not finished anyway"

    def test_an_error_that_was_there_before_is_not_news(self) -> None:
        old = schema("1", "who: {type: actor, required: yes}")
        new = schema("2", "side: {type: actor, required: yes, was: who}")
        done = lifted(layer({}, Status.DONE), old, new)
        assert (done.needs, done.after.status) == ((), Status.DONE)

    def test_labels(self) -> None:
        before = replace(
            layer({}),
            spans={
                key: Span(key, label, ((0, 4),), Origin.LABEL) for key, label in [("s1", "who"), ("s2", "harm")]
            },
        )
        done = lifted(
            before,
            schema("1", "x: text", "labels: [who, harm]"),
            schema("2", "x: text", "labels: {actor: {title: Actor, was: who}}"),
        )
        assert {key: span.label for key, span in done.after.spans.items()} == {"s1": "actor", "s2": "harm@1"}
        assert done.labels() == (("harm", "harm@1", 1), ("who", "actor", 1))

    def test_overrides_follow_their_field_and_go_with_their_check(self) -> None:
        done = lifted(
            overridden({"evidence:who": "none", "few": "yes", "many": "no"}),
            checked("1", "who: {type: actor, evidence: yes}\ndead: integer", "few", "many"),
            checked("2", "side: {type: actor, evidence: yes, was: who}\ndead: integer", "few"),
        )
        overrides = {name: text for name, text in done.after.attributes.items() if name.startswith(OVERRIDE)}
        assert overrides == {f"{OVERRIDE}{E}/evidence:side": "none", f"{OVERRIDE}{E}/few": "yes"}
        assert done.dropped == ((E, "many"),)

    def test_two_events_that_were_found_to_be_different_stay_so(self) -> None:
        before = replace(overridden({"same:e2": "a week apart"}), events=(E, "e2"))
        done = lifted(before, schema("1", "who: actor"), schema("2", "who: actor\ndead: integer"))
        assert done.after.attributes[f"{OVERRIDE}{E}/same:e2"] == "a week apart"

    def test_the_reason_for_no_event(self) -> None:
        old = schema("1", "x: text", "no_event_reasons: [sport, opinion]")
        new = schema("2", "x: text", "no_event_reasons: {sports: {title: Sports, was: sport}}")
        empty = replace(layer({}, Status.NO_EVENT), events=(), values={})
        sport = replace(empty, attributes={**empty.attributes, REASON: "sport"})
        assert lifted(sport, old, new).after.attributes[REASON] == "sports"
        opinion = replace(empty, attributes={**empty.attributes, REASON: "opinion"})
        done = lifted(opinion, old, new)
        assert done.after.attributes[REASON] == "opinion"
        assert len(done.needs) == 1

    def test_an_empty_layer_without_a_stamp_stays_so(self) -> None:
        done = lifted(Layer("a1", "ana", revision=2), schema("1", "x: text"), schema("2", "y: text"))
        assert is_empty(done.edit())

    def test_answers_of_the_article(self) -> None:
        more = "article:\n  fields:\n    {}"
        before = replace(layer({}), values={(ARTICLE, "day"): said("date", "2022")})
        done = lifted(
            before,
            schema("1", "x: text", more.format("day: date")),
            schema("2", "x: text", more.format("published: {type: date, was: day}")),
        )
        assert done.after.values == {(ARTICLE, "published"): said("date", "2022")}
