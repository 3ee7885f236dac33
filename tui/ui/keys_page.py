"""`docs/keys.md`, made from the registry."""

from tui.ui.commands import COMMANDS, shown_key

HEAD = """# Keys

Every action of the desk, made from the registry (`python -m tui.ui.keys_page > docs/keys.md`; a test fails
when this page is stale). `copydesk keys --format json` prints the same with Textual's key names. No key needs
Alt, Shift with Ctrl, or a terminal protocol that tmux, screen or mosh do not pass on. The digits 1 to 9 label
the selection with the first nine labels of the schema, in its order (`label:ID`).

`copydesk keys --write` makes a file of settings (`~/.config/copydesk/config.yaml`) in which every action stands
with its keys, commented out: uncomment what you want otherwise. See [The desk](desk.md#your-own-keys-and-colours).

While a value is typed, letters go into the line: Enter accepts, Escape leaves, Tab accepts and goes on, Up
and Down choose from the list. Left, Right, Home, End, Backspace, Delete, Ctrl+A, Ctrl+E, Ctrl+W, Ctrl+U and
Ctrl+K edit as in a shell.
"""


def keys_page() -> str:
    """The page as Markdown."""
    parts = [HEAD]
    group = ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            parts.append(f"\n## {group}\n\n| keys | action | id |\n|---|---|---|\n")
        keys = " ".join(f"`{shown_key(key)}`" for key in command.keys).replace("|", r"\|")
        parts.append(f"| {keys} | **{command.title}.** {command.help} | `{command.id}` |\n")
    return "".join(parts)


if __name__ == "__main__":
    import sys

    sys.stdout.write(keys_page())
