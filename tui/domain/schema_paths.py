"""Fields by paths in which no items stand, as decisions and lists name them."""

from tui.domain.schema import Field


def field_at(fields: tuple[Field, ...], path: str) -> Field | None:
    """The field at a path without the ids of items; None if there is none.

    Args:
        fields: The fields of the level at which the path begins.
        path: Ids of fields with slashes between them.
    """
    found = None
    for part in path.split("/"):
        found = next((each for each in fields if each.id == part), None)
        if found is None:
            return None
        fields = found.fields
    return found


def path_title(fields: tuple[Field, ...], path: str) -> str:
    """The titles along a path without the ids of items; the path itself if there is no such field.

    Args:
        fields: The fields of the level at which the path begins.
        path: Ids of fields with slashes between them; empty for none.
    """
    titles: list[str] = []
    for part in path.split("/") if path else ():
        field = next((each for each in fields if each.id == part), None)
        if field is None:
            return path
        titles.append(field.title)
        fields = field.fields
    return " › ".join(titles)
