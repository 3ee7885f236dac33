"""The commands: thin shells over the services."""
