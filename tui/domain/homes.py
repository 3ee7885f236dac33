"""Where the fields, codes and labels of one version of a schema have gone in another.

A question keeps its id, or the newer version names its former one (`was`). A former id that the older version knew
as former already is no news: people leave `was` in place, and an id may be used anew later.

Paths here are those of fields, parted by slashes and without the ids of items.
"""

from collections.abc import Iterator, Mapping

from tui.domain.schema import Field, FieldType, Label, Option, walk_options


def field_paths(fields: tuple[Field, ...], above: str = "") -> Iterator[tuple[str, Field]]:
    """Every field of a form with its path, groups before what is in them."""
    for field in fields:
        path = f"{above}{field.id}"
        yield path, field
        yield from field_paths(field.fields, f"{path}/")


def field_homes(old: tuple[Field, ...], new: tuple[Field, ...]) -> dict[str, str]:
    """The path in the newer version of each field of the older one that still has a place.

    `was` names a former neighbour, or else a field at the top of the form; with dots it is the whole former path.
    A group is never the home of a plain field, nor the other way round.

    Args:
        old: The fields of an event, or of the article, in the older version.
        new: The same in the newer one.
    """
    return _FieldHomes(old, new).all()


def code_homes(old: tuple[Option, ...], new: tuple[Option, ...]) -> dict[str, str]:
    """The code in the newer version of each code of the older one that is still there."""
    return _ids(_codes(old), _codes(new))


def label_homes(old: tuple[Label, ...], new: tuple[Label, ...]) -> dict[str, str]:
    """The id in the newer version of each span label of the older one that is still there."""
    return _ids({each.id: each.was for each in old}, {each.id: each.was for each in new})


def _codes(options: tuple[Option, ...]) -> dict[str, tuple[str, ...]]:
    return {way[-1].code: way[-1].was for way in walk_options(options)}


def _ids(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    homes: dict[str, str] = {}
    for each, was in new.items():
        for former in was:
            if former in old and former not in old.get(each, ()):
                homes.setdefault(former, each)
    return homes | {each: each for each in old if each not in homes and each in new}


class _FieldHomes:
    """What was said outright goes first; what is left keeps its id within the home of its group."""

    def __init__(self, old: tuple[Field, ...], new: tuple[Field, ...]) -> None:
        self._old = dict(field_paths(old))
        self._new = dict(field_paths(new))
        self._homes: dict[str, str] = {}

    def all(self) -> dict[str, str]:
        for path, field in self._new.items():
            settled = {former for each in self._formers(path) for former in self._old[each].was}
            for former in field.was:
                found = self._resolved(path, former)
                if found and former not in settled:
                    self._claim(found, path)
        for path in self._old:
            above, _, own = path.rpartition("/")
            if path not in self._homes and (not above or above in self._homes):
                self._claim(path, _joined(self._homes.get(above, ""), own))
        return self._homes

    def _claim(self, old: str, new: str) -> None:
        if new in self._new and _is_group(self._old[old]) is _is_group(self._new[new]):
            self._homes.setdefault(old, new)

    def _formers(self, path: str) -> list[str]:
        """The fields of the older version that are known by now to have become the one at a path of the newer."""
        if not path:
            return [""]
        above, _, own = path.rpartition("/")
        claimed = [old for old, new in self._homes.items() if new == path]
        same = [_joined(each, own) for each in self._formers(above)]
        return [*claimed, *(each for each in same if each in self._old and each not in self._homes)]

    def _resolved(self, path: str, former: str) -> str:
        if "." in former:
            found = former.replace(".", "/")
            return found if found in self._old else ""
        above = path.rpartition("/")[0]
        near = (*(_joined(each, former) for each in self._formers(above)), former)
        return next((each for each in near if each in self._old), "")


def _joined(above: str, own: str) -> str:
    return f"{above}/{own}" if above else own


def _is_group(field: Field) -> bool:
    return field.type is FieldType.GROUP
