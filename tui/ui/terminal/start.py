"""Before Textual is imported: what makes the desk open sooner, and what keeps strangers from configuring it."""

import gc
import os
import sys
from collections.abc import MutableMapping


def begin(environ: MutableMapping[str, str] = os.environ) -> None:
    """Prepares the process for opening the desk.

    Collection stops until `settled`: while modules load and the first screen is built nothing becomes garbage, and
    looking for some costs a tenth of the time. Variables that configure Textual are dropped: they could press keys,
    write screenshots or slow down a desk that answers for its data.

    Args:
        environ: The environment of this process.
    """
    gc.disable()
    for name in [name for name in environ if name.startswith("TEXTUAL")]:
        del environ[name]
    _load_asyncio()


def _load_asyncio() -> None:
    """Imports asyncio as on a Python that was built without `ssl`: the desk talks to no network."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401, PLC0415
    finally:
        del sys.modules["ssl"]


def settled() -> None:
    """Collects again, but leaves out what start-up made: it stays until the end anyway.

    A full collection over it would cost 20 to 60 ms in the middle of some key.
    """
    if not gc.isenabled():
        gc.enable()
        gc.freeze()
