"""What came with an article, by the names under which expressions find it: `meta.publisher`."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # It brings the edits along, which an open article can do without.
    from tui.domain.wire import Json


class Described(Protocol):
    """An article, as far as it is described."""

    @property
    def name(self) -> str:
        """Name of the file that it came from."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def language(self) -> str:
        """Language tag; empty if not known."""
        ...

    @property
    def published(self) -> str:
        """When it appeared; empty if not known."""
        ...

    @property
    def meta(self) -> "Mapping[str, Json] | None":
        """What else came with it."""
        ...


def about(article: Described) -> Mapping[str, str]:
    """What came with an article: texts, numbers and truths, by name.

    Args:
        article: The article.

    Returns:
        `name`, `title`, `language`, `published`, and what else came with it; what is empty or has an inside is left
        out. Characters that no name in an expression can have are `_`, and capitals are small letters.
    """
    own = {
        "name": article.name,
        "title": article.title,
        "language": article.language,
        "published": article.published,
    }
    further = {_name(key): _text(value) for key, value in (article.meta or {}).items()}
    return {key: text for key, text in (further | own).items() if key and text}


def _name(key: str) -> str:
    return re.sub(r"\W", "_", key.strip().lower(), flags=re.ASCII)


def _text(value: "Json") -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
