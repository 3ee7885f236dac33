"""The review desk, without Textual."""
