"""The figures of agreement on a screen, without a terminal: state, actions, and what is drawn."""
