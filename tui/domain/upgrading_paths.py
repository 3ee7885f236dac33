"""Where each answer of a layer stands in another version of the form.

A path of the older version is read as steps: the id of a field, and the id of the item behind it. What has no home
in the newer version is kept beside it, under an id that no field can have: `side_b@1.0` is what version 1.0 called
`side_b`.
"""

from collections.abc import Mapping
from itertools import count
from typing import NamedTuple, TypeAlias

from tui.domain.editing import NewId
from tui.domain.layers import ASIDE, Layer
from tui.domain.schema import Field
from tui.domain.values import ITEMS, FieldValue, make_value

Steps: TypeAlias = tuple[tuple[str, str], ...]
"""Ids of fields, each with the id of an item of it, or an empty text."""


class Plan(NamedTuple):
    """What of one form has become what, for events or for the article.

    Attributes:
        homes: The path in the newer version of each field of the older one that has a place there.
        fields: The fields of the newer version by path.
        version: What is behind the ids of what has no home.
    """

    homes: Mapping[str, str]
    fields: Mapping[str, Field]
    version: str


def aside(own: str, version: str) -> str:
    """The id under which something without a home is kept; what was kept before keeps its id."""
    return own if ASIDE in own else f"{own}{ASIDE}{version}"


def is_list(said: FieldValue) -> bool:
    """Whether this is the list of a repeated field."""
    return said.value is not None and said.value.type == ITEMS


def name_of(steps: Steps) -> str:
    """The path of the field, without the ids of items."""
    return "/".join(own for own, _ in steps)


def path_of(steps: Steps) -> str:
    """The path that steps were read from."""
    return "/".join(part for step in steps for part in step if part)


class Paths:
    """Finds the places of the answers of one owner.

    Args:
        layer: The layer, in the older version.
        owner: An event's id; empty for the article.
        plan: What has become what.
        new_id: Makes the ids of items that the newer version has and the older did not.
    """

    def __init__(self, layer: Layer, owner: str, plan: Plan, new_id: NewId) -> None:
        self._layer = layer
        self._owner = owner
        self._plan = plan
        self._new_id = new_id
        self._made: dict[tuple[str, str], str] = {}
        self.said = dict(layer.values_of(owner))
        """What the owner holds, by path."""
        lists = (path for path, said in self.said.items() if is_list(said))
        self._listed = {plan.homes.get(name_of(self.steps(path))) for path in lists}

    def steps(self, path: str) -> Steps:
        """Reads a path of the layer; what follows a list is one of its items."""
        parts, found, at = path.split("/"), [], 0
        while at < len(parts):
            items = self._layer.items(self._owner, "/".join(parts[: at + 1])) if at + 1 < len(parts) else ()
            item = parts[at + 1] if items and parts[at + 1] in items else ""
            found.append((parts[at], item))
            at += 2 if item else 1
        return tuple(found)

    def home(self, steps: Steps) -> str:
        """The path of the field in the newer version, without items; empty if it has none."""
        return self._plan.homes.get(name_of(steps), "")

    def place(self, steps: Steps, *, as_list: bool = False, make: bool = True) -> str:
        """The path in the newer version; empty if there is no place.

        Args:
            steps: The path in the older version.
            as_list: Whether what stands there speaks of a repeated field as a whole.
            make: Whether to make items where the newer version needs them.
        """
        home = self.home(steps)
        items = self._items(steps, home) if home else None
        if items is None:
            return ""
        path = ""
        for name, own in _ways(home):
            path = f"{path}/{own}" if path else own
            if self._plan.fields[name].many and not (as_list and name == home):
                item = items.get(name) or self._item(path, name, steps, make=make)
                if not item:
                    return ""
                path = f"{path}/{item}"
        return path

    def place_aside(self, steps: Steps) -> str:
        """The path under which something without a place is kept: within its group, if that has one."""
        above, (own, item) = steps[:-1], steps[-1]
        inside = self.place(above, make=False) if above else ""
        if above and not inside:
            inside = self.place_aside(above)
        else:
            own = aside(own, self._plan.version)
        return "/".join(part for part in (inside, own, item) if part)

    def merges(self, steps: Steps) -> bool:
        """Whether a list can become a single answer: it holds one item, and nothing is said of it as a whole."""
        path = path_of(steps)
        said = self._layer.value(self._owner, path)
        return len(self._layer.items(self._owner, path)) == 1 and said == FieldValue(said.value)

    def splits(self, steps: Steps) -> bool:
        """Whether a path leads through a list that would have to become a single answer, and cannot."""
        return bool(self.home(steps)) and self._items(steps, self.home(steps)) is None

    def lists(self) -> Mapping[str, FieldValue]:
        """The lists of the items that were made, by path."""
        made: dict[str, list[str]] = {}
        for (path, _), item in self._made.items():
            made.setdefault(path, []).append(item)
        return {path: FieldValue(make_value(ITEMS, "\n".join(items))) for path, items in made.items()}

    def _items(self, steps: Steps, home: str) -> dict[str, str] | None:
        """The items on the way to a home, by the path of their field there; None if one would have to be chosen."""
        found: dict[str, str] = {}
        for number, (own, item) in enumerate(steps):
            here = self._plan.homes.get(name_of(steps[: number + 1]), "")
            if not item:
                continue
            if here and self._plan.fields[here].many and f"{home}/".startswith(f"{here}/"):
                found[here] = item
            elif not self.merges((*steps[:number], (own, ""))):
                return None
        return found

    def _item(self, path: str, name: str, steps: Steps, *, make: bool) -> str:
        """The new item in which something stands that stood in none; one for each field that becomes an item."""
        above = (name_of(steps[: number + 1]) for number in range(len(steps)))
        origin = next((each for each in above if self._plan.homes.get(each) == name), "")
        if not origin and name in self._listed:
            return ""
        if (path, origin) not in self._made and make:
            self._made[path, origin] = self._new_id("i")
        return self._made.get((path, origin), "")


def _ways(name: str) -> list[tuple[str, str]]:
    """The path of a field and of the groups around it from the top, each with its own id."""
    parts = name.split("/")
    return [("/".join(parts[: number + 1]), own) for number, own in enumerate(parts)]


def free(path: str, taken: Mapping[str, object]) -> str:
    """A path aside that nothing stands at yet."""
    if path not in taken:
        return path
    return next(each for number in count(2) if (each := f"{path}{ASIDE}{number}") not in taken)
