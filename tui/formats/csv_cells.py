"""Cells of CSV files that a spreadsheet would take for formulas."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet calculates, or after which it looks for such a beginning."""

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?|-", re.ASCII)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would calculate a cell, and so run what somebody wrote into an article.

    Args:
        cell: Its text. A plain number is none, nor is a lone `-`.
    """
    return cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)


def as_text(cell: str) -> str:
    """The cell with an apostrophe in front, which tells spreadsheets that it is a text, if it needs one.

    The source is OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection.
    """
    return f"'{cell}" if is_formula(cell) else cell
