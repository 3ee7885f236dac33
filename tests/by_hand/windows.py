"""Presses every key of the registry in terminals on a screen of X: `python -m tests.by_hand.windows [TERMINAL…]`.

Needs Xvfb, xdotool, ImageMagick, dbus-run-session and the terminals. Pictures of the demo go to `WINDOWS_FOLDER`.
"""

import os
import signal
import subprocess  # noqa: TID251 - terminals are programs
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from tests.by_hand.console_machine import tell
from tui.ui.commands import COMMANDS, DIGITS, key_map
from tui.ui.key_names import written_key
from tui.ui.registry.base import ANNOTATE

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = Path(os.environ.get("WINDOWS_FOLDER", "/tmp/windows"))  # noqa: S108
PATIENCE: Final = 120.0
DISPLAY: Final = ":97"
FONT: Final = "DejaVu Sans Mono"

TERMINALS: Final = {
    "xterm": ("xterm", "-fa", FONT, "-fs", "10", "-geometry", "100x30", "-e"),
    "kitty": ("kitty", "--config", "NONE", "-o", f"font_family={FONT}", "-o", "confirm_os_window_close=0"),
    "alacritty": ("alacritty", "-e"),
    "xfce4-terminal": ("dbus-run-session", "--", "xfce4-terminal", "--disable-server", "--geometry=100x30", "-x"),
    "konsole": ("dbus-run-session", "--", "konsole", "--nofork", "-e"),
    "foot": ("foot", f"--font={FONT}:size=10", "--maximized"),
}
WESTON: Final = (
    "weston",
    "--backend=x11-backend.so",
    "--use-pixman",
    "--idle-time=0",
    "--width=999",
    "--height=640",
)
"""A screen of Wayland on a screen of X."""

KEYSYMS: Final = {
    "enter": "Return",
    "escape": "Escape",
    "tab": "Tab",
    "backspace": "BackSpace",
    "space": "space",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pageup": "Prior",
    "pagedown": "Next",
    "delete": "Delete",
    "insert": "Insert",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
ENVIRONMENT: Final = {
    **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLORTERM", "TMUX", "STY"}},
    "DISPLAY": DISPLAY,
    "LC_ALL": "C.UTF-8",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "PYTHONPATH": str(ROOT),
    "QT_QPA_PLATFORM": "xcb",
}


def tool(*arguments: str) -> str:
    """What xdotool says."""
    argv = ["xdotool", *arguments]
    return subprocess.run(argv, env=ENVIRONMENT, check=False, capture_output=True, text=True).stdout


def wait_for(met: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Waits until something is so."""
    end = time.monotonic() + patience
    while not met():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.02)


@contextmanager
def screen() -> Iterator[None]:
    """A screen of X."""
    argv = ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(argv, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: tool("getdisplaygeometry"), "Xvfb")
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def running(argv: Sequence[str], folder: Path, **more: str) -> Iterator[None]:
    """A program that is ended afterwards, with all that it has started."""
    own = {name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")}
    with (folder / f"{argv[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            argv, env={**ENVIRONMENT, **own, **more}, cwd=folder, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


@contextmanager
def terminal(name: str, command: Sequence[str], folder: Path) -> Iterator[str]:
    """A terminal in which a command runs, with the keyboard on it; gives the number of its window."""
    with ExitStack() as stack:
        if name == "foot":
            stack.enter_context(running(WESTON, folder))
            wait_for(windows, "weston")
            wait_for((folder / "wayland-1").exists, "weston's socket")
            stack.enter_context(running([*TERMINALS[name], *command], folder, WAYLAND_DISPLAY="wayland-1"))
        else:
            stack.enter_context(running([*TERMINALS[name], *command], folder))
            wait_for(windows, name)
        window = windows()[-1]
        tool("windowfocus", window)
        yield window
    wait_for(lambda: not windows(), "its end")


def windows() -> list[str]:
    """The numbers of the windows on the screen."""
    return tool("search", "--onlyvisible", "--class", ".").split()


def press(key: str) -> None:
    """Presses a key."""
    *held, name = key.split("+") if len(key) > 1 else [key]
    if name in KEYSYMS or held:
        tool("key", "+".join([*held, KEYSYMS.get(name, name)]))
    else:
        tool("type", "--", name)


def try_keys(name: str, what: str, expected: Mapping[str, str], folder: Path) -> None:
    """Presses each key and tells what came of it.

    Args:
        name: The terminal.
        what: One of `console_programs`.
        expected: What that shall say of each key, at the end of its line.
        folder: For its files.
    """
    log = folder / "log"
    with terminal(name, [sys.executable, "-m", "tests.by_hand.console_programs", what, str(log)], folder) as window:
        wait_for(lambda: log.exists() and log.read_text(), "reader")
        while len(said := log.read_text().splitlines()) < 2:
            press("escape")
            time.sleep(1)
        told = list[str]()
        for key in sorted(expected):
            press(written_key(key))
            try:
                wait_for(lambda before=said: log.read_text().splitlines() > before, key, 5)  # type: ignore[misc]
            except TimeoutError:
                told.append(f"    {written_key(key)}: nothing")
                # The terminal has taken it for a menu or a dialogue.
                for _ in range(2):
                    press("escape")
                    time.sleep(1)
                tool("windowfocus", window)
                said = log.read_text().splitlines()
                continue
            said = log.read_text().splitlines()
            if said[-1].rpartition(" ")[2] != expected[key]:
                told.append(f"    {written_key(key)}: {said[-1]}")
    tell("\n".join([f"{name}, {what}: {len(expected)} keys, something else:", *(told or ["    none"])]))


def take_pictures(name: str, folder: Path) -> None:
    """Takes pictures of articles of the demo."""
    FOLDER.mkdir(exist_ok=True, parents=True)
    project = folder / "demo.db"
    command = [sys.executable, "-m", "tui", "demo", "--as", "ana", "--project", str(project)]
    with terminal(name, command, folder):
        time.sleep(4)
        press("escape")
        for number in range(1, 15):
            time.sleep(1)
            if number in {1, 9, 10, 14}:
                argv = ["import", "-window", "root", str(FOLDER / f"{name}-{number}.png")]
                subprocess.run(argv, env=ENVIRONMENT, check=True)
            press("N")


def main() -> None:
    """Does it in each terminal named on the command line."""
    keys = {key for command in COMMANDS for key in command.keys} | set(DIGITS)
    tries: tuple[Callable[[str, Path], None], ...] = (
        lambda name, folder: try_keys(name, "keys", {key: key for key in keys}, folder),
        lambda name, folder: try_keys(name, "desk", key_map(ANNOTATE), folder),
        take_pictures,
    )
    with screen():
        for name in sys.argv[1:] or TERMINALS:
            for each in tries:
                with tempfile.TemporaryDirectory() as made:
                    each(name, Path(made))


if __name__ == "__main__":
    main()
