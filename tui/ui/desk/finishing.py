"""The article as a whole: finishing it, saying that it has no event, flags, notes, undo and redo."""

from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.domain import editing
from tui.domain.edits import Edit, SpanChange, ValueChange, inverse
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE, HELP, Status
from tui.domain.problems import Problem, layer_problems
from tui.domain.schema import Severity
from tui.domain.telling import in_short, tell
from tui.ui.desk.desk import Asking, Desk
from tui.ui.entry import Choice, Entry
from tui.ui.form.rows import FormRow, form_rows

if TYPE_CHECKING:
    from tui.domain.spans import Span

Action = Callable[[Desk], None]


def open_problems(desk: Desk) -> list[Problem]:
    """What is still wrong with the layer and was not overridden, without mere hints."""
    found = layer_problems(desk.session.schema, desk.session.layer)
    return [each for each in found if not each.overridden and each.severity is not Severity.INFO]


def _go_to(desk: Desk, problem: Problem) -> None:
    desk.go_to_owner(problem.owner)
    row = _row_of(desk.form, problem)
    desk.go_to_field(desk.form[row].path if row < len(desk.form) else "")


def _row_of(form: tuple[FormRow, ...], problem: Problem) -> int:
    """The row at which a problem is shown; the first one for what is at no field of the form."""
    inside = f"{problem.path}/"
    return next((i for i, row in enumerate(form) if row.path == problem.path or row.path.startswith(inside)), 0)


def _finish(desk: Desk) -> None:
    layer = desk.session.layer
    found = open_problems(desk)
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        _go_to(desk, errors[0])
        raise DeskError(f"{errors[0].message} ({len(errors)} to mend before the article can be done)")
    if not found:
        if not layer.events:
            new, none = desk.key("new-event"), desk.key("no-event")
            raise DeskError(f"There is no event: {new} makes one, {none} says that the article reports none.")
        _done(desk, [], "")
        return
    _go_to(desk, found[0])
    count = f"{len(found)} open: {found[0].message}"
    entry = Entry("Finish all the same? Say why", hint=f"{count} · esc goes back")

    def accept(entry: Entry) -> None:
        reason = entry.line.text.strip()
        if not reason:
            key = desk.key("next-problem")
            raise DeskError(f"Give a reason, or leave with esc and mend it: {key} goes through what is open.")
        _done(desk, [(each.owner, each.check) for each in found], reason)

    desk.ask(Asking(entry, accept))


def _done(desk: Desk, overridden: list[tuple[str, str]], reason: str) -> None:
    desk.perform(editing.finish(desk.session.layer, overridden, reason))
    desk.say(f"Done. {desk.key('next-article')} goes to the next article.")


def _no_event(desk: Desk) -> None:
    layer, schema = desk.session.layer, desk.session.schema
    editing.no_event(layer, "")
    if layer.status is Status.NO_EVENT:
        desk.perform(editing.reopen(layer))
        desk.say("Open again.")
        return
    choices = [Choice(each.code, each.title, help=each.help) for each in schema.no_event_reasons]
    entry = Entry("No event: why?", choices=choices, closed=bool(choices), hint="type or ↑↓, then ↵")

    def accept(entry: Entry) -> None:
        reason = entry.choice.id if entry.choice else entry.line.text.strip()
        if not reason:
            raise DeskError("Say why the article reports no event.")
        desk.perform(editing.no_event(desk.session.layer, reason))
        desk.say(f"No event. {desk.key('next-article')} goes to the next article.")

    desk.ask(Asking(entry, accept))


def _flag(desk: Desk) -> None:
    if desk.session.layer.flag:
        desk.perform(editing.set_flag(desk.session.layer, ""))
        desk.say(f"The flag is gone; {desk.key('undo')} brings it back.")
        return

    def accept(entry: Entry) -> None:
        desk.perform(editing.set_flag(desk.session.layer, entry.line.text.strip() or "look at this"))
        desk.say("Flagged.")

    desk.ask(Asking(Entry("Flag: what should be looked at?"), accept))


def _ask_help(desk: Desk) -> None:
    """A flag of its own kind: whoever reviews sees that somebody waits for an answer."""
    if desk.session.layer.flag.startswith(HELP):
        desk.perform(editing.set_flag(desk.session.layer, ""))
        desk.say(f"You no longer ask for help; {desk.key('undo')} brings it back.")
        return

    def accept(entry: Entry) -> None:
        question = entry.line.text.strip()
        if not question:
            raise DeskError("Say what you want to know, or leave with esc.")
        desk.perform(editing.set_flag(desk.session.layer, f"{HELP}{question}"))
        desk.say("Whoever reviews sees your question.")

    desk.ask(Asking(Entry("Ask for help: what do you want to know?", hint=desk.session.layer.flag), accept))


def _next_problem(desk: Desk) -> None:
    """To the next row of the forms, in their order, at which something is wrong."""
    found = open_problems(desk)
    if not found:
        raise DeskError("Nothing is missing.")
    owners = [ARTICLE, *desk.session.layer.events]
    here = owners.index(desk.owner)
    after = next((i for i, row in enumerate(desk.form) if row.path == desk.path), -1)
    for owner in (*owners[here:], *owners[: here + 1]):
        beyond = [(row, each) for row, each in _stops(desk, owner, found) if row > after]
        if beyond:
            _, problem = min(beyond, key=itemgetter(0))
            _go_to(desk, problem)
            desk.say(problem.message)
            return
        after = -1


def _stops(desk: Desk, owner: str, found: list[Problem]) -> list[tuple[int, Problem]]:
    """The problems of an event, or of the article, with the rows at which they are shown."""
    mine = [each for each in found if each.owner == owner]
    form = form_rows(desk.session.schema, desk.session.layer, owner) if mine else ()
    return [(_row_of(form, each), each) for each in mine]


def _override(desk: Desk) -> None:
    row = desk.row
    problem = row.problem if row else None
    if problem is None:
        raise DeskError(f"There is no warning at this field: {desk.key('next-problem')} goes to the next one.")
    if problem.severity is Severity.ERROR:
        raise DeskError(f"This cannot be overridden: {problem.message}")
    if problem.overridden:
        desk.perform(editing.override(desk.session.layer, problem.owner, problem.check, ""))
        desk.say("The warning stands again.")
        return

    def accept(entry: Entry) -> None:
        reason = entry.line.text.strip()
        if not reason:
            raise DeskError("Give a reason, or leave with esc.")
        desk.perform(editing.override(desk.session.layer, problem.owner, problem.check, reason))
        desk.say("Overridden.")

    desk.ask(Asking(Entry("Override: why is it right as it is?", hint=problem.message), accept))


def _undo(desk: Desk) -> None:
    before = desk.session.layer
    edit = desk.session.undo(desk.place())
    if edit is None:
        desk.say("Nothing to undo.")
        return
    _show_edit(desk, edit)
    told = tell(desk.session.schema, before, desk.session.layer, inverse(edit), desk.text.text)
    # Backwards again: what an edit was about stands first in it.
    desk.say(f"Undone: {in_short(told[::-1], desk.owner) or edit.title}.")


def _redo(desk: Desk) -> None:
    before = desk.session.layer
    edit = desk.session.redo(desk.place())
    if edit is None:
        desk.say("Nothing to redo.")
        return
    _show_edit(desk, edit)
    told = tell(desk.session.schema, before, desk.session.layer, edit, desk.text.text)
    desk.say(f"Done again: {in_short(told, desk.owner) or edit.title}.")


def _show_edit(desk: Desk, edit: Edit) -> None:
    """Goes to what an edit was about, as far as it is there."""
    desk.settle()
    answered = [each for each in edit.changes if isinstance(each, ValueChange)]
    if answered and answered[-1].owner in (ARTICLE, *desk.session.layer.events):
        desk.go_to_owner(answered[-1].owner)
        desk.go_near(answered[-1].path)
    marked = [each.after or each.before for each in edit.changes if isinstance(each, SpanChange)]
    if marked and not answered:
        _bring_into_view(desk, marked[0])


def _bring_into_view(desk: Desk, span: "Span | None") -> None:
    """Moves the cursor to a span only if nothing of it is to be seen."""
    start, end = desk.rows.shown()
    if span is not None and not (span.start < end and start < span.end):
        desk.move_to(span.start)


ACTIONS: dict[str, Action] = {
    "finish": _finish,
    "no-event": _no_event,
    "flag": _flag,
    "ask-help": _ask_help,
    "next-problem": _next_problem,
    "override": _override,
    "undo": _undo,
    "redo": _redo,
}
