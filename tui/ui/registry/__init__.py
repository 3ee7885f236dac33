"""The actions of each place, for the registry in `tui.ui.commands`."""
