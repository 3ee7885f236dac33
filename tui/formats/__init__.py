"""Text to domain and back: articles in, schema YAML, records out; no database, no terminal."""
