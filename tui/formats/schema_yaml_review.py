"""Reads what a schema says about the review from its YAML."""

from tui.domain.schema import Reason, Schema
from tui.formats.schema_yaml_hotkeys import read_hotkey, with_hotkeys
from tui.formats.schema_yaml_reading import Reader, found, title_of
from tui.formats.yaml_text import Mapping, Node, Scalar, Sequence

REVIEW_KEYS = {
    "reasons": "why an adjudicator can decide",
    "feedback": "yes if annotators may see where they differ from what was decided, and why",
    "audit": "how much of what policies accept is asked again, in percent",
}
REASON_KEYS = {
    "key": "the letter or digit that gives it",
    "title": "what is shown",
    "help": "when to give it",
    "guideline": "yes if what is decided for it belongs into the guideline log",
}
_MOST = 100


def read_review(reader: Reader, node: Node, schema: Schema) -> Schema:
    """Reads the part about the review.

    Args:
        reader: Collects faults.
        node: The mapping.
        schema: The schema so far.

    Returns:
        The schema with it.
    """
    keys = reader.keys(node, "the review", REVIEW_KEYS)
    return schema._replace(
        review_reasons=_reasons(reader, keys["reasons"]) if "reasons" in keys else (),
        feedback=reader.truth(keys.get("feedback"), "feedback", otherwise=False),
        audit=_percent(reader, keys["audit"]) if "audit" in keys else "",
    )


def _percent(reader: Reader, node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else ""
    if text.isascii() and text.isdigit() and text == str(int(text[:4])) and int(text) <= _MOST:
        return text
    reader.fault(node, f"{found(node)} for the audit; expected a percentage from 0 to {_MOST}, such as 5")
    return ""


def _reasons(reader: Reader, node: Node) -> tuple[Reason, ...]:
    """The reasons; those without a key get the first free letter of their id."""
    entries = reader.ids(node, "reasons")
    if not entries and isinstance(node, Mapping | Sequence):
        reader.fault(node, "an empty list of reasons; expected at least one, or none of this key")
    reasons: list[Reason] = []
    places: dict[str, Scalar] = {}
    for key, value in entries:
        if not reader.is_id(key, "a reason"):
            continue
        if key.text in places:
            first = places[key.text].line
            reader.fault(key, f"reason '{key.text}' twice, first in line {first}; expected it once")
            continue
        places[key.text] = key
        reasons.append(_reason(reader, key.text, value, reasons))
    hotkeys = with_hotkeys(reader, [(each.id, each.key) for each in reasons], places, "reason")
    return tuple(each._replace(key=hotkeys[each.id]) for each in reasons)


def _reason(reader: Reader, id_: str, value: Node, before: list[Reason]) -> Reason:
    what = f"the reason {id_}"
    if isinstance(value, Scalar):
        return Reason(id_, reader.text(value, what) if value.text else title_of(id_), "")
    keys = reader.keys(value, what, REASON_KEYS)
    return Reason(
        id_,
        reader.text(keys.get("title"), f"the title of {what}") or title_of(id_),
        read_hotkey(reader, keys.get("key"), what, {each.key: f"the reason {each.id}" for each in before}),
        reader.help(keys.get("help")),
        reader.truth(keys.get("guideline"), "guideline", otherwise=False),
    )
