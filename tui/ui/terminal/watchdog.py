"""Ends the program when it is told to, even if its event loop is stuck.

Python runs signal handlers on the main thread, when it gets there; a handler that is given to asyncio waits for the
event loop. Neither comes if the main thread is busy or waits for something that never comes, and a desk that cannot
be ended stays on a shared host for ever. `signal.set_wakeup_fd` has the number of a signal written to a pipe at
once; a thread reads it there.
"""

import os
import select
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import TypeAlias

ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
"""Signals that end the desk."""

TICK_SECONDS = 10.0

_Handler: TypeAlias = Callable[[int, FrameType | None], object] | int | signal.Handlers | None


class Watchdog:
    """Watches for signals from `start` to `stop`.

    Args:
        ended: Called on the watching thread with the number of a signal that ends the program.
        tick: Called on the watching thread every `TICK_SECONDS`.
    """

    def __init__(self, ended: Callable[[int], None], tick: Callable[[], None]) -> None:
        self._ended = ended
        self._tick = tick
        self._handlers: dict[signal.Signals, _Handler] = {}
        self._previous_wakeup = -1
        self._read = self._write = -1
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begins to watch; only the main thread can."""
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        for number in ENDING:
            # Who started the desk under nohup wants no end by SIGHUP; the terminal's own end is noticed anyway.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, _leave_it_to_the_thread)
        self._previous_wakeup = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ceases to watch and puts things back as they were."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        signal.set_wakeup_fd(self._previous_wakeup)
        for number, handler in self._handlers.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        self._handlers.clear()
        with suppress(BlockingIOError):
            os.write(self._write, b"\0")
        thread.join(1.0)
        os.close(self._write)
        os.close(self._read)

    def _watch(self) -> None:
        while True:
            if not select.select((self._read,), (), (), TICK_SECONDS)[0]:
                self._tick()
                continue
            numbers = os.read(self._read, 64)
            if 0 in numbers:
                return
            for number in numbers:
                if number in ENDING:
                    self._ended(number)


def _leave_it_to_the_thread(_number: int, _frame: FrameType | None) -> None:
    """There must be a handler, else the signal has its default effect; what is to be done is done elsewhere."""
