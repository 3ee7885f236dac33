"""Brings a layer from one version of its schema to another, as an edit that can be taken back like any other."""

from collections.abc import Iterable

from tui.domain.editing import NewId
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.upgrading_layer import Fate, LayerUpgrade, Upgrader


def upgrade(layer: Layer, old: Schema, new: Schema, new_id: NewId) -> LayerUpgrade:
    """Brings a layer to another version of its schema.

    Args:
        layer: The layer.
        old: The version by which it is filled.
        new: The version to bring it to.
        new_id: Makes the ids of items.
    """
    return Upgrader(old, new).upgrade(layer, new_id)


def upgrade_through(layer: Layer, steps: Iterable[Upgrader], new_id: NewId) -> LayerUpgrade:
    """Brings a layer from version to version, each step from where the one before left it.

    Args:
        layer: The layer.
        steps: From its own version to the last.
        new_id: Makes the ids of items.
    """
    done = LayerUpgrade(layer, layer, 0, (), (), (), reopened=False)
    for number, step in enumerate(steps):
        further = step.upgrade(done.after, new_id)
        done = _joined(done, further) if number else further
    return done


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
        reopened=first.reopened or second.reopened,
    )


def _followed(fate: Fate, later: Fate | None) -> Fate:
    if later is None:
        return fate
    return fate._replace(after=later.after, becomes=later.becomes, new=later.new)
