"""The nouns and the rules: plain Python without I/O, clock, randomness, terminal or database."""
