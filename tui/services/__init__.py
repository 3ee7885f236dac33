"""Use cases that the commands and the screens share."""
