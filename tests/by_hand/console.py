"""Tries the desk on a real Linux console, in QEMU: `python -m tests.by_hand.console KERNEL [WHAT…]`.

KERNEL is a kernel image that has the drivers of keyboard, serial lines and console built in, such as
`boot/vmlinuz-…` of Debian's `linux-image-…-amd64` (`apt-get download`, `dpkg -x`). WHAT is of `keys`, `desk`,
`work`, `drift` and `pictures`; all if left out. Needs qemu-system-x86, busybox-static, kbd, console-data,
console-setup-linux and ImageMagick; takes some twenty minutes without KVM. Pictures go to `CONSOLE_FOLDER`; `VIDEO`
is the kernel's `vga=`.
"""

import json
import os
import shutil
import subprocess  # noqa: TID251 - ckbcomp is a program
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.by_hand.console_image import write_image
from tests.by_hand.console_machine import Machine, tell
from tests.support.recorded import read_recorded
from tests.support.sample_incidents import RIVER
from tui.ui.commands import COMMANDS, DIGITS, key_map
from tui.ui.key_names import written_key
from tui.ui.registry.base import ANNOTATE

FONTS: Final = ("Lat15-Fixed16", "Uni2-Fixed16")
KEYMAPS: Final = ("us", "uk", "de", "fr", "es", "pl", "ru", "it", "dvorak")
XKB: Final = ("us", "de", "fr")
"""Keyboards of X, from which Debian makes the console's."""

FOLDER: Final = Path(os.environ.get("CONSOLE_FOLDER", "/tmp/console"))  # noqa: S108
PROJECT: Final = "/tmp/river.db"  # noqa: S108
PICTURED: Final = (1, 9, 10, 14)
ARTICLES: Final = 14


def keymaps_of_x() -> Mapping[str, bytes]:
    """The keyboards of `XKB` as files of the machine."""
    if shutil.which("ckbcomp") is None:
        return {}
    made = {name: subprocess.run(["ckbcomp", name], capture_output=True, check=True).stdout for name in XKB}
    return {f"xkb/{name}.kmap": content for name, content in made.items()}


def run(machine: Machine, what: str) -> None:
    """Starts one of `console_programs`, and waits until it is there."""
    machine.ask("sh('/bin/rm', '-f', '/tmp/log')")
    machine.ask(f"start(sys.executable, '-m', 'tests.by_hand.console_programs', {what!r}, '/tmp/log')")
    machine.wait_for(lambda: log_of(machine)[:1] == ["ready"], what)


def log_of(machine: Machine) -> list[str]:
    """What the program has found so far."""
    return str(machine.ask("read('/tmp/log')")).splitlines()


def try_keys(machine: Machine) -> None:
    """Which bytes each key of the registry sends, and as what the desk reads them."""
    run(machine, "keys")
    keys = sorted({key for command in COMMANDS for key in command.keys} | set(DIGITS))
    found = 1
    for keymap in (*KEYMAPS, *(f"/{each}" for each in keymaps_of_x())):
        machine.use_keymap(keymap)
        told = [f"{keymap}: {len(keys)} keys"]
        for key in keys:
            if not machine.press(written_key(key)):
                told.append(f"    {written_key(key)} is not on the keyboard")
                continue
            found += 1
            machine.wait_for(lambda wanted=found: len(log_of(machine)) >= wanted, key)  # type: ignore[misc]
            sent, _, read = log_of(machine)[-1].partition(" ")
            if read != key:
                told.append(f"    {written_key(key)} sends {bytes.fromhex(sent)!r}: {read}")
        tell("\n".join(told))
    machine.ask("stop()")


def try_desk(machine: Machine) -> None:
    """Whether each key of the annotate screen runs its action at the real desk."""
    expected = key_map(ANNOTATE)
    for keymap in ("us", "de"):
        machine.use_keymap(keymap)
        run(machine, "desk")
        machine.wait_for_text(" saved")
        others = {}
        for number, key in enumerate(sorted(expected), start=2):
            machine.press(written_key(key))
            machine.wait_for(lambda wanted=number: len(log_of(machine)) >= wanted, key)  # type: ignore[misc]
            if (did := log_of(machine)[-1]) != expected[key]:
                others[written_key(key)] = did
        tell(f"{keymap}: {len(expected)} keys at the desk; something else: {others}")
    machine.ask("stop()")


def try_work(machine: Machine) -> None:
    """Whether the recorded keys code eight incidents, as `tests/terminal/test_eight_incidents.py` has it."""
    machine.use_keymap("us")
    program = "sh(sys.executable, '-m', 'tui', {})"
    tell(machine.ask(program.format(f"'new', '{PROJECT}', '--schema', 'conflict-event'")))
    tell(machine.ask(program.format(f"'add', '{PROJECT}', '/articles'")))
    machine.ask(f"start(sys.executable, '-m', 'tui', 'annotate', '{PROJECT}', '--as', 'ana')")
    machine.wait_for_text(" saved")
    pressed = 0
    for number, steps in enumerate(read_recorded()["proposals"][: len(RIVER.incidents)], start=1):
        for key in (key for step in steps for key in step.keys):
            machine.press(written_key(key))
            pressed += 1
        machine.wait_for_text(f"event {number}/{number} ·")
    machine.press("Q")
    machine.wait_for(lambda: machine.ask("running[0].poll()") is not None, "the end")
    record = json.loads(machine.ask(program.format(f"'export', '{PROJECT}'")).splitlines()[0])
    said = [{row["field"]: row["value"] for row in event["fields"]} for event in record["events"]]
    right = [
        str(answers.get(slot.path)) == slot.value
        for answers, incident in zip(said, RIVER.incidents, strict=True)
        for slot in incident.slots
    ]
    tell(f"{pressed} keys, {len(said)} events, {sum(right)} of {len(right)} answers as they are meant")


def try_drift(machine: Machine) -> None:
    """Whether anything that the desk draws takes other cells than it should."""
    run(machine, "drift")
    machine.wait_for(lambda: len(log_of(machine)) > 1, "drift")
    found = json.loads(log_of(machine)[1])
    tell(f"{found['tried']} clusters drawn, {len(found['wrong'])} make a row drift: {found['wrong'][:9]}")


def try_pictures(machine: Machine) -> None:
    """Takes pictures of the demo in several fonts."""
    machine.use_keymap("us")
    FOLDER.mkdir(exist_ok=True, parents=True)
    for font in ("", *FONTS):
        if font:
            machine.ask(f"sh('setfont', '/usr/share/consolefonts/{font}.psf.gz')")
        machine.ask("sh('/bin/sh', '-c', 'rm -f /tmp/d.db*')")
        machine.ask("start(sys.executable, '-m', 'tui', 'demo', '--as', 'ana', '--project', '/tmp/d.db')")
        pictures = FOLDER / f"{machine.video}-{font or 'kernel'}"
        machine.wait_for_text("two cursors")
        machine.press("escape")
        for number in range(1, ARTICLES + 1):
            machine.wait_for_text(f" {number}/{ARTICLES} ")
            if number in PICTURED:
                machine.wait_until_still()
                machine.picture(Path(f"{pictures}-{number}.png"))
            machine.press("N")
        for name, key in (("help", "?"), ("again", "escape"), ("left", "Q")):
            machine.press(key)
            machine.wait_until_still()
            machine.picture(Path(f"{pictures}-{name}.png"))
    tell(f"pictures are in {FOLDER}")


TRIES: Final[Mapping[str, Callable[[Machine], None]]] = {
    "keys": try_keys,
    "desk": try_desk,
    "work": try_work,
    "drift": try_drift,
    "pictures": try_pictures,
}


def main() -> None:
    """Does what is named on the command line."""
    kernel, *what = sys.argv[1:]
    samples = Path(__file__).parents[2] / "sample_articles"
    known = [each for each in json.loads((samples / "index.json").read_text()) if each["file"] == RIVER.article]
    article = {
        f"articles/{RIVER.article}": (samples / RIVER.article).read_bytes(),
        "articles/index.json": json.dumps(known).encode(),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_image(folder / "image", FONTS, {**keymaps_of_x(), **article})
        with Machine(Path(kernel), folder / "image", folder, os.environ.get("VIDEO", "")) as machine:
            for each in what or TRIES:
                TRIES[each](machine)


if __name__ == "__main__":
    main()
