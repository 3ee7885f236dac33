"""Projects on disks of other machines."""

import os
from pathlib import Path

import pytest

from tests.support.coders import NOW, make_project, schema
from tui.domain.errors import StoreError
from tui.store.creating import create_database
from tui.store.mounts import require_local
from tui.store.opening import open_database
from tui.store.project import Project

ROOT_DISK = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"


def mount(point: object, kind: str) -> str:
    shown = str(point).replace("\\", "\\134").replace(" ", "\\040").replace("\n", "\\012")
    return f"90 22 0:51 /export/a {shown} rw,relatime shared:40 master:2 - {kind} server:/export rw,vers=4.2\n"


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    return tmp_path / "mountinfo"


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs"])
def test_a_project_on_a_network_disk_is_refused(tmp_path: Path, mounts: Path, kind: str) -> None:
    path = tmp_path / "p.db"
    make_project(path).close()
    mounts.write_text(ROOT_DISK + mount(tmp_path, kind))
    for write in (True, False):
        with pytest.raises(StoreError) as caught:
            open_database(path, write=write, mounts=mounts)
        assert caught.value.message == (
            f"{path} lies on a network disk ({kind}), where SQLite cannot share it safely: move it, and its -wal if"
            " there is one, to a local disk."
        )
    with pytest.raises(StoreError, match="network disk"):
        create_database(tmp_path / "new.db", lambda _: None, mounts=mounts)
    assert {each.name for each in tmp_path.iterdir()} == {"p.db", "mountinfo"}


def test_other_disks_are_opened(tmp_path: Path, mounts: Path) -> None:
    path = tmp_path / "p.db"
    make_project(path).close()
    for told in (
        ROOT_DISK,
        mount(tmp_path, "9p"),
        mount(tmp_path, "overlay"),
        mount(f"{tmp_path}x", "nfs4"),
        mount(tmp_path / "p", "nfs4"),
        mount("/", "nfs4") + mount(tmp_path, "ext4"),
        mount(tmp_path, "nfs4") + mount(tmp_path, "xfs"),
        "\n- nfs4 \n 1 2 - nfs4 x\n",
        "",
    ):
        mounts.write_text(told)
        open_database(path, mounts=mounts).close()
    open_database(path, mounts=tmp_path / "none").close()


def test_odd_names_and_links_are_followed(tmp_path: Path, mounts: Path) -> None:
    odd = tmp_path / "a b\\c\nd"
    odd.mkdir()
    mounts.write_text(ROOT_DISK + mount(odd, "nfs4"))
    (tmp_path / "link").symlink_to(odd)
    for path in (odd / "p.db", tmp_path / "link" / "p.db", odd):
        with pytest.raises(StoreError):
            require_local(path, "p.db", mounts)
    require_local(tmp_path / "p.db", "p.db", mounts)
    mounts.write_bytes(os.fsencode(mount(tmp_path / "a\udcff", "nfs")))
    with pytest.raises(StoreError):
        require_local(tmp_path / "a\udcff" / "p.db", "p.db", mounts)


def test_what_this_machine_tells_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    with Project.create(path, schema=schema(), name="A project", now=NOW):
        pass
    Project.open(path).close()
