"""A page of HTML that needs nothing else: its looks by day, by night and on paper, and tables of cells."""

from collections.abc import Iterable, Sequence

from tui.formats.svg_plots import safe

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --ink: #111; --soft: #5a5a5a; --line: #d8d8d8; --back: #fff; --warn: #fff3cd;
  --rule: #0072b2; --zero: #888; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --soft: #a8a8a8; --line: #444; --back: #161616;
  --warn: #4d3f00; --rule: #56b4e9; --zero: #999; }
  svg .c0 { fill: #56b4e9; stroke: #56b4e9; } svg .c6 { fill: #fff; stroke: #fff; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 68em; padding: 0 1em; color: var(--ink);
  background: var(--back); overflow-wrap: anywhere; }
h1 { font-size: 1.6em; } h2 { border-bottom: 2px solid var(--rule); margin-top: 2em; } h3 { margin: 1.4em 0 .3em; }
h4 { margin: 1em 0 .2em; }
table { border-collapse: collapse; margin: .6em 0; } caption { text-align: left; font-weight: 600; }
th, td { border-bottom: 1px solid var(--line); padding: .15em .6em; text-align: left; vertical-align: top; }
th, td { overflow-wrap: normal; } tr.new td { border-top: 2px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.i { white-space: nowrap; font-variant-numeric: tabular-nums; }
sup { line-height: 0; } small, .undefined, .words { color: var(--soft); } .words { font-size: .92em; }
.words dt { font-weight: 600; } .words dd { margin: 0 0 .5em 1.2em; }
.warn { background: var(--warn); padding: .4em .8em; border-left: 4px solid #d55e00; }
.wide { overflow-x: auto; }
svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; display: block; fill: var(--ink); }
svg .axis line { stroke: var(--line); } svg .axis line.zero { stroke: var(--zero); }
svg .few.few { fill: var(--back); stroke-width: 1.6; } td .few { font-style: italic; }
svg .none { fill: var(--soft); font-style: italic; }
svg .same { stroke: var(--ink); stroke-width: 1.5; } svg .cell { stroke: var(--line); }
details { margin: .4em 0; } summary { cursor: pointer; } bdi { unicode-bidi: isolate; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } h2, h3, h4 { break-after: avoid; }
  tr, svg, p { break-inside: avoid; } * { print-color-adjust: exact; } .wide { overflow: visible; }
  details::details-content { content-visibility: visible; height: auto; } }
"""


def page(title: str, body: Iterable[str]) -> str:
    """A whole page.

    Args:
        title: Foreign text.
        body: Markup.
    """
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{_POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(title)}</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def foreign(text: str) -> str:
    """Text of others as markup, which must not turn the direction of what stands beside it."""
    return f"<bdi>{safe(text)}</bdi>" if text else ""


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Sequence[int] = (),
    steady: Sequence[int] = (),
) -> str:
    """A table of cells that are markup already; columns without anything in them are left out.

    Args:
        caption: Over it; markup.
        heads: Of the columns; markup.
        rows: Their cells.
        numbers: Which columns hold numbers.
        steady: Which columns are not broken into lines.
    """
    held = [tuple(row) for row in rows]
    shown = [place for place in range(len(heads)) if any(row[place] for row in held) or not held]
    kinds = {**dict.fromkeys(steady, " class=i"), **dict.fromkeys(numbers, " class=n")}

    def line(tag: str, cells: Sequence[str]) -> str:
        return "".join(f"<{tag}{kinds.get(place, '')}>{cells[place]}</{tag}>" for place in shown)

    body = "".join(f"<tr{_begins(held, number)}>{line('td', row)}</tr>" for number, row in enumerate(held))
    title = f"<caption>{caption}</caption>" if caption else ""
    made = f"<table>{title}<thead><tr>{line('th', heads)}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide">{made}</div>'


def _begins(rows: Sequence[tuple[str, ...]], number: int) -> str:
    """Where the first cell says something after one that did not, something new begins."""
    return " class=new" if number and rows[number][0] and any(not row[0] for row in rows) else ""


class Remarks:
    """Letters that stand for longer words, told below a table."""

    def __init__(self) -> None:
        self._letters: dict[str, int] = {}

    def mark(self, words: str) -> str:
        """A small number that stands for some words; nothing for none."""
        return f"<sup>{self._letters.setdefault(words, len(self._letters) + 1)}</sup>" if words else ""

    def told(self) -> str:
        """What the numbers stand for, as a paragraph."""
        said = "; ".join(f"<sup>{number}</sup> {safe(words)}" for words, number in self._letters.items())
        return f'<p class="words">{said}</p>' if said else ""
