"""Agreement between layers: figures of which a methodologist can say how each came about."""
