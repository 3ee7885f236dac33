"""What the canonical literals of some types look like, as patterns of the whole literal."""

TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
COUNTRY = "[A-Z]{2}"
INTEGER = "0|-?[1-9][0-9]*"
