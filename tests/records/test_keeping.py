"""Contents, backups, and where a register may stand."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.story import CASE, PAPER, Story
from xiangyue.canon import digest
from xiangyue.model import happened
from xiangyue.records import (
    BackupNotWhole,
    ContentDamaged,
    FolderNotEmpty,
    NetworkDisk,
    NoRegister,
    NoSuchContent,
    Register,
    RegisterExists,
    backup,
    restore,
    verify_at,
)
from xiangyue.records.place import NETWORK, file_system, refuse_network

MOUNTS = r"""
22 1 252:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:40 / /mnt/李/网盘 rw shared:5 - fuse.sshfs li@nas:/srv rw
31 22 0:41 / /mnt/two\040words rw - nfs4 nas:/export rw
32 31 0:42 / /mnt/two\040words/local rw master:1 propagate_from:2 - xfs /dev/vdb rw
33 22 0:43 / /mnt/cut
"""


def test_contents_are_kept_once_by_their_digest(home: Path) -> None:
    with Register.open(home) as register:
        keys = {register.keep(b"scan"), register.keep(b"scan")}
        assert keys == {digest(b"scan")}
        assert register.content(digest(b"scan")) == b"scan"
        assert register.has_content(digest(b"scan"))
        assert not register.has_content(digest(b"other"))
    assert not list((home / "content").rglob("part-*"))


def test_contents_that_are_gone_or_bent_are_refused(home: Path) -> None:
    key = digest(PAPER)
    with Register.open(home) as register:
        (home / "content" / key[:2] / key[2:]).write_bytes(b"%PDF bent")
        with pytest.raises(ContentDamaged):
            register.content(key)
        with pytest.raises(NoSuchContent):
            register.content(digest(b"never"))
        with pytest.raises(NoSuchContent):
            register.content("../../register.db")


def test_bent_contents_are_mended_by_keeping_them_again(home: Path) -> None:
    key = digest(PAPER)
    with Register.open(home) as register:
        (home / "content" / key[:2] / key[2:]).write_bytes(b"%PDF bent")
        register.keep(PAPER)
        assert register.content(key) == PAPER


@given(content=st.binary(max_size=300))
def test_whatever_is_kept_is_given_back(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    from xiangyue.records.content import Content  # noqa: PLC0415

    store = Content(tmp_path_factory.mktemp("content"))
    assert store.read(store.keep(content)) == content


def test_a_backup_is_the_register_and_its_contents_and_papers(home: Path, tmp_path: Path) -> None:
    (home / "papers" / CASE).mkdir(parents=True)
    (home / "papers" / CASE / "minutes.pdf").write_bytes(PAPER)
    target, again = tmp_path / "备份 2026-03-02", tmp_path / "again"
    backup(home, target)
    restore(target, again)
    assert verify_at(target) == verify_at(again) == ()
    assert sorted(one.name for one in target.iterdir()) == ["content", "papers", "register.db"]
    assert (again / "papers" / CASE / "minutes.pdf").read_bytes() == PAPER
    assert [one.stat().st_mode & 0o777 for one in (home, again)] == [0o700, 0o700]  # nobody else reads what lies there
    with Register.open_reading(home) as old, Register.open(again) as new:
        assert new.head() == old.head()
        assert new.cases() == old.cases()


def test_a_restored_register_is_written_to_as_before(home: Path, story: Story, tmp_path: Path) -> None:
    backup(home, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "again")
    draft = story.draft(happened.CaseWithdrawn(reason="x"))
    with Register.open(tmp_path / "again") as register, register.writing(now=story.now) as journal:
        journal.append(draft)
    assert verify_at(tmp_path / "again") == ()


def test_a_backup_while_somebody_writes_is_of_one_moment(home: Path, story: Story, tmp_path: Path) -> None:
    one, other = story.draft(happened.CaseArchived(box="a")), story.draft(happened.CaseWithdrawn(reason="x"))
    with Register.open(home) as register:
        with register.writing(now=story.now) as journal:
            journal.append(one)  # lies in the -wal file only
        number = register.head()[0]
        with register.writing(now=story.now) as journal:
            journal.append(other)
            backup(home, tmp_path / "copy")
    with Register.open_reading(tmp_path / "copy") as copy:
        assert copy.head()[0] == number


def test_a_backup_can_be_read_where_nothing_may_be_written(home: Path, tmp_path: Path) -> None:
    backup(home, tmp_path / "copy")
    files = sorted(one.name for one in (tmp_path / "copy").iterdir())
    with Register.open_reading(tmp_path / "copy") as register:
        assert register.case(CASE).number == CASE
    assert sorted(one.name for one in (tmp_path / "copy").iterdir()) == files


def test_a_backup_goes_over_nothing(home: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "letter.txt").touch()
    with pytest.raises(FolderNotEmpty):
        backup(home, tmp_path / "copy")
    with pytest.raises(NoRegister):
        backup(tmp_path / "nowhere", tmp_path / "other")
    with pytest.raises(RegisterExists):
        restore(home, home)


def test_a_damaged_register_is_not_passed_off_as_a_backup(home: Path, tmp_path: Path) -> None:
    key = digest(PAPER)
    (home / "content" / key[:2] / key[2:]).write_bytes(b"bent")
    with pytest.raises(BackupNotWhole) as refused:
        backup(home, tmp_path / "copy")
    assert refused.value.facts == {"count": 1, "first": f"文件库 {key}"}
    assert not (tmp_path / "copy").exists()
    assert not (tmp_path / "copy.part").exists()


def test_a_damaged_backup_is_put_nowhere(home: Path, tmp_path: Path) -> None:
    backup(home, tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / "content")
    with pytest.raises(BackupNotWhole):
        restore(tmp_path / "copy", tmp_path / "again")
    assert not (tmp_path / "again" / "register.db").exists()


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/mnt/li/register", "ext4"),
        ("/mnt/李/网盘/登记簿", "fuse.sshfs"),
        ("/mnt/李/网盘二", "ext4"),
        ("/mnt/two words/home", "nfs4"),
        ("/mnt/two words/local/home", "xfs"),
    ],
)
def test_a_place_stands_on_the_mount_nearest_to_it(place: str, kind: str) -> None:
    assert file_system(Path(place), MOUNTS) == kind


@pytest.mark.parametrize("kind", sorted(NETWORK))
def test_a_network_disk_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 252:1 / / rw - {kind} nas:/ rw\n", encoding="utf-8")
    with pytest.raises(NetworkDisk) as refused:
        refuse_network(tmp_path / "home", mounts=mounts)
    assert refused.value.facts == {"home": str(tmp_path / "home"), "kind": kind}


def test_this_machines_own_disk_is_not_refused(tmp_path: Path) -> None:
    refuse_network(tmp_path)


def test_a_system_without_proc_is_not_refused(tmp_path: Path) -> None:
    refuse_network(tmp_path, mounts=tmp_path / "none")
