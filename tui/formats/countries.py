"""Countries by the names that news gives them.

The names and ISO 3166-1 alpha-2 codes come from the time zone database (the package tzdata, which is installed with
the libraries for dates): it lists every code with its common English name ("Syria", not "Syrian Arab Republic"),
weighs nothing more and is kept up to date.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

_SHORTEST_BEGINNING = 4


def country_code(text: str) -> str | None:
    """The code of a country.

    Args:
        text: A code, a name or the beginning of one, in any case.

    Returns:
        The ISO 3166-1 alpha-2 code; None if no country, or more than one, goes by that.
    """
    folded = _folded(text)
    if folded.upper() in _names():
        return folded.upper()
    codes = _codes()
    if folded in codes:
        return codes[folded]
    if len(folded) < _SHORTEST_BEGINNING:
        return None
    found = {code for name, code in codes.items() if name.startswith(folded)}
    return found.pop() if len(found) == 1 else None


@cache
def _names() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {code: name for code, name, *_ in lines}


@cache
def _codes() -> dict[str, str]:
    """Codes by folded name; `Korea (South)` is also South Korea, `Myanmar (Burma)` also Myanmar and Burma."""
    parted = {code: re.fullmatch(r"(.+) \((.+)\)(.*)", name) for code, name in _names().items()}
    times = Counter(found[1] for found in parted.values() if found)
    codes: dict[str, str] = {}
    for code, name in _names().items():
        found = parted[code]
        names = [name]
        if found:
            names += [f"{found[2]} {found[1]}"]
            names += [found[1], found[2]] if times[found[1]] == 1 and not name.startswith("St ") else []
        for each in names:
            codes.setdefault(_folded(each), code)
    return codes


def _folded(text: str) -> str:
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each)
    )
    plain = re.sub(r"[.’']", "", plain).replace("&", "and")
    return re.sub(r"^the ", "", re.sub(r"\bsaint\b", "st", " ".join(plain.split())))
