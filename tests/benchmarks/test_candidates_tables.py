from pathlib import Path

from tests.benchmarks import candidates_tables


def test_somebody_begins_at_once_in_fields_with_tables(tmp_path: Path) -> None:
    projects, known = candidates_tables.make(tmp_path, 50)
    assert list(projects) == ["4 KB", "100 KB"]
    typed = candidates_tables.typed_names(known, 2)
    figures = candidates_tables.worst(candidates_tables.keys_of("4 KB", projects["4 KB"], typed))
    assert [name for _, name, _ in figures] == [
        *("new-event", "next-field", "next-candidate", "take", "edit-value", "a letter", "leave")
    ]


def test_articles_name_rows_and_others(tmp_path: Path) -> None:
    _, known = candidates_tables.write_tables(tmp_path, 30)
    story = candidates_tables.story(known, 4_096)
    assert 4_096 <= len(story) < 6_000
    assert sum(name in story for name in known["actors"]) > 5
