"""The actions of the list of incidents."""

from tui.ui.registry.base import Command

INCIDENTS_COMMANDS: tuple[Command, ...] = ()
