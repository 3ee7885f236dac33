"""How the desk wants a terminal to be, and how it leaves one."""

import os
import termios
import tty
from typing import Any

MAX_WIDTH = 500
MAX_HEIGHT = 200
"""A window that claims to be larger would take gigabytes to draw."""

ENTER = (
    "\x1b[?1049h"  # the other screen
    "\x1b[>25u"  # the kitty keyboard, where there is one: unmistakable keys
    "\x1b[?2026$p"  # is there synchronised output?
    "\x1b[m\x1b[2J"  # after the questions: a terminal that does not know them may print some of them
    "\x1b[?25l\x1b[?7l\x1b[?2004h"  # no cursor, no wrapping, pastes in brackets
)
LEAVE = "\x1b[r\x1b[m\x1b[?2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"

CLEAR = "\x1b[m\x1b[2J"
"""Before leaving: the Linux console, and screen as it comes, have no other screen to go back to."""

MOUSE_ON = "\x1b[?1000h\x1b[?1002h\x1b[?1006h"
"""Moves are reported only while a button is down: each report travels over the line."""

MOUSE_OFF = "\x1b[?1006l\x1b[?1002l\x1b[?1000l"


def raw(attributes: list[Any]) -> list[Any]:
    """Terminal attributes that let every key through as it is.

    Args:
        attributes: Those of `termios.tcgetattr`.
    """
    changed = [*attributes[:6], list(attributes[6])]
    changed[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    changed[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[tty.CC][termios.VMIN] = 1
    changed[tty.CC][termios.VTIME] = 0
    return changed


def terminal_size(descriptor: int) -> tuple[int, int]:
    """Columns and rows of a terminal, within reason; 80 by 24 if it does not say.

    Args:
        descriptor: The terminal's.
    """
    try:
        width, height = os.get_terminal_size(descriptor)
    except OSError:
        width = height = 0
    return min(width or 80, MAX_WIDTH), min(height or 24, MAX_HEIGHT)
