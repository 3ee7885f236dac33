"""The actions of the review desk."""

from tui.ui.registry.base import Command

REVIEW_COMMANDS: tuple[Command, ...] = ()
