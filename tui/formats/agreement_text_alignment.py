"""How the events of each article were aligned, in the report as text."""

from collections.abc import Iterator

from tui.domain.agreement.aligned import AlignedArticle, Cluster, Member
from tui.domain.agreement.aligned_words import ABOUT, told_article, told_division, told_lines
from tui.domain.agreement.report import Report
from tui.formats.agreement_cells import WIDTH, paragraph
from tui.formats.text_tables import fitted

_NUMBER = 5
_INSIDE = " " * _NUMBER


def alignment_lines(report: Report) -> Iterator[str]:
    """The lines; none if nobody asked for them.

    Args:
        report: The report.
    """
    if not report.alignments:
        return
    yield ""
    yield "== How events were aligned =="
    yield from paragraph(ABOUT)
    titles = dict(report.titles)
    for article in report.alignments:
        yield from _article(article, titles)


def _article(article: AlignedArticle, titles: dict[str, str]) -> Iterator[str]:
    yield ""
    yield fitted(article.name, WIDTH)
    yield from paragraph(told_article(article), "  ", "  ")
    for cluster in article.clusters:
        yield from _cluster(cluster, titles)
    for each in article.divided:
        yield from paragraph(told_division(each), _INSIDE, f"{_INSIDE}  ")


def _cluster(cluster: Cluster, titles: dict[str, str]) -> Iterator[str]:
    for place, member in enumerate(cluster.members):
        number = f"{cluster.number:>{_NUMBER - 1}} " if place == 0 else _INSIDE
        yield from paragraph(_member(member), number, f"{_INSIDE}  ")
    for line in told_lines(cluster, titles):
        yield from paragraph(line, f"{_INSIDE}  ", f"{_INSIDE}    ")


def _member(member: Member) -> str:
    at = f" [{member.at[0]}-{member.at[1]}] “{member.quote}”" if member.at else ""
    return f"{member.who} {member.number}: {member.said}{at}"
