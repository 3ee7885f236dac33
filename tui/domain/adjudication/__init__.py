"""Adjudication: what differs between the layers of an article, what was decided, and the gold that comes of it."""
