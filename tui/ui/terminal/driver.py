"""Textual's way to the terminal, made for lines that drop, stall and send rubbish.

Textual's own driver ends with an exception at a byte that is not UTF-8, spins at end of input, stops the event loop
when the terminal does not read, dies at SIGTERM and SIGHUP with the terminal left in disorder, and takes 0.2 s to
quit. This one reads and writes on the event loop itself and never waits; a thread beside it sees to its end.
"""

import os
import signal
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from tui.ui.terminal.modes import CLEAR, ENTER, LEAVE, MOUSE_OFF, MOUSE_ON, raw, terminal_size
from tui.ui.terminal.watchdog import TICK_SECONDS, Watchdog
from tui.ui.terminal.wire import Wire

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from tui.ui.terminal.messages import Reader

GRACE_SECONDS = 2.0
"""How long the application may take to end in order before the process ends without it."""

STALL_SECONDS = 60.0
"""How long a terminal may take nothing of what waits for it before it counts as gone."""

_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1
_DRAIN_SECONDS = 0.5
_NO_TERMINAL = 128 + signal.SIGHUP


class TerminalDriver(Driver):
    """A driver for one POSIX terminal on standard input and output.

    The output is standard output, not standard error as in Textual, so that errors can be sent to a file.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._source = _STANDARD_INPUT
        self._sink = _STANDARD_OUTPUT
        if size is None:
            self._size = self.terminal_size()
        self._wire: Wire | None = None
        self._watchdog = Watchdog(self._signalled, self._look_for_stall)
        self._attributes: list[Any] | None = None
        self._expiry: TimerHandle | None = None
        self._reading = self._writing = self._away = False
        self._ending = threading.Lock()
        self.when_ready: Callable[[], None] = _nothing
        """Called when the terminal has taken everything that was written."""
        self.when_disturbed: Callable[[], None] = _nothing
        """Called when the terminal may no longer show what was written."""

    @property
    def ready(self) -> bool:
        """Whether the terminal is ours and has taken everything that was written.

        What is drawn before would only pile up, and what is drawn after the terminal was given back would stand on
        somebody else's screen.
        """
        return self._wire is not None and not self._wire.backlog and not self._away

    # -- output

    def write(self, data: str) -> None:
        """Writes without waiting."""
        if self._wire is None:
            return
        self._wire.write(data)
        if self._wire.backlog and not self._writing:
            self._writing = True
            self._loop.add_writer(self._wire.writer, self._writable)

    def _writable(self) -> None:
        if self._wire is None:
            return
        self._wire.push()
        if not self._wire.backlog:
            self._stop_writing()
            if self._wire.alive:
                self.when_ready()

    def _stop_writing(self) -> None:
        if self._writing and self._wire is not None:
            self._writing = False
            self._loop.remove_writer(self._wire.writer)

    # -- input

    def _readable(self) -> None:
        if self._wire is None:
            return
        data = self._wire.read()
        if not self._wire.alive:
            self._stop_reading()
            return
        reader = self._reader
        self._deliver(reader.feed(data))
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None
        if (patience := reader.patience) is not None:
            self._expiry = self._loop.call_later(patience, self._expire)

    def _expire(self) -> None:
        self._expiry = None
        self._deliver(self._reader.expire())

    @cached_property
    def _reader(self) -> "Reader":
        """Loaded with the first key, not while somebody waits for the first screen."""
        from tui.ui.terminal.messages import Reader  # noqa: PLC0415

        return Reader()

    def _deliver(self, messages: list[Message]) -> None:
        for message in messages:
            if not isinstance(message, events.MouseEvent) or self._inside(message):
                self.process_message(message)

    def send_message(self, message: Message) -> None:
        """Hands a message to the application: it runs on this thread, so at once."""
        self._app.post_message(message)

    def _inside(self, event: events.MouseEvent) -> bool:
        width, height = self._app.size
        return event.x < width and event.y < height

    def _stop_reading(self) -> None:
        if self._reading and self._wire is not None:
            self._reading = False
            self._loop.remove_reader(self._wire.reader)
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None

    # -- life

    def start_application_mode(self) -> None:
        """Takes the terminal over."""
        self._wire = Wire(self._source, self._sink, self._lost)
        self._watchdog.start()
        for number, handler in self._signals().items():
            signal.signal(number, handler)
        self._enter()
        self._send_size()

    def disable_input(self) -> None:
        """Reads no more keys; those that were typed and not read are dropped, so that no shell gets them."""
        self._stop_reading()
        with suppress(termios.error):
            termios.tcflush(self._source, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Gives the terminal back as it was."""
        if not self._away:
            self._leave()
        for number in self._signals():
            signal.signal(number, signal.SIG_DFL)

    def close(self) -> None:
        """Ends what start_application_mode began."""
        self._stop_reading()
        self._stop_writing()
        self._watchdog.stop()
        if self._wire is not None:
            self._wire.drain(_DRAIN_SECONDS)
            self._wire.close()
            self._wire = None

    def _signals(self) -> dict[signal.Signals, Callable[[int, FrameType | None], None]]:
        return {
            signal.SIGWINCH: self._resized,
            signal.SIGTSTP: self._stopped,
            signal.SIGCONT: self._continued,
        }

    def _enter(self) -> None:
        self._away = False
        try:
            self._attributes = termios.tcgetattr(self._source)
            termios.tcsetattr(self._source, termios.TCSANOW, raw(self._attributes))
        except termios.error:
            self._attributes = None
        self.write(ENTER + (MOUSE_ON if self._mouse else ""))
        if self._wire is not None and self._wire.alive:
            try:
                self._loop.add_reader(self._wire.reader, self._readable)
            except PermissionError:
                self._lost("standard input cannot be waited for")
            else:
                self._reading = True

    def _leave(self) -> None:
        self._away = True
        self.write((MOUSE_OFF if self._mouse else "") + CLEAR + LEAVE)
        if self._wire is not None:
            self._wire.drain(_DRAIN_SECONDS)
        self.disable_input()
        self._restore_attributes()

    def _restore_attributes(self) -> None:
        if self._attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._source, termios.TCSANOW, self._attributes)

    # -- size

    def terminal_size(self) -> tuple[int, int]:
        """Columns and rows, within reason."""
        return terminal_size(self._sink)

    def _send_size(self) -> None:
        size = Size(*self.terminal_size())
        self.process_message(events.Resize(size, size))

    def _resized(self, _number: int, _frame: FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._send_size)
        self._loop.call_soon_threadsafe(self.when_disturbed)

    # -- stopping and going on, by the shell

    def _stopped(self, _number: int, _frame: FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._stop)

    def _continued(self, _number: int, _frame: FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        self._leave()
        # The default effect, not SIGSTOP: without a shell that could continue it, a process is not stopped by this.
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._stopped)
        self._loop.call_soon(self._come_back)

    def _come_back(self) -> None:
        """Goes on if nobody has said so: then nothing was stopped."""
        if self._away:
            self._go_on()

    def _go_on(self) -> None:
        if not self._away:
            # Stopped without notice: whoever used the terminal since may have set it up for himself.
            self._stop_reading()
            self._restore_attributes()
        self._enter()
        self._send_size()
        self.when_disturbed()

    # -- the end

    def _lost(self, _reason: str) -> None:
        self.end(_NO_TERMINAL)

    def _signalled(self, number: int) -> None:
        self.end(128 + number)

    def _look_for_stall(self) -> None:
        if self._wire is not None and self._wire.tick() * TICK_SECONDS > STALL_SECONDS:
            self.end(_NO_TERMINAL)

    def end(self, code: int) -> None:
        """Ends the application, in order if it can, in any case soon. From any thread; only the first call counts.

        Args:
            code: The exit status.
        """
        if self._ending.acquire(blocking=False):
            threading.Thread(target=self._end, args=(code,), name="end", daemon=True).start()

    def _end(self, code: int) -> None:
        with suppress(RuntimeError):
            # Without a loop there is nothing to end in order.
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=code))
        time.sleep(GRACE_SECONDS)
        self._restore_attributes()
        with suppress(OSError):
            sink = os.open(os.ttyname(self._sink), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            os.write(sink, (MOUSE_OFF + LEAVE).encode())
        os._exit(code)


def _nothing() -> None:
    """What is called before somebody else asks to be."""
