"""What runs on the console of the small machine: `console_programs.py WHAT FILE`, with its findings in the file."""

import json
import os
import sys
import termios
import tty
from pathlib import Path
from typing import IO

COLUMNS, LINES, STEP = 80, 24, 8


def read_keys(log: IO[str]) -> None:
    """Writes the bytes of each key, and what the desk reads them as."""
    from textual.events import Key  # noqa: PLC0415 - only here

    from tui.ui.terminal.messages import Reader  # noqa: PLC0415

    tty.setraw(0)
    reader = Reader()
    log.write("ready\n")
    while True:
        sent = os.read(0, 4096)
        found = [each.key for each in [*reader.feed(sent), *reader.expire()] if isinstance(each, Key)]
        log.write(f"{sent.hex()} {' '.join(found)}\n")


def run_desk(log: IO[str]) -> None:
    """Runs the desk on the demo, and writes which action each key is instead of doing it."""
    from tui.cli.main import main  # noqa: PLC0415 - only here
    from tui.ui.screens.annotate import AnnotateScreen  # noqa: PLC0415

    def note(_screen: AnnotateScreen, action: str) -> None:
        log.write(f"{action}\n")

    AnnotateScreen.run = note  # type: ignore[assignment,method-assign]
    sys.argv = ["copydesk", "demo", "--as", "keys"]
    log.write("ready\n")
    main()


def find_drift(log: IO[str]) -> None:
    """Draws each character as the desk does, with a stroke behind it, and writes behind which ones it is not."""
    from tests.support.clusters import CLUSTERS, characters  # noqa: PLC0415 - only here
    from tui.ui.terminal.cells import cells_of  # noqa: PLC0415
    from tui.ui.terminal.display import Screenful  # noqa: PLC0415
    from tui.ui.terminal.looks import PLAIN  # noqa: PLC0415
    from tui.ui.textview.clusters import settle  # noqa: PLC0415

    log.write("ready\n")
    attributes = termios.tcgetattr(0)
    tty.setraw(0)
    os.write(1, b"\x1b[?7l")
    drawn = [(each, *settle(each)) for each in (*CLUSTERS, *characters())]
    across = COLUMNS // STEP
    wrong = []
    for start in range(0, len(drawn), across * LINES):
        page = drawn[start : start + across * LINES]
        screenful = Screenful(COLUMNS, LINES, console=True)
        for at, (_, text, cells) in enumerate(page):
            stretch = [(f"{text}|{'.' * (STEP - cells - 2)} ", PLAIN)]
            screenful.put(at // across, at % across * STEP, cells_of(stretch, STEP))
        os.write(1, screenful.update().encode())
        termios.tcdrain(1)
        shown = Path("/dev/vcsa1").read_bytes()
        columns = shown[1]
        for at, (each, text, cells) in enumerate(page):
            cell = at // across * columns + at % across * STEP
            seen = shown[4 + 2 * cell : 4 + 2 * (cell + STEP) : 2]
            if seen[cells:STEP] != b"|" + b"." * (STEP - cells - 2) + b" ":
                wrong.append((ascii(each), ascii(text), cells, seen.hex()))
    termios.tcsetattr(0, termios.TCSANOW, attributes)
    log.write(json.dumps({"tried": len(drawn), "wrong": wrong}) + "\n")


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", buffering=1) as file:
        {"keys": read_keys, "desk": run_desk, "drift": find_drift}[sys.argv[1]](file)
