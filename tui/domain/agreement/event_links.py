"""Links between events, where the events of several annotators are called by the cluster that they are in."""

from collections.abc import Mapping, Sequence

from tui.domain.agreement.records import Said
from tui.domain.links import ELSEWHERE, leads_elsewhere
from tui.domain.values import Value, make_value


def cluster_names(document: str, clusters: Sequence[Mapping[str, str]]) -> dict[tuple[str, str], str]:
    """What each event is called across annotators: the cluster that it is in."""
    return {
        (who, event): f"{document} {number}"
        for number, cluster in enumerate(clusters)
        for who, event in cluster.items()
    }


def _named(value: Value, who: str, links: Mapping[tuple[str, str], str]) -> str:
    """What a link's event is called; of an event of another article only the article can be compared."""
    if leads_elsewhere(value):
        return value.part(ELSEWHERE)
    return links.get((who, value.literal), value.literal)


def linked(said: Said, who: str, links: Mapping[tuple[str, str], str]) -> Said:
    """An answer whose links lead to clusters.

    Args:
        said: The answer.
        who: Who gave it.
        links: As `cluster_names` gives them.
    """
    values = tuple(make_value(each.type, _named(each, who, links), dict(each.parts)) for each in said.values)
    return Said(values, said.nothing, said.evidence)
