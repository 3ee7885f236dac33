import os
from pathlib import Path

import pytest

from tui.formats.schema_tables import FileFault
from tui.services import schema_files
from tui.services.schema_files import BesideSchema, RememberedFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "schema" / "lists").mkdir(parents=True)
    (tmp_path / "schema" / "actors.csv").write_bytes(b"id\n")
    (tmp_path / "schema" / "lists" / "weapon.csv").write_bytes(b"code\n")
    (tmp_path / "secret.csv").write_bytes(b"secret\n")
    return tmp_path / "schema"


def test_files_of_the_folder_are_read(folder: Path) -> None:
    files = BesideSchema(folder)
    assert files.read("actors.csv") == b"id\n"
    assert files.read("lists/weapon.csv") == b"code\n"
    assert files.read("./actors.csv") == b"id\n"


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "same.csv").symlink_to("lists/weapon.csv")
    assert BesideSchema(folder).read("same.csv") == b"code\n"


def test_the_folder_may_be_reached_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert BesideSchema(tmp_path / "link").read("actors.csv") == b"id\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "'' leaves the schema's folder; expected a file inside it"),
        ("/etc/passwd", "'/etc/passwd' leaves the schema's folder; expected a file inside it"),
        ("../secret.csv", "'../secret.csv' leaves the schema's folder; expected a file inside it"),
        ("lists/../actors.csv", "'lists/../actors.csv' leaves the schema's folder; expected a file inside it"),
        ("..\\secret.csv", "'..\\secret.csv' leaves the schema's folder; expected a file inside it"),
        ("~/x.csv", "'~/x.csv' leaves the schema's folder; expected a file inside it"),
        ("a\x00.csv", "'a␀.csv' leaves the schema's folder; expected a file inside it"),
        ("out.csv", "'out.csv' leads out of the schema's folder; expected a file inside it"),
        ("away/secret.csv", "'away/secret.csv' leads out of the schema's folder; expected a file inside it"),
        ("gone.csv", "'gone.csv' is not there; expected a file in "),
        ("broken.csv", "'broken.csv' is not there; expected a file in "),
        ("loop.csv", "'loop.csv' cannot be found; expected a file beside the schema"),
        ("lists", "'lists' cannot be read (Is a directory); expected a file"),
        ("pipe.csv", "'pipe.csv' is no plain file; expected a file beside the schema"),
        ("actors.csv/x.csv", "'actors.csv/x.csv' cannot be found; expected a file beside the schema"),
        ("x" * 5000, f"'{'x' * 59}…' cannot be found; expected a file beside the schema"),
    ],
)
def test_nothing_else_is(folder: Path, name: str, message: str) -> None:
    (folder / "out.csv").symlink_to("../secret.csv")
    (folder / "away").symlink_to("..")
    (folder / "broken.csv").symlink_to("gone.csv")
    (folder / "loop.csv").symlink_to("loop.csv")
    os.mkfifo(folder / "pipe.csv")
    with pytest.raises(FileFault) as caught:
        BesideSchema(folder).read(name)
    assert caught.value.message.startswith(message)


def test_a_device_is_no_file(folder: Path) -> None:
    with pytest.raises(FileFault, match=r"no plain file|leads out"):
        BesideSchema(Path("/dev")).read("null")


def test_a_file_is_not_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_files, "MAX_BYTES", 3)
    assert BesideSchema(folder).read("actors.csv") == b"id\n"
    monkeypatch.setattr(schema_files, "MAX_BYTES", 2)
    with pytest.raises(FileFault, match="more than 2 bytes"):
        BesideSchema(folder).read("actors.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "actors.csv").chmod(0)
    with pytest.raises(FileFault, match="Permission denied"):
        BesideSchema(folder).read("actors.csv")


def test_what_was_read_is_remembered_as_it_was(folder: Path) -> None:
    files = RememberedFiles(BesideSchema(folder))
    assert files.read("actors.csv") == b"id\n"
    (folder / "actors.csv").write_bytes(b"changed\n")
    assert files.read("actors.csv") == b"id\n"
    assert files.contents == {"actors.csv": b"id\n"}
