"""The actions of the figures of agreement."""

from tui.ui.registry.base import Command

AGREEMENT_COMMANDS: tuple[Command, ...] = ()
