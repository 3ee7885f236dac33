"""What was measured, as tables."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from tests.benchmarks.measure import Key, Start


@dataclass(frozen=True, slots=True)
class Result:
    """One program at one size.

    Attributes:
        name: The program's.
        size: Columns and rows.
        start: How it starts.
        keys: What its keys cost.
        peak_mib: Peak resident memory after all keys.
    """

    name: str
    size: tuple[int, int]
    start: Start
    keys: Sequence[Key]
    peak_mib: float


def as_json(results: Iterable[Result]) -> list[dict[str, object]]:
    """The results as JSON has them."""
    return [asdict(result) for result in results]


def as_text(results: Sequence[Result]) -> str:
    """Two tables: starts, and keys."""
    starts = [
        (
            _label(result),
            result.start.ms,
            result.start.floor_ms,
            f"{result.start.ratio:.2f}",
            result.start.bytes,
            result.start.settled_bytes,
            "-" if result.start.quit_ms is None else result.start.quit_ms,
            result.peak_mib,
        )
        for result in results
    ]
    keys = [
        (
            _label(result),
            f"{key.name} x{key.count}" + (f" ({key.silent} silent)" if key.silent else ""),
            f"{key.p50_ms:.1f}",
            f"{key.p95_ms:.1f}",
            key.bytes,
            key.most_bytes,
            f"{key.cpu_ms:.1f}",
            f"{key.most_cpu_ms:.1f}",
        )
        for result in results
        for key in result.keys
    ]
    return "\n\n".join(
        [
            _table(("start", "ms", "floor ms", "ratio", "bytes", "settled", "quit ms", "peak MiB"), starts),
            _table(("keys", "", "p50 ms", "p95 ms", "bytes", "most", "cpu ms", "most"), keys),
        ]
    )


def _label(result: Result) -> str:
    return f"{result.name} {result.size[0]}x{result.size[1]}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return "\n".join(
        "  ".join(_align(cell, width) for cell, width in zip(row, widths, strict=True)) for row in cells
    )


def _align(cell: str, width: int) -> str:
    return cell.rjust(width) if cell[:1].isdigit() or cell == "-" else cell.ljust(width)
