"""The desk for incidents without a terminal: state, actions, and what is drawn."""
