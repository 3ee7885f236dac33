"""Text reaches the screen through one module: nothing else may use what interprets it or passes it on raw."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "tui" / "ui"

BANNED = (
    "textual.content",
    "textual.markup",
    "textual.visual",
    "textual.widgets",
    "rich.console",
    "rich.markup",
    "rich.segment",
    "rich.text",
)
"""They draw text as it comes, or read markup in it."""

MAKERS = frozenset({"Segment", "Strip", "Content", "Text"})
"""What must not be made elsewhere; types may be named."""

SINKS = frozenset({"notify", "border_title", "border_subtitle", "tooltip", "placeholder", "from_markup"})
"""Attributes of Textual's that read markup."""


def allowed(path: Path) -> bool:
    return path == UI / "foreign.py" or UI / "terminal" in path.parents


def trespasses(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name for name in names if any(f"{name}.".startswith(f"{banned}.") for banned in BANNED))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            yield f"{node.func.id}()"
        if isinstance(node, ast.Attribute) and node.attr in SINKS:
            yield f".{node.attr}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from textual.widgets import Static", ["textual.widgets.Static"]),
        ("import textual.widgets", ["textual.widgets"]),
        ("from textual import widgets", ["textual.widgets"]),
        ("from rich.text import Text\nText('x')", ["rich.text.Text", "Text()"]),
        ("strip = Strip([])", ["Strip()"]),
        ("self.notify(title)", [".notify"]),
        ("self.border_title = name", [".border_title"]),
        ("from textual.widget import Widget\nfrom textual.strip import Strip\nStrip.blank(3)", []),
    ],
)
def test_trespasses_are_seen(source: str, found: list[str]) -> None:
    assert sorted(trespasses(source)) == sorted(found)


def test_text_reaches_the_screen_through_one_door() -> None:
    found = {
        str(path.relative_to(UI)): each
        for path in UI.rglob("*.py")
        if not allowed(path)
        for each in trespasses(path.read_text(encoding="utf-8"))
    }
    assert not found
