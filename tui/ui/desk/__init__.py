"""The desk: what each action does, without a terminal."""
