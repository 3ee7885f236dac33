"""What the review desk paints, as text, and articles to paint."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.support.adjudicating import Hand, desk, open_cases, panel
from tests.support.fixed import NumberedIds, TickingClock
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.resolving import Desk, resolve, settle_rest
from tui.domain.adjudication.review import Panel
from tui.domain.layers import FLAG, HELP, Layer
from tui.domain.values import Nothing
from tui.services.review_articles import Opened, open_panel
from tui.ui.lines import Line


def opened(*layers: Layer) -> Opened:
    """An article under review; what all agree on is accepted."""
    return of_panel(panel(*layers))


def of_panel(before: Panel) -> Opened:
    """The same of a panel."""
    return open_panel(settle_rest(before, desk()).panel, 0)


def at_work(author: str = "eve") -> Desk:
    """An adjudicator whose ids are no others' in the same article."""
    ids = NumberedIds()
    return Desk(author, lambda prefix: ids(f"{prefix}{author}"), TickingClock())


def case_of(article: Opened, kind: str, path: str = "") -> Case:
    """The open disagreement of a kind."""
    found = [case for case in article.cases if case.open and case.kind == kind and case.path == path]
    assert len(found) == 1, [(case.kind, case.path) for case in article.cases if case.open]
    return found[0]


def shown(lines: Iterable[Line]) -> list[str]:
    """The text of lines, without the blanks at their ends."""
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def styled(lines: Iterable[Line], style: str) -> Iterator[str]:
    """The text of runs in a style."""
    return (text for line in lines for text, name in line if name == style)


def everything() -> Opened:
    """An article of three annotators with a disagreement of each kind but problems."""
    return opened(_first(), _second(), _third())


def _first() -> Layer:
    attack = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9"}
    hand = Hand("ana").say("relevant", "true").event("a1", attack, (0, 9))
    hand.say("dead", "3", event="a1", at=(10, 18)).note("dead", "Counted twice.", "low", event="a1")
    hand.say("weapons", "gun\nknife", event="a1").say("actor/1", "rebels", event="a1", at=(10, 18))
    hand.say("source/1/name", "Reuters", event="a1", at=(19, 28)).say("source/1/said", "3", event="a1")
    hand.event("a2", {**attack, "dead": "1"}, (5, 14))
    hand.event("a3", {"type": "march", "date": "2022-01-07", "place": "Homs"}, (100, 109))
    hand.event("a4", {"type": "arrest", "date": "2022-01-08", "place": "Hama", "dead": "1"}, (150, 159))
    return hand.span("actor", 10, 18).span("place", 38, 48).span("place", 88, 98).done()


def _second() -> Layer:
    attack = {"type": "attack", "date": "2022-01", "place": "Ain", "hurt": "9"}
    hand = Hand("ben").say("relevant", "false").event("b1", attack, (0, 9))
    hand.say("type", "attack", event="b1", at=(3, 9)).say("dead", Nothing.UNKNOWN, event="b1")
    hand.say("weapons", "gun", event="b1").say("actor/1", "rebels", event="b1", at=(10, 18))
    hand.event("b3", {"type": "arrest", "date": "2022-01-07", "place": "Homs", "hurt": Nothing.UNKNOWN}, (100, 109))
    hand.say("part_of", "b1", event="b3")
    return hand.span("actor", 10, 18).span("place", 34, 48).span("actor", 88, 98).done()


def _third() -> Layer:
    attack = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9"}
    hand = Hand("cy").say("relevant", "true").event("c1", attack, (0, 9))
    hand.say("dead", "3", event="c1", at=(10, 18)).say("weapons", "gun\nknife", event="c1")
    hand.say("actor/1", "rebels", event="c1", at=(10, 18)).say("actor/2", "army", event="c1")
    hand.event(
        "c3", {"type": "march", "date": "2022-01-07", "place": "Homs", "hurt": Nothing.NOT_STATED}, (100, 109)
    )
    layer = hand.span("place", 38, 48).span("place", 88, 98).span("actor", 138, 148).done()
    return replace(layer, attributes={**layer.attributes, FLAG: f"{HELP}Is a march an event?"})


def problem() -> Opened:
    """An article in which two decisions together are wrong, though no annotator had it wrong."""
    layers = [
        Hand(who).event("e1", {"type": "attack", "dead": dead, "hurt": hurt}, (0, 9)).done()
        for who, dead, hurt in (("ana", "2", "3"), ("ben", "8", "9"))
    ]
    after = settle_rest(panel(*layers), desk()).panel
    for path, who in (("dead", "ben"), ("hurt", "ana")):
        case = next(each for each in open_cases(after) if each.path == path)
        after = resolve(after, case, Ruling(Choice.TAKE, case.side_of(who)), at_work(path)).panel
    return open_panel(after, 0)
