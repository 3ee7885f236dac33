"""The form: which rows it has, and how they are drawn."""
