"""The shapes of the trail of a gold layer, and of what was disputed: parts of `copydesk.record` since 1.2."""

from tui.domain.adjudication.decisions import Choice, Kind
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.topics import Family
from tui.formats.shapes import Shape, record, rows, text

_FAMILIES = (Family.EVENT, Family.ITEM, Family.FIELD, Family.SPAN)
_STATES = tuple(state for state in State if state is not State.AGREED)

_SOURCE = record(
    {
        "annotator": text(),
        "thing": text("Id of their event or span, or event, path and id of their item; empty if they had none."),
    },
    "What an annotator said.",
    name="source",
)

TRAIL = record(
    {
        "family": text("What it is about.", values=_FAMILIES),
        "event": text("Id of the event; empty for the article and for spans."),
        "path": text("Path of the field or item, as in the rows of fields; empty for events and spans."),
        "span": text("Id of the span; empty for all else."),
        "decision": text("Id of the decision that put it there; empty if somebody wrote it by hand."),
        "disagreement": text("Id of the disagreement that a person decided; empty for a policy."),
        "kind": text("What sort of disagreement a person decided; empty for a policy.", values=("", *Kind)),
        "choice": text("What was chosen; `accept` for a policy; empty if by hand.", values=("", *Choice)),
        "policy": text("The rule that decided; empty for a person."),
        "author": text("Who decided, or ran the rule."),
        "decided_at": text(
            "UTC, written YYYY-MM-DDThh:mm:ss.mmmZ; empty if by hand",
            r"|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z",
        ),
        "milliseconds": Shape("integer", "How long the person looked at it; 0 if not known.", least=0),
        "reason": text("Id of the reason; empty for none."),
        "reason_label": text("Title of the reason."),
        "note": text("What the person wrote about it."),
        "unclear": Shape("boolean", "Whether the guidelines do not say how to decide."),
        "by_hand": Shape("boolean", "Whether gold was written by hand, or changed by hand after it was decided."),
        "sources": rows(_SOURCE, "Who said so."),
        "against": rows(_SOURCE, "Who said something else, or lacks it."),
    },
    "Where one thing of the gold layer comes from.",
    name="trail",
)

_SIDE = record(
    {
        "annotator": text(),
        "thing": text("Id of their event or span, or event, path and id of their item; empty if they had none."),
        "taken": Shape("boolean", "Whether it became gold."),
        "said": text("What they said, in words."),
        "content": text("The same as JSON, see the page about the record; `null` if they lacked it."),
        "quotes": rows(text(), "The evidence that they gave; of a whole event the first alone."),
    },
    "What one side of a disagreement said.",
    name="side",
)

DISPUTED = record(
    {
        "disagreement": text("Its id."),
        "kind": text("What sort.", values=tuple(Kind)),
        "field": text("Path of the field without the ids of items; empty for whole things and spans."),
        "event": text("Id of the event of this record that it belongs to; empty for none."),
        "path": text("Path of the field or item in this record; empty for none."),
        "span": text("Id of the span of this record; empty for none."),
        "state": text("How far it is.", values=_STATES),
        "decision": text("Id of the decision about it; empty for none."),
        "sides": rows(_SIDE, "All sides, by annotator."),
    },
    "What annotators differed in.",
    name="disputed",
)
