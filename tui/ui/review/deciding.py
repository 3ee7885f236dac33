"""Deciding: one key for each choice, and what goes with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.reasons import reason_title, review_reasons
from tui.domain.adjudication.review import find_case
from tui.domain.errors import DeskError, EditError
from tui.ui import entry as entries
from tui.ui.desk.text_desk import Asking
from tui.ui.entry import Entry
from tui.ui.review.desk import ReviewDesk, case_near
from tui.ui.review.half_typed import read_half_typed
from tui.ui.review.painting.sides import columns_of
from tui.ui.review.ruling import decide, explain, flag
from tui.ui.review.telling import column_words, step_words

if TYPE_CHECKING:
    from tui.services.review_session import Step

Action = Callable[[ReviewDesk], None]


def side_of_version(case: Case, version: int) -> int:
    """The number of a side that says what a version says.

    Args:
        case: The disagreement.
        version: Its number, from 1.

    Raises:
        EditError: There is no such version.
    """
    found = next((number for number, side in enumerate(case.sides) if side.version == version - 1), None)
    if found is None:
        count = len({side.version for side in case.sides})
        raise EditError(f"There is no version {version} here: there are {count}.")
    return found


def _take(version: int) -> Action:
    def take(desk: ReviewDesk) -> None:
        decide(desk, Ruling(Choice.TAKE, side_of_version(desk.require()[1], version), together=True))

    return take


def _simply(choice: Choice, *, optional: bool = False) -> Action:
    def choose(desk: ReviewDesk) -> None:
        decide(desk, Ruling(choice, optional=optional))

    return choose


def _adopt(desk: ReviewDesk) -> None:
    """Takes a whole event; asks of which side, unless only one has it."""
    opened, case = desk.require()
    columns = columns_of(opened, case)
    if not columns:
        raise EditError("No side has a whole event here: take a version.")
    choices = [
        entries.Choice(
            str(column.sides[0]),
            f"Event {column.letter}",
            detail=column_words(opened, case, column),
            key=column.letter.lower(),
        )
        for column in columns
    ]

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            desk.asking = None
            decide(desk, Ruling(Choice.ADOPT, int(entry.choice.id)))

    if len(columns) == 1:
        decide(desk, Ruling(Choice.ADOPT, columns[0].sides[0]))
    else:
        desk.ask(Asking(Entry("Adopt all answers of", choices=choices, closed=True, single_keys=True), accept))


def _repeat(desk: ReviewDesk) -> None:
    found = desk.similar()
    if found is None:
        raise EditError("No disagreement like this one was decided in another article yet.")
    ruling = found[1]
    if ruling is None:
        raise EditError("The decision about the one alike cannot be repeated here: nobody says that.")
    decide(desk, ruling)


def _reopen(desk: ReviewDesk) -> None:
    case = desk.require()[1]
    if case.open:
        raise EditError("This waits for a decision already.")
    decide(desk, Ruling(Choice.REOPEN))


# ---------------------------------------------------------------------- why


def _ask_reason(desk: ReviewDesk, prompt: str, accept: Callable[[str], None]) -> None:
    reasons = review_reasons(desk.schema)
    choices = [entries.Choice(each.id, each.title, help=each.help, key=each.key) for each in reasons]

    def chosen(entry: Entry) -> None:
        if entry.choice is not None:
            accept(entry.choice.id)

    desk.ask(Asking(Entry(prompt, choices=choices, closed=True, single_keys=True), chosen))


def _reason(desk: ReviewDesk) -> None:
    """Arms the reason: it goes with the next decision."""
    desk.require()

    def accept(reason: str) -> None:
        desk.armed = desk.armed._replace(reason=reason)
        desk.say(f"{reason_title(desk.schema, reason)}: it goes with what you decide now.")

    _ask_reason(desk, "Reason", accept)


def _explain(desk: ReviewDesk) -> None:
    """Puts the reason to what was decided last, though the next disagreement is on the screen already."""
    last = desk.last
    if last is None or last.decision.choice in {Choice.LATER, Choice.REOPEN}:
        raise EditError(f"You decided nothing just now; {desk.key('reason')} is for what you decide next.")

    def accept(reason: str) -> None:
        explain(desk, reason)
        desk.say(f"{reason_title(desk.schema, reason)}: that is why.")

    _ask_reason(desk, "Reason for the last decision", accept)


def _note(desk: ReviewDesk) -> None:
    desk.require()
    _ask_note(desk, desk.armed.note)


def _ask_note(desk: ReviewDesk, text: str) -> None:
    asked = Entry("Note on what you decide now", text=text)
    asked.fresh = False

    def accept(entry: Entry) -> None:
        desk.armed = desk.armed._replace(note=entry.line.text.strip())
        desk.say("The note goes with what you decide now." if desk.armed.note else "No note.")

    _ask_typed(desk, "note", Asking(asked, accept))


def _unclear(desk: ReviewDesk) -> None:
    desk.require()
    desk.armed = desk.armed._replace(unclear=not desk.armed.unclear)
    desk.say("The guideline is unclear: that goes with what you decide now." if desk.armed.unclear else "")


def _flag(desk: ReviewDesk) -> None:
    opened = desk.require()[0]
    if opened.panel.gold.flag:
        flag(desk, "")
        desk.say(f"The flag is gone; {desk.key('undo')} brings it back.")
        return
    _ask_flag(desk, "")


def _ask_flag(desk: ReviewDesk, text: str) -> None:
    asked = Entry("Flag: what should be looked at?", text=text)
    asked.fresh = False

    def accept(entry: Entry) -> None:
        reason = entry.line.text.strip()
        if not reason:
            raise DeskError("Say what should be looked at, or leave with esc.")
        flag(desk, reason)
        desk.say("Flagged.")

    _ask_typed(desk, "flag", Asking(asked, accept))


def _ask_typed(desk: ReviewDesk, name: str, asking: Asking) -> None:
    """Asks for words, which are kept while they are typed."""
    desk.ask(asking)
    desk.typing = (name, asking)


def reopen(desk: ReviewDesk) -> None:
    """Brings back what was to go with the decision, and the question in which words were typed, after a break."""
    opened, case = desk.opened, desk.case
    if opened is None or case is None:
        return
    armed, asked, typed = read_half_typed(desk.work.half_typed(desk.article, case.id))
    known = {each.id for each in review_reasons(desk.schema)}
    desk.armed = armed if armed.reason in known else armed._replace(reason="")
    ask = {"note": _ask_note, "flag": _ask_flag}.get(asked)
    if ask is not None and typed:
        ask(desk, typed)
        desk.say("This was half typed: ↵ keeps it, esc drops it.")


def _undo(desk: ReviewDesk) -> None:
    """Takes the last decision back; who put something off by mistake must not lose the decision before that."""
    last, case = desk.last, desk.case
    if (
        last is not None
        and last.decision.choice is Choice.LATER
        and (case is None or case.id != last.decision.case)
    ):
        desk.last = None
        desk.show(last.article, last.decision.case)
        desk.say(f"This was put off, and nothing else; {desk.key('undo')} takes back what was decided before.")
        return
    step = desk.work.undo_last(desk.opened)
    _show_turned(desk, step, f"Undone: {step_words(step, step.before)}")


def _redo(desk: ReviewDesk) -> None:
    step = desk.work.redo_last(desk.opened)
    _show_turned(desk, step, f"Done again: {step_words(step, step.opened)}")


def _show_turned(desk: ReviewDesk, step: "Step", told: str) -> None:
    """Shows what was taken back or brought back, and where."""
    found = find_case(step.opened.cases, step.case)
    near = found or case_near(step.opened)
    desk.queue.account(step.before, step.opened)
    if near is not None:
        desk.put(step.opened, near)
        desk.queue.stand(desk.article, near.id)
    if desk.case is None or (near is not None and not near.open and desk.queue.wanted.state in {"open", "later"}):
        # What is decided again is done with: the next key is for the next one.
        desk.step(1)
    desk.say(
        f"{told}." if not step.of_rule else f"{told}, here; {desk.key('policy')} b takes back all of that run."
    )


ACTIONS: dict[str, Action] = {
    **{f"take-{number}": _take(number) for number in range(1, 6)},
    "take-both": _simply(Choice.BOTH),
    "take-optional": _simply(Choice.BOTH, optional=True),
    "take-none": _simply(Choice.NEITHER),
    "adopt": _adopt,
    "reject": _simply(Choice.REJECT),
    "repeat-similar": _repeat,
    "later": _simply(Choice.LATER),
    "reopen": _reopen,
    "reason": _reason,
    "explain": _explain,
    "review-note": _note,
    "unclear": _unclear,
    "review-flag": _flag,
    "undo": _undo,
    "redo": _redo,
}
