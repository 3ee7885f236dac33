"""What the desk loads when its first screen stands there, while nobody waits for it.

Whoever opens an article waits for it to be drawn, and for no more: modules that answer, edit, write and list are
imported in the functions that need them. To keep the first key from waiting for them instead, they are loaded right
after the first painting.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

MODULES = (
    "tui.ui.terminal.messages",
    "tui.domain.words",
    "tui.domain.edits",
    "tui.domain.history",
    "tui.ui.entry",
    "tui.domain.dates",
    "tui.domain.quantities",
    "tui.domain.answers_reading",
    "tui.domain.answers",
    "tui.ui.desk.filling",
    "tui.ui.help",
    "tui.ui.desk.actions",
    "tui.domain.candidates",
    "tui.services.knowledge",
    "tui.domain.answer_rules",
    "tui.store.log",
    "tui.store.appending",
    "hashlib",
    "tui.services.reading",
    "tui.domain.sentences",
    "sentencex",
    "tui.domain.identity",
    "tui.domain.telling",
    "tui.domain.finding",
    "tui.ui.screens.articles",
)
"""In the order in which they are wanted: a key that moves, one that marks, one that answers, a look at the list."""


def load(
    do_later: Callable[[Callable[[], object]], object],
    done: Callable[[], object],
    modules: Iterable[str] = MODULES,
) -> None:
    """Loads them one after the other, so that a key waits for one of them at most.

    Args:
        do_later: Has something done after what has come in meanwhile.
        done: Called when all are there.
        modules: Their names, in the order in which they are wanted.
    """
    names = iter(modules)
    do_later(lambda: _load_next(names, do_later, done))


def _load_next(
    names: Iterator[str], do_later: Callable[[Callable[[], object]], object], done: Callable[[], object]
) -> None:
    name = next(names, None)
    if name is None:
        done()
        return
    import_module(name)
    do_later(lambda: _load_next(names, do_later, done))
