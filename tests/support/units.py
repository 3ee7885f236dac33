"""Units out of the tables that the literature prints."""

from collections.abc import Iterable, Sequence

from tui.domain.agreement.units import Answer, Unit, units_of


def units_of_table(table: Sequence[Sequence[int]], categories: Sequence[Answer] = ()) -> list[Unit]:
    """The units behind a table of two annotators: rows are answers of the first, columns of the second.

    Args:
        table: How often each pair of answers occurs.
        categories: The answers; numbers from 0 if left out.
    """
    names = categories or range(len(table))
    pairs = (
        (names[row], names[column])
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    )
    return units_of(pairs)


def units_of_counts(counts: Iterable[Sequence[int]], categories: Sequence[Answer] = ()) -> list[Unit]:
    """The units behind a table of how many annotators chose each category; who chose what is not known."""
    rows = []
    for row in counts:
        names = categories or range(len(row))
        rows.append([name for name, count in zip(names, row, strict=True) for _ in range(count)])
    return units_of(rows)
