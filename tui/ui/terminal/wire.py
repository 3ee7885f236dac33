"""The line to the terminal: bytes in, bytes out, and never a wait.

A terminal may stop reading (a frozen SSH client, a paused window) or vanish (a dropped line). A write that waits
for it stops the event loop and with it every timer and every save. So both directions use descriptions of the
terminal of their own that do not block: setting the inherited ones to non-blocking would break the shell that
shares them.
"""

import os
import select
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

_READ_SIZE = 1 << 16
_FALLBACK_SIZE = 512
"""What a blocking terminal that says it is ready takes without a wait."""


class Wire:
    """Both directions of one terminal.

    Args:
        source: Descriptor that keys come from.
        sink: Descriptor that the screen goes to.
        lost: Called with the reason, once, when the terminal has gone.
    """

    def __init__(self, source: int, sink: int, lost: Callable[[str], None]) -> None:
        self.reader = _reopen(source, os.O_RDONLY)
        self._own_reader = self.reader != source
        self.writer = _reopen(sink, os.O_WRONLY)
        self._own_writer = self.writer != sink
        self._waiting = bytearray()
        self._lost = lost
        self._taken = 0
        self._at_last_tick = (0, 0)
        self.alive = True
        """Whether the terminal is still there, as far as known."""

    @property
    def backlog(self) -> int:
        """Bytes that the terminal has not taken yet."""
        return len(self._waiting)

    def read(self) -> bytes:
        """What has arrived; empty if nothing has, or if the terminal has gone."""
        try:
            data = os.read(self.reader, _READ_SIZE)
        except BlockingIOError:
            return b""
        except OSError as error:
            self._end(f"the terminal cannot be read: {error.strerror}")
            return b""
        if not data:
            self._end("the terminal has gone")
        return data

    def write(self, text: str) -> None:
        """Sends text, or keeps what the terminal does not take now for `push`."""
        if self.alive:
            self._waiting += text.encode("utf-8", "replace")
            self.push()

    def push(self) -> None:
        """Sends what is waiting, as much as the terminal takes."""
        while self._waiting and self.alive:
            try:
                taken = os.write(self.writer, self._next())
            except BlockingIOError:
                return
            except OSError as error:
                self._end(f"the terminal cannot be written to: {error.strerror}")
                return
            if not taken:
                return
            self._taken += taken
            del self._waiting[:taken]

    def drain(self, seconds: float) -> None:
        """Sends what is waiting, but waits no longer than that."""
        deadline = time.monotonic() + seconds
        self.push()
        while self._waiting and self.alive and (left := deadline - time.monotonic()) > 0:
            select.select((), (self.writer,), (), left)
            self.push()

    def tick(self) -> int:
        """To be called at regular times.

        Ticks are counted and not seconds, because a process that was stopped for an hour has not waited for one.

        Returns:
            For how many calls in a row the terminal has taken nothing of what waits for it.
        """
        taken, ticks = self._at_last_tick
        stalled = bool(self._waiting) and taken == self._taken
        self._at_last_tick = (self._taken, ticks + 1 if stalled else 0)
        return self._at_last_tick[1]

    def close(self) -> None:
        """Gives the descriptors back; nothing is sent from now on."""
        self.alive = False
        self._waiting.clear()
        if self._own_reader:
            os.close(self.reader)
        if self._own_writer:
            os.close(self.writer)
        self._own_reader = self._own_writer = False

    def _next(self) -> bytes | bytearray:
        if self._own_writer:
            return self._waiting
        ready = select.select((), (self.writer,), (), 0)[1]
        if not ready:
            raise BlockingIOError
        return self._waiting[:_FALLBACK_SIZE]

    def _end(self, reason: str) -> None:
        if self.alive:
            self.alive = False
            self._waiting.clear()
            self._lost(reason)


def _reopen(descriptor: int, direction: int) -> int:
    """Another description of the same terminal that does not block; the descriptor itself where there is none."""
    for name in _names(descriptor):
        try:
            return os.open(name, direction | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError:
            continue
    return descriptor


def _names(descriptor: int) -> Iterator[str]:
    """Paths of the terminal behind a descriptor, the most direct one first."""
    with suppress(OSError):
        yield os.ttyname(descriptor)
    with suppress(OSError):
        # Fails unless this is the controlling terminal; after `su` it is often the only one that may be opened.
        os.tcgetpgrp(descriptor)
        yield "/dev/tty"
