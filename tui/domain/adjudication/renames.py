"""Where what decisions name stands in a newer version of the schema."""

from collections.abc import Mapping, Sequence

from tui.domain.adjudication.aligning import Member
from tui.domain.schema import Field
from tui.domain.schema_paths import field_at
from tui.domain.upgrading_layer import Upgrader


class Renames:
    """Says where paths lead, through all versions on the way.

    Args:
        steps: From the older version to the newer one.
    """

    def __init__(self, steps: Sequence[Upgrader]) -> None:
        self._steps = steps

    def bare(self, path: str, *, in_event: bool) -> str | None:
        """The path of a field; None if it has none any more.

        Args:
            path: In the older version, without the ids of items.
            in_event: Whether it is of the form of events; else of that of the article.
        """
        found: str | None = path
        for step in self._steps:
            found = step.plan("event" if in_event else "").homes.get(found) if found else found
        return found

    def place(self, place: tuple[str, str]) -> tuple[str, str] | None:
        """Where an answer stands in a layer; None if that cannot be said.

        Args:
            place: Event, empty for the article, and the path with the ids of items.
        """
        owner, path = place
        for step in self._steps:
            if not path:
                return place
            fields = (step.old.fields(owner), step.new.fields(owner))
            moved = _moved(path, step.plan(owner).homes, fields)
            if moved is None:
                return None
            path = moved
        return owner, path

    def member(self, member: Member) -> Member | None:
        """An annotator's thing; None if that cannot be said."""
        who, thing = member
        owner, slash, path = thing.partition("/")
        found = self.place((owner, path))
        return None if found is None else (who, f"{owner}{slash}{found[1]}")


def _moved(path: str, homes: Mapping[str, str], fields: tuple[tuple[Field, ...], tuple[Field, ...]]) -> str | None:
    """A path with the ids of items in the next version: the same items, in fields that are called otherwise."""
    parts, names, items = iter(path.split("/")), list[str](), list[str]()
    for part in parts:
        names.append(part)
        field = field_at(fields[0], "/".join(names))
        if field is None:
            return None
        if field.many:
            items += [item] if (item := next(parts, "")) else []
    home = homes.get("/".join(names))
    return None if home is None else _woven(home, items, fields[1])


def _woven(home: str, items: list[str], fields: tuple[Field, ...]) -> str | None:
    """A path with items put in where it leads through repeated fields; None if they are not as many as those."""
    names, woven, left = list[str](), list[str](), [*items]
    parts = home.split("/")
    for part in parts:
        names.append(part)
        woven.append(part)
        field = field_at(fields, "/".join(names))
        if field is not None and field.many:
            if left:
                woven.append(left.pop(0))
            elif len(names) < len(parts):
                return None
    return None if left else "/".join(woven)
