"""Before Textual is imported: what makes the desk open sooner, and what keeps strangers from configuring it."""

import gc
import os
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


def settled() -> None:
    """Collects again, but leaves out what start-up made: it stays until the end anyway.

    A full collection over it would cost 20 to 60 ms in the middle of some key.
    """
    if not gc.isenabled():
        gc.enable()
        gc.freeze()
