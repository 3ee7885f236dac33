"""Letters stand for names, and nothing tells which."""

from dataclasses import replace

from tests.support.reports import figure, report
from tui.domain.agreement.cases import Case, Side
from tui.domain.agreement.figures import Figure
from tui.domain.agreement.hiding import ABOUT_LETTERS, hidden, hidden_case, letters
from tui.domain.agreement.report import Entry, Habit, Matrix, Part

KNOWN = {"ana": "B", "ben": "A"}


def test_letters_say_nothing_of_the_order_of_names() -> None:
    names = [f"name{number:02}" for number in range(30)]
    found = letters(names, "syria")
    assert sorted(found.values()) == sorted([*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "A1", "B1", "C1", "D1"])
    assert list(found.values()) != sorted(found.values())
    assert letters(reversed(names), "syria") == found
    assert letters(names, "iraq") != found


def test_no_name_is_left_in_a_report() -> None:
    made = report(who=("ana", "ben"))
    habits = tuple(Habit(who, figure(0.5), figure(0.5), (), ()) for who in ("ana", "ben"))
    shown = repr(hidden(replace(made, habits=habits, reference="ana"), KNOWN))
    assert "'ana'" not in shown
    assert "'ben'" not in shown
    assert [each.who for each in hidden(replace(made, habits=habits), KNOWN).habits] == ["A", "B"]
    assert [each.name for each in hidden(made, KNOWN).participants] == ["A", "B"]
    assert hidden(made, KNOWN).notes[-1] == ABOUT_LETTERS
    assert all(not each.statuses for each in hidden(made, KNOWN).participants)


def test_pairs_are_turned_into_the_order_of_the_letters() -> None:
    made = report(who=("ana", "ben"))
    facts = (("matched", 1.0), ("first", 3.0), ("second", 4.0))
    entry = Entry(Part.SPAN, "", "", ("ana", "ben"), "f1_exact", Figure("F1", 0.5, 7, 2, facts=facts))
    matrix = Matrix(Part.SPAN, "", "", ("ana", "ben"), ("x", "y"), ((0, 1, 5), (1, 1, 2)))
    section = replace(made.sections[0], entries=(entry,), matrices=(matrix,))
    [found] = hidden(replace(made, sections=(section,)), KNOWN).sections
    assert found.entries[0].who == found.matrices[0].who == ("A", "B")
    assert dict(found.entries[0].figure.facts) == {"matched": 1, "first": 4, "second": 3}
    assert found.matrices[0].cells == ((1, 0, 5), (1, 1, 2))


def test_the_reference_stays_first() -> None:
    made = report(who=("ana", "ben"))
    entry = Entry(Part.SPAN, "", "", ("gold", "ana"), "recall_exact", figure(0.5))
    section = replace(made.sections[0], entries=(entry,), matrices=())
    [found] = hidden(replace(made, reference="gold", sections=(section,)), {"ana": "A"}).sections
    assert found.entries[0].who == ("gold", "A")


def test_a_case() -> None:
    case = Case("a1", (Side("ana", "x", None, ""), Side("gold", "y", None, "")))
    assert [side.who for side in hidden_case(case, KNOWN).sides] == ["B", "gold"]
