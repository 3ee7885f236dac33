"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from tui.domain.errors import FormatError, StoreError
from tui.services.files import whole_file


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def write_and_fail(path: Path, *, replace: bool) -> None:
    with whole_file(path, replace=replace) as file:
        file.write(b"new")
        raise ZeroDivisionError


def write_while_another_does(path: Path) -> None:
    with whole_file(path, replace=False) as file:
        file.write(b"new")
        path.write_bytes(b"theirs")


def test_the_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    with whole_file(tmp_path / "x", replace=False) as file:
        file.write(b"abc")
        assert "x" not in names(tmp_path)
    assert (tmp_path / "x").read_bytes() == b"abc"
    assert names(tmp_path) == ["x"]


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(tmp_path / "x", replace=False)
    assert names(tmp_path) == []


def test_an_error_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_and_fail(tmp_path / "x", replace=True)
    assert (tmp_path / "x").read_bytes() == b"old"
    assert names(tmp_path) == ["x"]


def test_a_file_is_replaced_on_demand_only(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    with pytest.raises(FormatError, match="is there already"), whole_file(tmp_path / "x", replace=False):
        pass
    with whole_file(tmp_path / "x", replace=True) as file:
        file.write(b"new")
    assert (tmp_path / "x").read_bytes() == b"new"


def test_what_comes_to_be_there_meanwhile_stays(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="is there already"):
        write_while_another_does(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"theirs"
    assert names(tmp_path) == ["x"]


def test_a_disk_without_links_is_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    with whole_file(tmp_path / "x", replace=False) as file:
        file.write(b"abc")
    assert (tmp_path / "x").read_bytes() == b"abc"
    assert names(tmp_path) == ["x"]


def test_a_link_is_replaced_and_its_target_stays(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "x").symlink_to(tmp_path / "target")
    with whole_file(tmp_path / "x", replace=True) as file:
        file.write(b"new")
    assert (tmp_path / "target").read_bytes() == b"old"
    assert not (tmp_path / "x").is_symlink()


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/null")])
def test_what_is_not_a_file_is_never_replaced(tmp_path: Path, make: "object") -> None:
    assert callable(make)
    make(tmp_path / "x")
    with pytest.raises(FormatError, match="is not a file"), whole_file(tmp_path / "x", replace=True):
        pass
    assert names(tmp_path) == ["x"]


def test_it_is_as_readable_as_other_new_files(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    with whole_file(tmp_path / "x", replace=False):
        pass
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_directory_that_is_not_there_is_told_by_the_name_that_was_given(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match=r".*/none/x cannot be made: make the directory .*/none first\.$"),
        whole_file(tmp_path / "none/x", replace=False),
    ):
        pass
