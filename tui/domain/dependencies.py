"""Which answers are worked out from which others, and in what order that can be done."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.domain.expressions import ExpressionError, names, parse
from tui.domain.references import Scope, find
from tui.domain.schema import Field, FieldType, Schema

_KEPT = 64

_orders: dict[tuple[int, bool], tuple[Schema, tuple[str, ...]]] = {}


class FieldPlace(NamedTuple):
    """Where a field stands in a form, before anything is answered.

    Attributes:
        field: The field.
        path: Its path without items, such as `report/low`.
        scope: Where names in its expressions are looked for.
        prefixes: What the paths in each level of the scope begin with, such as `report/` and the empty text.
        around: The places of the groups around it, outermost first.
    """

    field: Field
    path: str
    scope: Scope
    prefixes: tuple[str, ...]
    around: tuple["FieldPlace", ...] = ()

    def paths(self, source: str) -> tuple[str, ...]:
        """The paths that an expression of this field names, each once; those of the article are left out.

        Args:
            source: The expression; one that cannot be parsed names nothing.
        """
        try:
            named = names(parse(source)) if source else ()
        except ExpressionError:
            return ()
        targets = (find(self.scope, name) for name in named)
        return tuple(
            dict.fromkeys(
                f"{self.prefixes[target.level]}{target.path}"
                for target in targets
                if target is not None and target.level >= 0
            )
        )


def field_places(schema: Schema, *, in_event: bool) -> Iterator[FieldPlace]:
    """Every field of the event form or of the article form, each group before the fields in it.

    Args:
        schema: The schema.
        in_event: Whether to walk the fields of events, not those of the article.
    """
    fields = schema.event_fields if in_event else schema.article_fields
    yield from _places(fields, "", Scope((fields,), schema.article_fields if in_event else ()), ("",), ())


def _places(
    fields: tuple[Field, ...],
    prefix: str,
    scope: Scope,
    prefixes: tuple[str, ...],
    around: tuple[FieldPlace, ...],
) -> Iterator[FieldPlace]:
    for field in fields:
        place = FieldPlace(field, f"{prefix}{field.id}", scope, prefixes, around)
        yield place
        if field.type is FieldType.GROUP:
            below = f"{place.path}/"
            inner = scope._replace(levels=(field.fields, *scope.levels)) if field.many else scope
            starts = (below, *prefixes) if field.many else prefixes
            yield from _places(field.fields, below, inner, starts, (*around, place))


def derivation_order(schema: Schema, *, in_event: bool) -> tuple[str, ...]:
    """The fields that are worked out, each after those that it depends on.

    Args:
        schema: The schema.
        in_event: Whether to order the fields of events, not those of the article; an event's may depend on the
            article's, and never the other way round.

    Returns:
        Paths without items, such as `report/low`, of the fields with `derive` or `not_applicable_when`. Fields that
        depend on each other in a circle, which no loaded schema has, stand in some order.
    """
    key = (id(schema), in_event)
    held = _orders.get(key)
    if held is not None and held[0] is schema:
        return held[1]
    if len(_orders) >= _KEPT:
        _orders.clear()
    places = tuple(field_places(schema, in_event=in_event))
    order = tuple(place.path for place in _ordered(places) if _is_worked_out(place.field))
    _orders[key] = (schema, order)
    return order


def circles(schema: Schema, *, in_event: bool) -> Iterator[tuple[str, ...]]:
    """The derivations that lead back to themselves.

    Args:
        schema: The schema.
        in_event: Whether to look at the fields of events, not at those of the article.

    Yields:
        The paths of a circle, the first of them a field that is worked out, and not said again at the end. A field
        in several circles is told once.
    """
    places = tuple(field_places(schema, in_event=in_event))
    needs = _entangled(_needs(places))
    told: set[str] = set()
    for place in places:
        if place.path in told or not _is_worked_out(place.field):
            continue
        circle = _way_back(place.path, needs)
        if circle:
            told.update(circle)
            yield circle


def _is_worked_out(field: Field) -> bool:
    return bool(field.derive or field.not_applicable_when)


def _needs(places: tuple[FieldPlace, ...]) -> Mapping[str, tuple[str, ...]]:
    """For each path those whose answers decide about its own.

    A group stands for all that is in it, a repeated one for its list of items alone.
    """
    inside: dict[str, list[str]] = {place.path: [] for place in places}
    for place in places:
        if place.around and not place.around[-1].field.many:
            inside[place.around[-1].path].append(place.path)
    needs: dict[str, tuple[str, ...]] = {}
    for place in places:
        field = place.field
        named = [*place.paths(field.derive), *place.paths(field.not_applicable_when), *place.paths(field.when)]
        for group in place.around:
            named += group.paths(group.field.when)
            named += group.paths(group.field.not_applicable_when)
        needs[place.path] = tuple(dict.fromkeys([*named, *inside[place.path]]))
    return needs


def _ordered(places: tuple[FieldPlace, ...]) -> Iterator[FieldPlace]:
    """Depth first without recursion: what a place needs comes before it."""
    needs = _needs(places)
    by_path = {place.path: place for place in places}
    seen: set[str] = set()
    for start in by_path:
        waiting = [(start, False)]
        while waiting:
            path, done = waiting.pop()
            if done:
                yield by_path[path]
            elif path in by_path and path not in seen:
                seen.add(path)
                waiting.append((path, True))
                waiting += [(each, False) for each in reversed(needs[path])]


def _entangled(needs: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """What is left when all is taken away whose needs are settled: circles, and what depends on one."""
    waiting = {path: {each for each in named if each in needs} for path, named in needs.items()}
    settled = [path for path, named in waiting.items() if not named]
    users: dict[str, list[str]] = {}
    for path, named in waiting.items():
        for each in named:
            users.setdefault(each, []).append(path)
    for path in settled:
        del waiting[path]
        for user in users.get(path, ()):
            waiting[user].discard(path)
            if not waiting[user]:
                settled.append(user)
    return {path: tuple(each for each in needs[path] if each in waiting) for path in waiting}


def _way_back(start: str, needs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a path to itself; empty if there is none."""
    before: dict[str, str] = {}
    edge = [start]
    for path in edge:
        for each in needs.get(path, ()):
            if each == start:
                way = [path]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if each not in before:
                before[each] = path
                edge.append(each)
    return ()
