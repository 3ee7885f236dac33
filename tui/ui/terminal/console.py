"""What the Linux console does otherwise than a terminal in a window.

Its font has 256 or 512 glyphs, and shows all else as one and the same sign. It gives a mark over a letter a cell of
its own, and many wide characters one cell. It has no underlines and no italics but colours for them, which take the
place of the ink. Bold is a brighter ink, of which black becomes grey, and a bright ink stays bright until all is
reset (`drivers/tty/vt/vt.c` of Linux 6.1).
"""

from functools import lru_cache

from tui.ui.terminal.looks import BOLD, DIM, DOUBLE, ITALIC, UNDERLINE

INKS = BOLD | DIM | ITALIC | UNDERLINE | DOUBLE
"""Attributes that are shown as an ink of their own, which cannot be read on every background."""

_STAND_INS = str.maketrans(
    # What the desk draws with, and what news is written with, where the font of the kernel or those of Debian have
    # no glyph for it. What stands in is in all of them.
    "“”„‟″‘’‚‛′ʼ‐‑‒–—―−‹›…\u2002\u2003\u2009\u202f↵⌫⇥↔↻▸⚑✎✓✔✗✘●⟦⟧≠⊘∅┄␣␤▁▂▃▄▅▆▇▓",
    "\"\"\"\"\"''''''-------<>~    ┘«→÷¤»¶§vvxx•[]¬øø-_┘░░░▒▒▒██",
)


def is_console(term: str) -> bool:
    """Whether a terminal is the Linux console.

    Args:
        term: Its name, as in `TERM`.
    """
    return term.startswith("linux")


@lru_cache(4096)
def drawable(cluster: str) -> str:
    """What the console draws of a cluster: its first character, or what stands in for that.

    Args:
        cluster: What stands in a cell; empty in the right half of a wide one.
    """
    return cluster[:1].translate(_STAND_INS)
