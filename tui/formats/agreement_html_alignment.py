"""How the events of each article were aligned, as markup."""

from collections.abc import Iterator, Mapping

from tui.domain.agreement.aligned import AlignedArticle, Cluster, Member
from tui.domain.agreement.aligned_words import ABOUT, told_article, told_division, told_lines
from tui.domain.agreement.report import Report
from tui.formats.html_page import foreign, table
from tui.formats.svg_plots import safe

_HEADS = ("", "annotator", "event", "rests on")


def alignment_sections(report: Report) -> Iterator[str]:
    """The markup; none if nobody asked for it.

    Args:
        report: The report.
    """
    if not report.alignments:
        return
    titles = dict(report.titles)
    yield "<h2>How events were aligned</h2>"
    yield f"<p>{safe(ABOUT)}</p>"
    for article in report.alignments:
        yield from _article(article, titles)


def _article(article: AlignedArticle, titles: Mapping[str, str]) -> Iterator[str]:
    yield f"<details><summary>{foreign(article.name)}: {foreign(told_article(article))}</summary>"
    rows = [row for cluster in article.clusters for row in _rows(cluster, titles)]
    yield table("", _HEADS, rows, numbers=(0,))
    if article.divided:
        yield f"<ul>{''.join(f'<li>{foreign(told_division(each))}</li>' for each in article.divided)}</ul>"
    yield "</details>"


def _rows(cluster: Cluster, titles: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The events that were taken for one, and below them why."""
    for place, member in enumerate(cluster.members):
        number = "" if place else f"{cluster.number}"
        yield number, f"{foreign(member.who)} {member.number}", foreign(member.said), _rests_on(member)
    why = "<br>".join(foreign(line) for line in told_lines(cluster, titles))
    if why:
        yield "", "", f"<small>{why}</small>", ""


def _rests_on(member: Member) -> str:
    return f"“{foreign(member.quote)}” <small>{member.at[0]}-{member.at[1]}</small>" if member.at else ""
