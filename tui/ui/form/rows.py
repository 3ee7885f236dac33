"""Which rows a form has: pure, from schema and layer."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.layers import NEW_ITEM, Layer
from tui.domain.problems import Problem, problems, visible
from tui.domain.schema import Field, FieldType, Schema, Severity
from tui.domain.values import FieldValue, Nothing

NOTHING_SHOWN = {
    Nothing.NOT_STATED: "not stated",
    Nothing.NOT_APPLICABLE: "not applicable",
    Nothing.UNKNOWN: "unknown",
}


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
    """

    path: str
    field: Field
    title: str
    depth: int
    said: FieldValue
    shown: str
    required: bool
    problem: Problem | None

    @property
    def is_new_item(self) -> bool:
        """Whether the row waits for a further item of a repeated field."""
        return NEW_ITEM in self.path.split("/")


def form_rows(schema: Schema, layer: Layer, owner: str) -> tuple[FormRow, ...]:
    """The rows of an event's form, or of the article's.

    Args:
        schema: The schema.
        layer: The layer.
        owner: Event id, or empty for the article.
    """
    return tuple(_Rows(schema, layer, owner).of(schema.fields(owner), "", 0))


class _Rows:
    """Walks the questions of one owner."""

    def __init__(self, schema: Schema, layer: Layer, owner: str) -> None:
        self._schema = schema
        self._layer = layer
        self._owner = owner
        self._problems: dict[str, Problem] = {}
        for problem in problems(schema, layer, owner):
            held = self._problems.get(problem.path)
            if held is None or _weight(problem) > _weight(held):
                self._problems[problem.path] = problem

    def of(self, fields: tuple[Field, ...], prefix: str, depth: int) -> Iterator[FormRow]:
        """The rows of some fields."""
        for each in fields:
            path = f"{prefix}{each.id}"
            if not visible(self._schema, self._layer, self._owner, path):
                continue
            for number, slot in enumerate(self._slots(each, path)):
                title = each.title if number == 0 else "·"
                if each.type is FieldType.GROUP:
                    yield from self._group(each, slot, title, depth)
                else:
                    yield self._row(each, slot, title, depth)

    def _slots(self, field: Field, path: str) -> list[str]:
        """One path for a plain field; for a repeated one a path for each item and one for the next."""
        if not field.many:
            return [path]
        return [f"{path}/{item}" for item in (*self._layer.items(self._owner, path), NEW_ITEM)]

    def _group(self, group: Field, slot: str, title: str, depth: int) -> Iterator[FormRow]:
        inner = list(self.of(group.fields, f"{slot}/", depth + 1))
        if slot.endswith(f"/{NEW_ITEM}"):
            inner = inner[:1]
        for number, row in enumerate(inner):
            yield row._replace(title=f"{title} {row.title}", depth=depth) if number == 0 else row

    def _row(self, field: Field, path: str, title: str, depth: int) -> FormRow:
        said = self._layer.value(self._owner, path)
        shown = ""
        if said.value is not None:
            from tui.domain.answers_showing import short_answer  # noqa: PLC0415 - a blank form opens without it

            shown = short_answer(field, said.value)
            if field.type is FieldType.TREE:
                shown = _leaf_first(shown)
        elif said.nothing is not None:
            shown = NOTHING_SHOWN[said.nothing]
        problem = self._problems.get(path)
        if problem is None and field.many and title != "·":
            problem = self._problems.get(path.rpartition("/")[0])
        return FormRow(path, field, title, depth, said, shown, field.required == "true", problem)


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
