"""The layers of a project and their history, as they are read."""

from collections.abc import Collection, Generator, Iterable
from typing import TYPE_CHECKING

from tui.domain.layers import Layer
from tui.store import layers
from tui.store.database import Database
from tui.store.listing import position_of
from tui.store.records import LayerRecord

if TYPE_CHECKING:
    from tui.domain.history import Entry, Stacks
    from tui.store.comparing import Compared, LayerHead
    from tui.store.earlier import EarlierAnswer
    from tui.store.own_events import OtherArticle


class ProjectLayers:
    """The part of `Project` that reads layers.

    Args:
        database: The open file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def edits_since(self, annotator: str, since: str) -> list[tuple[str, str, str]]:
        """Article, time and the layer's present status for each edit of an annotator's layers since some time."""
        from tui.store.pace import edits_since  # noqa: PLC0415 - only who asks for the pace needs it

        with self._database.reading() as connection:
            return edits_since(connection, annotator, since)

    def layer(self, article: str, annotator: str) -> Layer:
        """A layer at its head; an empty one at revision 0 if nothing was said yet."""
        with self._database.reading() as connection:
            return layers.whole_layer(connection, (article, annotator))

    def layers(self, annotators: Collection[str] | None = None) -> Generator[LayerRecord, None, None]:
        """Layers in the order of their articles and annotators, one at a time, all as of one moment.

        Nothing can be written through this project until the iterator is at its end or closed.

        Args:
            annotators: Whose; None for everyone's.
        """
        with self._database.reading() as connection:
            yield from layers.layer_records(connection, annotators)

    def layers_by_article(self, annotators: Collection[str]) -> "Generator[Compared, None, None]":
        """The layers of some annotators, all of an article together, in the order of the articles' ids.

        As fast as it can be had, and one article at a time; see `layers` for what cannot be done meanwhile.
        """
        from tui.store import comparing  # noqa: PLC0415 - the desk opens without it

        with self._database.reading() as connection:
            yield from comparing.compared_layers(connection, annotators)

    def layer_heads(self, schema: str, updated: str) -> "Generator[LayerHead, None, None]":
        """All layers in brief, in the order of the articles' ids; see `tui.store.comparing.layer_heads`."""
        from tui.store import comparing  # noqa: PLC0415 - the desk opens without it

        with self._database.reading() as connection:
            yield from comparing.layer_heads(connection, schema, updated)

    def earlier_answers(self, article: str, annotator: str, *types: str) -> "list[EarlierAnswer]":
        """Answers of some types in the articles before one, as many as are fast to find; see `EarlierAnswer`."""
        from tui.store import earlier  # noqa: PLC0415 - the desk opens without them

        with self._database.reading() as connection:
            return earlier.earlier_answers(connection, annotator, position_of(connection, article), types)

    def other_articles(self, article: str, annotator: str, fields: Collection[str]) -> "list[OtherArticle]":
        """The nearest articles with events of an annotator; see `tui.store.own_events.other_articles`."""
        from tui.store import own_events  # noqa: PLC0415 - the desk opens without them

        with self._database.reading() as connection:
            return own_events.other_articles(connection, annotator, position_of(connection, article), fields)

    def missing_events(self, annotator: str, wanted: "Iterable[tuple[str, str]]") -> frozenset[tuple[str, str]]:
        """Which of some articles and events an annotator does not have."""
        from tui.store import own_events  # noqa: PLC0415 - few layers lead to others

        with self._database.reading() as connection:
            return own_events.missing_events(connection, annotator, wanted)

    def layers_of_other_versions(self, schema: str) -> Generator[tuple[str, Layer], None, None]:
        """Names of articles, and the layers of them that a version of the schema did not fill; see `layers`.

        Args:
            schema: Name of the version, `id@version`.
        """
        from tui.store import versions  # noqa: PLC0415 - the desk never does it

        with self._database.reading() as connection:
            yield from versions.layers_of_other_versions(connection, schema)

    def count_of_other_versions(self, schema: str) -> int:
        """How many layers are filled by another version of the schema than one."""
        from tui.store import versions  # noqa: PLC0415 - the desk never does it

        with self._database.reading() as connection:
            return versions.count_of_other_versions(connection, schema)

    def history(self, article: str, annotator: str) -> "list[Entry]":
        """All entries of a layer, in order."""
        from tui.store import log  # noqa: PLC0415 - the desk opens without its history

        with self._database.reading() as connection:
            return log.entries(connection, (article, annotator))

    def stacks(self, article: str, annotator: str, unwritten: "Iterable[Entry]" = ()) -> "Stacks":
        """What undo and redo of a layer do next, after entries that are still to be written."""
        from tui.store import log  # noqa: PLC0415 - the desk opens without its history

        with self._database.reading() as connection:
            return log.layer_stacks(connection, (article, annotator), unwritten)

    def entry(self, article: str, annotator: str, revision: int) -> "Entry":
        """One entry of a layer."""
        from tui.store import log  # noqa: PLC0415 - the desk opens without its history

        with self._database.reading() as connection:
            return log.entry_at(connection, (article, annotator), revision)
