"""The notation in which a value of several parts is typed on one line.

A name comes first; what follows it may stand in any order:

- `@Q123` the id in a gazetteer or dictionary
- `/1` the code of a precision
- `admin1=Al Anbar` a further part; it lasts until the next part or the end

as in `Ain al-Asad @98245 /1 admin1=Al Anbar country=IQ`. What would be taken for a part although it is none stands
in double quotes, a quote in it twice: `"Hotel @ Sea"`.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache

from tui.domain.answers_error import AnswerError, quoted

ID = "id"
PRECISION = "precision"


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"(?<=\s)(?:@(?=[^\s@])|/(?=[^\s/])|([A-Za-z_][\w-]*)=)")


def read_parts(typed: str, keys: Collection[str]) -> tuple[str, dict[str, str]]:
    """Splits what was typed into the name and its parts.

    Args:
        typed: One line in the notation above.
        keys: Names of the parts that may be given; `id` allows `@`, `precision` allows `/`.

    Returns:
        The name, with single spaces, and the parts.

    Raises:
        AnswerError: A part is not one of `keys`, comes twice or is empty, or a quote is not closed.
    """
    text = " ".join(typed.split())
    name, at = _text(text, 0)
    parts: dict[str, str] = {}
    while at < len(text):
        sign = _sign().match(text, at)
        key = _key(sign[0], sign[1]) if sign else ""
        if sign is None or not key:
            raise AnswerError(f"Nothing may stand between a closing quote and {quoted(text[at:])}.")
        if key not in keys:
            raise AnswerError(_no_part(sign[0], keys))
        if key in parts:
            raise AnswerError(f"{quoted(sign[0])} is there twice: leave one.")
        parts[key], at = _text(text, sign.end())
        if not parts[key]:
            raise AnswerError(f"{quoted(sign[0])} needs a text after it.")
    return name, parts


def _key(sign: str, named: str | None) -> str:
    return named or {"@": ID, "/": PRECISION}.get(sign, "")


def _no_part(sign: str, keys: Collection[str]) -> str:
    known = ", ".join(f"{key}=" for key in keys if key not in (ID, PRECISION))
    which = f"the parts are {known}; " if known else ""
    return f"{quoted(sign)} begins no part here: {which}put a name that contains it in double quotes."


def _text(text: str, at: int) -> tuple[str, int]:
    """The text that begins there, quoted or up to the next part, and where it ends."""
    if text.startswith('"', at):
        found = re.compile(r'"((?:[^"]|"")*)"\s*').match(text, at)
        if not found:
            raise AnswerError("A double quote is not closed: close it, or type two for a quote in a name.")
        return found[1].replace('""', '"'), found.end()
    sign = _sign().search(text, at)
    end = sign.start() if sign else len(text)
    return text[at:end].strip(), end


def parts_text(name: str, parts: Mapping[str, str]) -> str:
    """What `read_parts` reads as this name and these parts."""
    signs = {ID: "@", PRECISION: "/"}
    said = [_quoted(name)]
    said += [f"{signs[key]}{_quoted(parts[key])}" for key in signs if parts.get(key)]
    said += [f"{key}={_quoted(text)}" for key, text in parts.items() if key not in signs and text]
    return " ".join(said)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    risky = plain.startswith(('"', "@", "/")) or _sign().search(f" {plain}") or not plain
    return '"' + plain.replace('"', '""') + '"' if risky else plain
