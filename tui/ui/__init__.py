"""The screens: Textual, thin."""
