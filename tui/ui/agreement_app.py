"""The figures of agreement by themselves, for who leads a project: names are shown."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tui.domain.errors import DeskError
from tui.domain.schema import Schema
from tui.services.agreement_reading import Asked, read_article, read_schema
from tui.ui.desk_app import DeskApplication, at_this_terminal
from tui.ui.registry.base import AGREEMENT
from tui.ui.screens.agreement import AgreementScreen
from tui.ui.screens.case import CaseScreen
from tui.ui.screens.desk_screen import DeskScreen
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour


class AgreementApp(DeskApplication):
    """Shows agreement in a project, and articles at the cases behind a figure.

    Args:
        path: The project file.
        schema: The project's, for the help.
        asked: What is compared.
        colour: How many colours the terminal has.
        settings: What the user settled.
    """

    def __init__(self, path: Path, schema: Schema, asked: Asked, *, colour: Colour, settings: Settings) -> None:
        super().__init__(project=path.name, colour=colour, place=None, settings=settings)
        self._path = path
        self._schema = schema
        self.figures = AgreementScreen(
            path, self._named, act=self.act, choose=self._open, keys=settings.keys, asked=asked
        )

    def begin(self) -> DeskScreen:
        """The figures."""
        return self.figures

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """What the figures leave to the application."""
        return {**super().actions(), "help": self._show_help, "quit": self.close_desk, "back": self._stay}

    def _stay(self) -> None:
        raise DeskError(f"{self._settings.keys.named('quit')} leaves.")

    def _open(self, article: str, _offset: int | None) -> None:
        found = self.figures.desk.case
        if found is not None:
            self.push_screen(CaseScreen(read_article(self._path, article), found, self._named))

    def _show_help(self) -> None:
        from tui.ui.help import help_lines  # noqa: PLC0415 - seldom asked for

        self.show_page("keys", partial(help_lines, AGREEMENT, self._schema, self._settings.keys))


def run_agreement(path: Path, asked: Asked, *, colour: str = "auto", mouse: bool = True) -> int:
    """Shows agreement until the user leaves.

    Args:
        path: The project file.
        asked: What is compared.
        colour: One of `tui.ui.terminal.colour.MODES`.
        mouse: Whether the mouse is used.

    Returns:
        The exit code.

    Raises:
        DeskError: The project cannot be opened, there is nothing to compare, or there is no terminal.
    """
    settings, chosen = at_this_terminal(colour)
    app = AgreementApp(path, read_schema(path, asked), asked, colour=chosen, settings=settings)
    return app.run_to_end(mouse=mouse and settings.mouse)
