"""`copydesk keys`."""

import json

from tests.support.commands import Runner
from tui.ui.commands import COMMANDS


def test_every_action_is_there_for_programs(copydesk: Runner) -> None:
    rows = json.loads(copydesk("keys", "--format", "json").out)
    assert [row["id"] for row in rows] == [command.id for command in COMMANDS]
    for row in rows:
        assert row.keys() == {"id", "title", "keys", "where", "help"}
        assert row["keys"]
        assert row["where"]


def test_every_action_is_there_for_people(copydesk: Runner) -> None:
    lines = copydesk("keys").out.splitlines()
    assert len(lines) == len(COMMANDS)
    assert all(command.id in line for command, line in zip(COMMANDS, lines, strict=True))
