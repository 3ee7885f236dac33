import gc
from collections.abc import Iterator

import pytest

from tests.support.terminal import Terminal
from tui.ui.terminal import start


@pytest.fixture(autouse=True)
def _collection_as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_nothing_is_collected_until_the_desk_stands() -> None:
    start.begin({})
    assert not gc.isenabled()
    start.settled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_settling_twice_freezes_once() -> None:
    start.begin({})
    start.settled()
    gc.unfreeze()
    start.settled()
    assert gc.get_freeze_count() == 0


def test_textual_is_not_configured_from_outside() -> None:
    environ = {"TEXTUAL": "devtools", "TEXTUAL_PRESS": "q", "TERM": "xterm"}
    start.begin(environ)
    assert environ == {"TERM": "xterm"}


LOADING = """
import sys
from tui.ui.terminal.start import begin
begin({})
assert "asyncio" in sys.modules
assert "ssl" not in sys.modules
import asyncio, ssl
asyncio.run(asyncio.sleep(0))
print("loaded", ssl.OPENSSL_VERSION)
"""


def test_asyncio_is_loaded_without_what_it_needs_for_networks() -> None:
    with Terminal(["python", "-c", LOADING]) as terminal:
        terminal.wait_for("loaded OpenSSL")
