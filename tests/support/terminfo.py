"""What terminals send for keys, after the terminfo database of ncurses."""

import json
import os
import subprocess  # noqa: TID251 - the library reads one entry in a process
import sys
from functools import cache
from typing import Final

NAMES: Final = {
    "kcuu1": "up",
    "kcud1": "down",
    "kcub1": "left",
    "kcuf1": "right",
    "khome": "home",
    "kend": "end",
    "kpp": "pageup",
    "knp": "pagedown",
    "kdch1": "delete",
    "kich1": "insert",
    "kbs": "backspace",
    "kcbt": "shift+tab",
    "kLFT": "shift+left",
    "kRIT": "shift+right",
    "kri": "shift+up",
    "kind": "shift+down",
    "kUP5": "ctrl+up",
    "kDN5": "ctrl+down",
    "kLFT5": "ctrl+left",
    "kRIT5": "ctrl+right",
    "kHOM5": "ctrl+home",
    "kEND5": "ctrl+end",
    **{f"kf{number}": f"f{number}" for number in range(1, 13)},
}
"""The keys of Textual's names that have a capability of their own."""

_SCRIPT: Final = """
import curses, json, sys
try:
    curses.setupterm(sys.argv[1], 1)
except curses.error:
    print("null")
else:
    found = {name: curses.tigetstr(name) for name in sys.argv[2:]}
    print(json.dumps({name: sent.decode("latin-1") for name, sent in found.items() if sent}))
"""


@cache
def sent_keys(term: str) -> dict[str, bytes] | None:
    """What a terminal sends for the keys of `NAMES` that it has; None if there is no such entry.

    Args:
        term: The terminal's name, as in `TERM`.
    """
    command = [sys.executable, "-c", _SCRIPT, term, *NAMES]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "TERM": term})
    found = json.loads(done.stdout)
    if found is None:
        return None
    return {NAMES[name]: sent.encode("latin-1") for name, sent in found.items()}
