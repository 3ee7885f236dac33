"""Where the values of gold layers come from, for what is exported."""

from tui.domain.adjudication.review import review_of
from tui.domain.layers import GOLD, Layer
from tui.domain.schema import Schema
from tui.formats.record_trail import Trail, trail_of
from tui.services.review_articles import panel_of
from tui.store.project import Project


class Trails:
    """Tells where the values of layers come from.

    Args:
        project: The open project.
        disputed: Whether what was disputed is told too.
    """

    def __init__(self, project: Project, *, disputed: bool) -> None:
        self._store = project.review
        self._disputed = disputed

    def of(self, layer: Layer, schema: Schema) -> Trail:
        """The trail of a layer; empty for all but the gold layer, and where nobody's finished layer is left.

        Args:
            layer: The layer, as the project file has it.
            schema: By which it is filled.
        """
        read = self._store.read(layer.article) if layer.annotator == GOLD else None
        review = review_of(panel_of(read, schema)) if read is not None and read.layers else None
        return trail_of(schema, review, disputed=self._disputed)
