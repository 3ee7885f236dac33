import os
from pathlib import Path

import pytest

import tui
from tui.domain.errors import FormatError, SchemaError
from tui.formats.schema_yaml import SchemaErrors
from tui.services.data_files import data_folder
from tui.services.schemas import load_named_schema, read_schema, shipped_schemas


def test_the_shipped_schemas() -> None:
    assert {"conflict-event", "entities"} <= set(shipped_schemas())
    assert [load_named_schema(name).id for name in shipped_schemas()] == list(shipped_schemas())


def test_a_file_is_found_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b'schema: mine\nversion: "1"\nlabels: [a]\n')
    monkeypatch.chdir(tmp_path)

    assert read_schema(str(path)) == (path.read_bytes(), str(path))
    assert load_named_schema("mine.yaml").id == "mine"
    assert load_named_schema("./mine.yaml").id == "mine"


def test_a_broken_file_names_itself(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"schema: [")

    with pytest.raises(SchemaErrors, match=r"mine\.yaml:2:1: not YAML; "):
        load_named_schema(str(path))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("conflict-events", "No schema is called conflict-events: did you mean conflict-event?"),
        ("zzz", "No schema is called zzz: there are conflict-event, document, entities, ged-event, plover, "),
        ("z\x1bz", "No schema is called z␛z: there are"),
        ("", "No schema is called : there are"),
        ("gone.yaml", "gone.yaml is not there: give the path of a YAML file."),
        ("folder/", "folder/ is a directory: give the path of a YAML file."),
        ("pipe.yaml", "pipe.yaml is no plain file: give the path of a YAML file."),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(SchemaError) as caught:
        read_schema(name)

    assert caught.value.message.startswith(message)
    assert "\n" not in caught.value.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.touch(mode=0o000)

    with pytest.raises(SchemaError, match="cannot be read: Permission denied"):
        read_schema(str(path))


def test_data_is_found_in_a_checkout_and_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (data_folder("schemas") / "conflict-event.yaml").is_file()

    inside = tmp_path / "tui" / "_data" / "schemas"
    inside.mkdir(parents=True)
    monkeypatch.setattr(tui, "__file__", str(tmp_path / "tui" / "__init__.py"))

    assert data_folder("schemas") == inside
    with pytest.raises(FormatError, match="sample_articles"):
        data_folder("sample_articles")
