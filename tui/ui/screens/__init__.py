"""The screens: they draw the desk's state and pass keys to it."""
