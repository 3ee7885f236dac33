"""An application that refuses what a desk on a shared host must not do.

Nothing here starts a program, opens an address, writes a file, runs an action that data asks for, or prints after
the end what was on the screen.
"""

from collections.abc import Mapping
from typing import Any, BinaryIO, ClassVar, TextIO, TypeAlias

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event

PERMITTED_ACTIONS = frozenset(
    {
        *("bell", "blur", "dismiss", "focus", "focus_next", "focus_previous", "quit"),
        *("scroll_home", "scroll_end", "scroll_left", "scroll_right", "scroll_up", "scroll_down"),
        *("page_up", "page_down", "page_left", "page_right"),
    }
)
"""What may be run of the actions that Textual itself gives to applications, screens and all widgets."""

_TEXTUALS_OWN = frozenset({"textual.app", "textual.screen", "textual.dom", "textual.widget"})

_Action: TypeAlias = str | tuple[str, str, tuple[Any, ...]]


class GuardedApp(App[None], inherit_bindings=False):
    """An application without the conveniences of Textual that reach outside.

    It binds no keys, not even one to quit.
    """

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    COMMANDS: ClassVar[set[Any]] = set()

    async def run_action(
        self,
        action: _Action,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Runs an action, if it is ours, a widget's, or one of `PERMITTED_ACTIONS`.

        Args:
            action: As in a binding.
            default_namespace: What the action belongs to if it does not say; the application if None.
            namespaces: Names that the action may use for what it belongs to.

        Returns:
            Whether something was run.
        """
        target, name, _ = self._parse_action(action, default_namespace or self, namespaces)
        if name not in PERMITTED_ACTIONS and _is_textuals_own(target, name):
            return False
        return await super().run_action(action, default_namespace, namespaces)

    async def _broker_event(self, event_name: str, event: Event, default_namespace: DOMNode) -> bool:  # noqa: ARG002
        """Runs nothing: actions in styles come from markup, and markup may come from data."""
        return False

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Does nothing: the browser would be the host's."""

    def save_screenshot(
        self,
        filename: str | None = None,  # noqa: ARG002
        path: str | None = None,  # noqa: ARG002
        time_format: str | None = None,  # noqa: ARG002
    ) -> str:
        """Does nothing: the desk writes no files."""
        return ""

    def _deliver_binary(self, binary: BinaryIO | TextIO, **_: object) -> str | None:
        """Does nothing: the desk writes no files."""
        binary.close()
        return None

    def _fatal_error(self) -> None:
        """Ends; the exception is kept for who started the application."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Prints nothing: a traceback with its values is the text of an article, raw, on somebody's terminal."""
        self._exit_renderables.clear()


def _is_textuals_own(target: DOMNode, name: str) -> bool:
    method = getattr(type(target), f"_action_{name}", None) or getattr(type(target), f"action_{name}", None)
    return method is not None and method.__module__ in _TEXTUALS_OWN
