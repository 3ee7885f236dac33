"""Brings a layer from one version of its schema to another, as an edit that can be taken back like any other."""

from collections.abc import Iterable
from dataclasses import replace

from tui.domain.editing import NewId
from tui.domain.layers import STATUS, Layer, Status
from tui.domain.problems import Problem, layer_problems
from tui.domain.schema import Schema, Severity
from tui.domain.upgrading_layer import CheckHome, Fate, LayerUpgrade, Need, Upgrader


def upgrade(layer: Layer, old: Schema, new: Schema, new_id: NewId) -> LayerUpgrade:
    """Brings a layer to another version of its schema.

    Args:
        layer: The layer.
        old: The version by which it is filled.
        new: The version to bring it to.
        new_id: Makes the ids of items.
    """
    return upgrade_through(layer, [Upgrader(old, new)], new_id)


def upgrade_through(layer: Layer, steps: Iterable[Upgrader], new_id: NewId) -> LayerUpgrade:
    """Brings a layer from version to version, each step from where the one before left it.

    Errors are looked for in what comes out at the end: one that only a version in between has is none.

    Args:
        layer: The layer.
        steps: From its own version to the last.
        new_id: Makes the ids of items.
    """
    done = LayerUpgrade(layer, layer, 0, (), (), (), reopened=False)
    gone: list[tuple[Upgrader, CheckHome]] = []
    for step in steps:
        further, home = step.carry(done.after, new_id)
        done = _joined(done, further) if gone else further
        gone.append((step, home))
    return _settled(done, gone) if gone else done


def _settled(done: LayerUpgrade, gone: list[tuple[Upgrader, CheckHome]]) -> LayerUpgrade:
    """Adds the errors that are new; work that was done and has one is open again."""
    errors = _new_errors(done, gone)
    if not errors:
        return done
    needs = tuple(dict.fromkeys((*done.needs, *(Need(each.owner, each.path, each.message) for each in errors))))
    if done.before.status is not Status.DONE:
        return done._replace(needs=needs)
    attributes = {**done.after.attributes, STATUS: Status.IN_PROGRESS.value}
    return done._replace(needs=needs, after=replace(done.after, attributes=attributes), reopened=True)


def _new_errors(done: LayerUpgrade, gone: list[tuple[Upgrader, CheckHome]]) -> list[Problem]:
    """The errors that the layer did not have; of work in progress only those of answers that are there."""
    found = [each for each in layer_problems(gone[-1][0].new, done.after) if each.severity is Severity.ERROR]
    if done.before.status is not Status.DONE:
        found = [each for each in found if not each.check.startswith("required:")]
    if not found:
        return []
    known: set[tuple[str, str]] = set()
    for each in layer_problems(gone[0][0].old, done.before):
        if each.severity is Severity.ERROR:
            check = each.check
            for _, home in gone:
                check = home(each.owner, check)
            known.add((each.owner, check))
    return [each for each in found if (each.owner, each.check) not in known]


def _joined(first: LayerUpgrade, second: LayerUpgrade) -> LayerUpgrade:
    later = {(fate.owner, fate.before): fate for fate in second.fates}
    fates = [_followed(fate, later.pop((fate.owner, fate.after), None)) for fate in first.fates]
    fates = [fate for fate in (*fates, *later.values()) if (fate.before, fate.old) != (fate.after, fate.new)]
    return LayerUpgrade(
        before=first.before,
        after=second.after,
        same=first.same + len(first.fates) - len(fates),
        fates=tuple(fates),
        needs=tuple(dict.fromkeys((*first.needs, *second.needs))),
        dropped=(*first.dropped, *second.dropped),
        reopened=False,
    )


def _followed(fate: Fate, later: Fate | None) -> Fate:
    if later is None:
        return fate
    return fate._replace(after=later.after, becomes=later.becomes, new=later.new)
