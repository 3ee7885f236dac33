"""A newer version of the schema that calls things otherwise takes along whatever was decided."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, decide_all, desk, open_cases, panel, with_layers
from tests.support.drawn import draw_layer, draw_ruling
from tests.support.fixed import NumberedIds
from tui.domain.adjudication.carrying import carried
from tui.domain.adjudication.counting import Counting
from tui.domain.adjudication.decisions import STANDING, Choice, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.provenance import provenance
from tui.domain.adjudication.renames import Renames
from tui.domain.adjudication.resolving import accept, resolve, settle_rest
from tui.domain.adjudication.review import Panel, Review
from tui.domain.edits import apply, inverse
from tui.domain.schema import Field, Schema
from tui.domain.upgrading import upgrade_through
from tui.domain.upgrading_layer import LayerUpgrade, Upgrader

PLAIN = settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate])

NAMES = {
    "relevant": "about_us",
    "type": "kind",
    "date": "day",
    "place": "where",
    "dead": "killed",
    "weapons": "arms",
    "actor": "side",
    "source": "report",
    "name": "outlet",
    "part_of": "belongs_to",
    "attack": "assault",
}


def named_anew(field: Field) -> Field:
    """A field that is called otherwise, and its options and fields too."""
    new = NAMES.get(field.id, field.id)
    options = tuple(
        each._replace(code=NAMES.get(each.code, each.code), was=(each.code,) if each.code in NAMES else ())
        for each in field.options
    )
    fields = tuple(map(named_anew, field.fields))
    plain = field._replace(required="", when="", label=NAMES.get(field.label, field.label))
    return plain._replace(id=new, was=(field.id,) if new != field.id else (), options=options, fields=fields)


OLD = SCHEMA_OF_REVIEW._replace(checks=())
NEW = OLD._replace(
    version="2",
    labels=tuple(
        each._replace(id=NAMES.get(each.id, each.id), was=(each.id,) if each.id in NAMES else ())
        for each in OLD.labels
    ),
    article_fields=tuple(map(named_anew, OLD.article_fields)),
    event_fields=tuple(map(named_anew, OLD.event_fields)),
    type_field=NAMES["type"],
    summary=tuple(NAMES[each] for each in OLD.summary),
    align=tuple((NAMES[path], weight) for path, weight in OLD.align),
)


def upgraded(before: Panel, new: Schema = NEW) -> tuple[Panel, LayerUpgrade]:
    """An article brought to the newer version, and what became of its gold layer."""
    steps = [Upgrader(before.schema, new)]
    ids = NumberedIds()
    layers = {who: upgrade_through(layer, steps, ids).after for who, layer in before.layers.items()}
    gold = upgrade_through(before.gold, steps, ids)
    after = replace(before, schema=new, layers=layers, gold=gold.after)
    made = carried(before, after, Renames(steps), lambda prefix: f"{prefix}new{ids(prefix)}")
    gold = gold._replace(after=replace(gold.after, attributes=made.attributes))
    return replace(after, gold=gold.after, decisions=(*before.decisions, *made.decisions)), gold


def states(review: Review) -> list[tuple[str, State]]:
    return sorted((topic.family.value, review.judged[topic.id].state) for topic in review.topics())


def told(review: Review) -> Sequence[object]:
    """Whence gold comes, less what is called otherwise."""
    return sorted(
        (
            each.family.value,
            each.decision.author if each.decision else "",
            each.decision.choice if each.decision else "",
            each.decision.at if each.decision else "",
            each.decision.note if each.decision else "",
            sorted(who for who, _ in each.sources),
            sorted(who for who, _ in each.against),
            each.by_hand,
        )
        for each in provenance(review)
    )


def counted(now: Panel) -> tuple[object, ...]:
    """Figures that hang on no name."""
    counting = Counting()
    counting.add(now.decisions, {name.removeprefix(STANDING) for name in now.gold.attributes})
    found = counting.figures((), {})
    later = [each.later for each in found.authors]
    return (found.decisions, found.taken_back, found.reopened, found.annotators, later)


@PLAIN
@given(st.data())
def test_all_that_was_decided_stays_decided(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben", "cy")[: data.draw(st.integers(2, 3))]]
    before = decide_all(panel(*layers, schema=OLD), lambda case: draw_ruling(data, case))
    after, _ = upgraded(before)
    earlier, later = Review(before), Review(after)
    assert open_cases(after) == []
    assert states(later) == states(earlier)
    assert told(later) == told(earlier)
    assert counted(after) == counted(before)


@PLAIN
@given(st.data())
def test_what_waits_waits_and_goes_on(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben")]
    who = desk()
    start = before = settle_rest(accept(panel(*layers, schema=OLD), who).panel, who).panel
    for case in open_cases(start)[: data.draw(st.integers(0, 4))]:
        still = next((each for each in open_cases(before) if each.id == case.id), None)
        if still is not None:
            put_off = data.draw(st.booleans())
            before = resolve(
                before, still, Ruling(Choice.LATER) if put_off else draw_ruling(data, still), who
            ).panel
    after, _ = upgraded(before)
    assert states(Review(after)) == states(Review(before))
    assert counted(after) == counted(before)
    assert open_cases(decide_all(after, lambda case: draw_ruling(data, case))) == []


@PLAIN
@given(st.data())
def test_taking_the_upgrade_back_lets_the_former_decisions_stand(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben")]
    before = decide_all(panel(*layers, schema=OLD), lambda case: draw_ruling(data, case))
    after, done = upgraded(before)
    gold = apply(replace(before.gold), done.edit())
    assert replace(gold, revision=0) == replace(after.gold, revision=0)
    back = replace(before, gold=apply(gold, inverse(done.edit())), decisions=after.decisions)
    assert states(Review(back)) == states(Review(before))


def test_what_changes_later_is_asked_again() -> None:
    layers = [
        Hand(who, OLD).event("e1", {"type": "attack", "dead": dead}, (0, 9))
        for who, dead in (("ana", "3"), ("ben", "5"))
    ]
    before = decide_all(
        panel(*(each.done() for each in layers), schema=OLD), lambda case: Ruling(Choice.TAKE, case.side_of("ana"))
    )
    after, _ = upgraded(before)
    other = Hand("ben", NEW).event("e1", {"kind": "assault", "killed": "7"}, (0, 9)).done()
    (case,) = open_cases(with_layers(after, other))
    assert (case.path, case.why) == ("killed", "A layer was changed since, and says something else.")


def test_nothing_is_written_again_where_nothing_is_called_otherwise() -> None:
    layers = [
        Hand(who, OLD).event("e1", {"type": "attack", "dead": dead}, (0, 9)).done()
        for who, dead in (("ana", "3"), ("ben", "5"))
    ]
    before = decide_all(panel(*layers, schema=OLD), lambda case: Ruling(Choice.TAKE, case.side_of("ana")))
    after, _ = upgraded(before, OLD._replace(version="2", title="Another title"))
    assert after.decisions == before.decisions
    assert open_cases(after) == []
