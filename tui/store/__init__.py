"""The project file: SQLite, and nothing else writes SQL."""
