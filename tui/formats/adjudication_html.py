"""The figures of a review as a section of the page of agreement."""

from collections.abc import Iterator

from tui.domain.adjudication.figures import ReviewReport
from tui.formats.adjudication_tables import Table, summary, tables
from tui.formats.svg_plots import safe


def adjudication_section(report: ReviewReport) -> list[str]:
    """The figures as markup, in which nothing of what others wrote is markup; empty if nothing was decided.

    Args:
        report: The figures.
    """
    if not report.figures.articles and not report.figures.fields:
        return []
    return ["<h2>The review</h2>", *(f"<p>{safe(said)}</p>" for said in summary(report.figures)), *_tables(report)]


def _tables(report: ReviewReport) -> Iterator[str]:
    for each in tables(report):
        yield f"<h3>{safe(each.title)}</h3>"
        yield _table(each)
        if each.note:
            yield f'<p class="words">{safe(each.note)}</p>'


def _table(table: Table) -> str:
    kinds = [" class=n" if column.right else "" for column in table.columns]
    heads = zip(kinds, (column.heading for column in table.columns), strict=True)
    head = "".join(f"<th{kind}>{safe(text)}</th>" for kind, text in heads)
    body = "".join(f"<tr>{''.join(map(_cell, kinds, row))}</tr>" for row in table.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(kind: str, text: str) -> str:
    return f"<td{kind}><bdi>{safe(text)}</bdi></td>"
