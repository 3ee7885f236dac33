"""Which rows a form has: pure, from schema and layer."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from tui.domain.asking import is_asked
from tui.domain.completing import completed
from tui.domain.form_places import FormPlace
from tui.domain.layers import NEW_ITEM, Layer
from tui.domain.lookups import Answers
from tui.domain.problems import Problem, problems
from tui.domain.schema import Field, FieldType, Schema, Severity
from tui.domain.values import FieldValue, Nothing

NOTHING_SHOWN = {
    Nothing.NOT_STATED: "not stated",
    Nothing.NOT_APPLICABLE: "not applicable",
    Nothing.UNKNOWN: "unknown",
}


class Origin(Enum):
    """Where the answer of a row comes from."""

    SAID = auto()
    """The annotator gave it, or nobody did yet."""
    DERIVED = auto()
    """It is worked out from other answers."""
    OVERWRITTEN = auto()
    """It could be worked out, and the annotator gave another."""
    UNASKED = auto()
    """The question is not asked any more; what was answered stays until it is cleared."""


class FormRow(NamedTuple):
    """One row of a form.

    Attributes:
        path: The field's path; `NEW_ITEM` in it stands for an item that does not exist yet.
        field: The question.
        title: What is shown in front.
        depth: How deep it lies in groups.
        said: What the layer says.
        shown: The answer as shown.
        required: Whether it is always asked for.
        problem: The gravest problem of the row that was not overridden, or an overridden one, or None.
        place: The level of the form that it stands in.
        origin: Where the answer comes from.
    """

    path: str
    field: Field
    title: str
    depth: int
    said: FieldValue
    shown: str
    required: bool
    problem: Problem | None
    place: FormPlace
    origin: Origin = Origin.SAID

    @property
    def is_new_item(self) -> bool:
        """Whether the row waits for a further item of a repeated field."""
        return NEW_ITEM in self.path.split("/")

    @property
    def waits(self) -> bool:
        """Whether it has no answer, and can be given one by hand."""
        return not self.said.answered and not self.field.only_derived


def form_rows(schema: Schema, layer: Layer, owner: str) -> tuple[FormRow, ...]:
    """The rows of an event's form, or of the article's.

    Args:
        schema: The schema.
        layer: The layer.
        owner: Event id, or empty for the article.
    """
    return tuple(_Rows(schema, layer, owner).rows())


class _Rows:
    """Walks the questions of one owner."""

    def __init__(self, schema: Schema, layer: Layer, owner: str) -> None:
        self._stored = layer
        self._layer = completed(schema, layer)
        self._owner = owner
        self._answers = Answers(schema, self._layer, owner)
        self._problems: dict[str, Problem] = {}
        for problem in problems(schema, layer, owner):
            held = self._problems.get(problem.path)
            if held is None or _weight(problem) > _weight(held):
                self._problems[problem.path] = problem

    def rows(self) -> Iterator[FormRow]:
        """All rows of the form."""
        return self._level(self._answers.top(), 0)

    def _level(self, place: FormPlace, depth: int) -> Iterator[FormRow]:
        for field in place.fields:
            path = f"{place.prefix}{field.id}"
            if is_asked(self._layer, self._answers, field, place):
                yield from self._asked(field, path, place, depth)
            else:
                yield from self._unasked(field, path, place, depth)

    def _asked(self, field: Field, path: str, place: FormPlace, depth: int) -> Iterator[FormRow]:
        for number, item in enumerate(self._items(field, path)):
            title = field.title if number == 0 else "·"
            if field.type is FieldType.GROUP:
                rows = self._group(field, item, place, title, depth)
            else:
                rows = iter((self._row(field, f"{path}/{item}" if item else path, title, depth, place),))
            yield from (self._waiting(row, path) for row in rows) if item == NEW_ITEM else rows

    def _waiting(self, row: FormRow, path: str) -> FormRow:
        """The row that waits for the first item shows why there is none, if that is said."""
        said = self._layer.value(self._owner, path)
        return row if said.nothing is None else row._replace(said=said, shown=NOTHING_SHOWN[said.nothing])

    def _items(self, field: Field, path: str) -> tuple[str, ...]:
        """No item for a plain field; for a repeated one each item, and one for the next."""
        if not field.many:
            return ("",)
        items = self._layer.items(self._owner, path)
        return items if field.most and len(items) >= int(field.most) else (*items, NEW_ITEM)

    def _group(self, group: Field, item: str, place: FormPlace, title: str, depth: int) -> Iterator[FormRow]:
        inner = list(self._level(place.inside(group, item), depth + 1))
        if item == NEW_ITEM:
            inner = inner[:1]
        for number, row in enumerate(inner):
            yield row._replace(title=f"{title} {row.title}", depth=depth) if number == 0 else row

    def _unasked(self, field: Field, path: str, place: FormPlace, depth: int) -> Iterator[FormRow]:
        """What was answered while the question was asked can be seen and cleared."""
        items = self._layer.items(self._owner, path) if field.many else ("",)
        for item in items:
            slot = f"{path}/{item}" if item else path
            for each in field.fields:
                yield from self._unasked(each, f"{slot}/{each.id}", place.inside(field, item), depth + 1)
            if not field.fields and self._stored.value(self._owner, slot).answered:
                row = self._row(field, slot, field.title, depth, place)
                yield row._replace(required=False, origin=Origin.UNASKED)

    def _row(self, field: Field, path: str, title: str, depth: int, place: FormPlace) -> FormRow:
        said = self._layer.value(self._owner, path)
        shown = ""
        if said.value is not None:
            from tui.domain.answers_showing import short_answer  # noqa: PLC0415 - a blank form opens without it

            shown = " / ".join(
                _leaf_first(short_answer(field, value))
                if field.type is FieldType.TREE
                else short_answer(field, value)
                for value in (said.value, *said.alternatives)
            )
        elif said.nothing is not None:
            shown = NOTHING_SHOWN[said.nothing]
        problem = self._problems.get(path)
        if problem is None and field.many and title != "·":
            problem = self._problems.get(path.rpartition("/")[0])
        required = field.required == "true"
        return FormRow(path, field, title, depth, said, shown, required, problem, place, self._origin(field, path))

    def _origin(self, field: Field, path: str) -> Origin:
        if (self._owner, path) in self._layer.derived:
            return Origin.DERIVED
        overwritten = field.derive and self._stored.value(self._owner, path).answered
        return Origin.OVERWRITTEN if overwritten else Origin.SAID


def _leaf_first(way: str) -> str:
    """A way through a tree, the chosen node in front: that is what a narrow form has room for."""
    above, _, leaf = way.rpartition(" › ")
    return f"{leaf} ‹ {above}" if above else leaf


def _weight(problem: Problem) -> int:
    if problem.overridden:
        return 0
    return {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}[problem.severity]


def next_path(rows: tuple[FormRow, ...], path: str, step: int) -> str:
    """The path of the row `step` rows on, turning around at the ends."""
    if not rows:
        return ""
    paths = [row.path for row in rows]
    at = paths.index(path) if path in paths else (-1 if step > 0 else 0)
    return paths[(at + step) % len(paths)]
