"""The page on adding articles says what the code does, and its examples work."""

import json
import re
from pathlib import Path

import pytest

from tests.support.commands import Runner, make_runner
from tests.support.schema_pages import DOCS, blocks
from tui.formats.article_kinds import BY_SUFFIX
from tui.formats.article_metadata import TEXTS, USUAL
from tui.store.project import Article, Project

PAGE = (DOCS / "articles.md").read_text("utf-8")
EXAMPLES = {
    name: blocks(PAGE, f"{form} {name}")[0]
    for form, name in (
        ("markdown", "kesra.md"),
        ("json", "wire.jsonl"),
        ("csv", "wire.csv"),
        ("json", "index.json"),
    )
}


@pytest.fixture
def copydesk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.chdir(tmp_path)
    return make_runner(pytest.MonkeyPatch())


def article(name: str) -> Article:
    with Project.open("p.db", write=False) as opened:
        found = opened.find_article(name)
        assert found is not None
        return opened.article(found)


def test_the_page_lists_all_kinds() -> None:
    rows = re.findall(r"^\| (`[a-z`, ]+`) \| (`\.[a-z`,. ]+`) \|", PAGE, re.MULTILINE)
    listed = {suffix for _, suffixes in rows for suffix in re.findall(r"\.[a-z]+", suffixes)}
    assert listed == set(BY_SUFFIX)
    assert {kind for kinds, _ in rows for kind in re.findall("[a-z]+", kinds)} == set(BY_SUFFIX.values())


def test_the_page_lists_all_usual_names() -> None:
    rows = dict(re.findall(r"^\| `([a-z]+)` \| ([a-z_, ]+) \|$", PAGE, re.MULTILINE))
    assert {place: tuple(names.split(", ")) for place, names in rows.items()} == USUAL
    sentence = PAGE[PAGE.index("The text is the column or key called") :].partition(", in this order")[0]
    assert tuple(re.findall("`([a-z_]+)`", sentence)) == TEXTS


def test_the_page_names_all_options(copydesk: Runner) -> None:
    options = set(re.findall(r"--[a-z-]+", copydesk("add", "--help").out)) - {"--help"}
    assert options <= set(re.findall(r"--[a-z-]+", PAGE))


def test_the_examples_are_read_as_the_page_says(copydesk: Runner, tmp_path: Path) -> None:
    assert copydesk("new", "p.db", "--schema", "entities").code == 0
    for name in ("kesra.md", "wire.jsonl", "wire.csv"):
        (tmp_path / name).write_text(EXAMPLES[name], encoding="utf-8")
    result = copydesk("add", "p.db", "wire.csv", "wire.jsonl", "kesra.md", "--check")
    assert (result.code, result.out) == (0, "4 articles can be read.\n")
    assert result.err == blocks(PAGE, "text told")[0]
    dated = ("--date-column", "Day", "--dates", "%d.%m.%Y")
    assert copydesk("add", "p.db", "wire.csv", *dated).code == 0
    assert article("wire.csv/7").published == "2025-03-06"
    assert copydesk("add", "p.db", "wire.jsonl", "kesra.md").out == "3 articles added.\n"
    assert article("wire.jsonl/AN2").published == "2025-03-06"
    kesra = article("kesra.md")
    assert kesra.text == "An explosion at the market wounded five people on Wednesday.\n"
    assert (kesra.title, kesra.published) == ("Kesra: five hurt", "2025-03-06")


def test_the_index_is_one(copydesk: Runner, tmp_path: Path) -> None:
    assert copydesk("new", "p.db", "--schema", "entities").code == 0
    (tmp_path / "all").mkdir()
    (tmp_path / "all/index.json").write_text(EXAMPLES["index.json"], encoding="utf-8")
    (tmp_path / "all/kesra.txt").write_text("Text.", encoding="utf-8")
    (tmp_path / "all/other.txt").write_text("Other.", encoding="utf-8")
    assert copydesk("add", "p.db", "all") == (0, "1 article added.\n", "")
    (row,) = json.loads(EXAMPLES["index.json"])
    assert (article("kesra.txt").title, article("kesra.txt").meta["source"]) == (row["title"], row["source"])
