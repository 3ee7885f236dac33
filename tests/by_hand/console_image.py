"""Makes the root file system of a small Linux machine: busybox, kbd, this Python, the desk and what it needs."""

import os
import re
import stat
import subprocess  # noqa: TID251 - ldd is a program
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import BinaryIO, Final

ROOT: Final = Path(__file__).resolve().parents[2]

DATA: Final = (
    "/usr/share/keymaps",
    "/usr/share/terminfo/l/linux",
    "/lib/terminfo/l/linux",
    "/usr/lib/locale/C.utf8",
)
PROGRAMS: Final = ("/bin/busybox", "/usr/bin/busybox", "/bin/loadkeys", "/usr/bin/loadkeys", "/bin/setfont")
FONTS: Final = "/usr/share/consolefonts"
NOT_NEEDED: Final = ("test", "idlelib", "tkinter", "lib2to3", "ensurepip", "site-packages", "turtledemo", "config-")
NOT_REQUIRED: Final = {"pip"}

INIT: Final = """#!/bin/busybox sh
/bin/busybox --install -s /bin
/bin/busybox mount -t proc none /proc
/bin/busybox mount -t sysfs none /sys
/bin/busybox mount -t devtmpfs none /dev
/bin/busybox mkdir -p /tmp /root /dev/pts
/bin/busybox mount -t devpts none /dev/pts
/bin/busybox stty -F /dev/ttyS1 raw -echo clocal
export PATH=/bin:/usr/bin PYTHONHOME={home} PYTHONPATH={paths} LC_ALL=C.UTF-8 HOME=/root
exec {python} {guest} < /dev/ttyS1 > /dev/ttyS1 2> /dev/ttyS0
"""


def write_image(path: Path, fonts: Iterable[str], more: Mapping[str, bytes]) -> None:
    """Writes an initramfs.

    Args:
        path: The file to write.
        fonts: Names of fonts of `/usr/share/consolefonts`, without endings.
        more: Further files by their paths, without a stroke in front.
    """
    python = Path(sys.executable).resolve()
    site = next(Path(each) for each in sys.path if each.endswith("site-packages"))
    paths = f"{ROOT}:{site}"
    guest = Path(__file__).with_name("console_guest.py")
    init = INIT.format(home=sys.base_prefix, paths=paths, python=python, guest=guest)
    wanted = [*map(Path, DATA), *map(Path, PROGRAMS), python, *_own_files(), *_library(), *_distributions(site)]
    wanted += [Path(FONTS, f"{font}.psf.gz") for font in fonts]
    files = {each for each in _regular(wanted) if not each.match("*.opt-*.pyc")}
    files |= {library for each in sorted(files) for library in _libraries(each)}
    with path.open("wb") as file:
        _write_cpio(file, files, {"init": init.encode(), **more})


def _own_files() -> Iterator[Path]:
    for folder in ("tui", "schemas", "sample_articles", "tests/by_hand", "tests/support"):
        yield ROOT / folder
    yield ROOT / "pyproject.toml"


def _library() -> Iterator[Path]:
    for each in Path(sysconfig.get_path("stdlib")).iterdir():
        if not each.name.startswith(NOT_NEEDED):
            yield each


def _distributions(site: Path) -> Iterator[Path]:
    """The files of what the desk requires, and of what that requires."""
    waiting, seen = ["copydesk"], set(NOT_REQUIRED)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        needs = [each for each in found.requires or () if "extra ==" not in each]
        waiting += [re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in needs]
        tops = {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}
        yield from (site / top for top in tops)


def _regular(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
        elif path.exists():
            yield path


@cache
def _libraries(path: Path) -> frozenset[Path]:
    if not (path.suffix == ".so" or os.access(path, os.X_OK)) or path.read_bytes()[:4] != b"\x7fELF":
        return frozenset()
    said = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False).stdout
    return frozenset(Path(each) for each in re.findall(r"(/\S+) \(0x", said))


def _write_cpio(file: BinaryIO, paths: Iterable[Path], made: Mapping[str, bytes]) -> None:
    entries: dict[str, bytes | None] = {**made}
    for path in paths:
        data = path.read_bytes()
        for name in {str(path), str(path.parent.resolve() / path.name)}:
            entries[name.strip("/")] = data
    if "usr/bin/busybox" in entries:
        entries["bin/busybox"] = entries["usr/bin/busybox"]
    for name in list(entries):
        entries.update({str(parent): None for parent in Path(name).parents if str(parent) != "."})
    entries.update(dict.fromkeys(("dev", "proc", "sys", "tmp", "root")))
    for number, name in enumerate(sorted(entries)):
        _write_entry(file, number, name, entries[name])
    _write_entry(file, 0, "TRAILER!!!", b"")


def _write_entry(file: BinaryIO, number: int, name: str, data: bytes | None) -> None:
    mode = stat.S_IFDIR | 0o755 if data is None else stat.S_IFREG | 0o755
    content = data or b""
    # With the dates of the files: compiled modules would count as stale.
    fields = (number, mode, 0, 0, 1, _modified(name), len(content), 0, 0, 0, 0, len(name.encode()) + 1, 0)
    file.write(b"070701" + b"".join(b"%08X" % field for field in fields))
    file.write(name.encode() + b"\0")
    file.write(b"\0" * (-file.tell() % 4))
    file.write(content)
    file.write(b"\0" * (-file.tell() % 4))


def _modified(name: str) -> int:
    path = Path("/", name)
    return int(path.stat().st_mtime) if path.exists() else 0
