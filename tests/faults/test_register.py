"""Full disks, broken power, two at once: the register is what it was, and says so in three lines."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.records.story import CASE, CERTIFICATE, CLERK, OPENED, Story
from xiangyue.errors import Overtaken
from xiangyue.model import happened
from xiangyue.records import (
    DiskFull,
    NotAFolder,
    NotARegister,
    Register,
    RegisterBusy,
    RegisterDamaged,
    RegisterReadOnly,
    backup,
    verify_at,
)
from xiangyue.words import refused

ROOT = Path(__file__).parents[2]


def command(home: Path, times: int, *, largest: int = 0) -> list[str]:
    return [sys.executable, "-m", "tests.faults.writing", str(home), str(times), str(largest)]


def test_a_file_that_may_not_grow_is_a_full_disk(home: Path) -> None:
    size = (home / "register.db").stat().st_size
    told = subprocess.run(
        command(home, 100, largest=size), cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    assert told[-2] == "refused disk-full 3"
    with Register.open_reading(home) as register:
        assert str(register.head()[0]) == told[-3]
    assert verify_at(home) == ()


def test_a_disk_that_is_really_full_leaves_the_register_whole(home: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=1500k tmpfs {disk} && cp -r {home} {disk}/home && "
        f"{' '.join(command(disk / 'home', 500))} && cp -r {disk}/home {tmp_path}/after"
    )
    ran = in_a_space_of_its_own(script)
    told = ran.stdout.split("\n")
    assert told[-2] == "refused disk-full 3", ran.stderr
    with Register.open_reading(tmp_path / "after") as register:
        assert str(register.head()[0]) == told[-3]
    assert verify_at(tmp_path / "after") == ()


def test_a_backup_on_a_write_protected_stick_is_read_and_proved(home: Path, tmp_path: Path) -> None:
    backup(home, tmp_path / "copy")
    asked = (
        "import sys; from pathlib import Path; from xiangyue.records import *; home = Path(sys.argv[1]);"
        "print(len(verify_at(home)), Register.open_reading(home).case('2026-1').number)"
    )
    stick = tmp_path / "stick"
    stick.mkdir()
    script = f'mount --bind {tmp_path}/copy {stick} && mount -o remount,bind,ro {stick} && exec {sys.executable} -c "$0" {stick}'
    ran = in_a_space_of_its_own(script, asked)
    assert ran.stdout == "0 2026-1\n", ran.stderr


def in_a_space_of_its_own(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script that may mount what it likes; skip where the system does not let one."""
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, *arguments]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if "unshare:" in ran.stderr or "mount:" in ran.stderr:
        pytest.skip("no name spaces of one's own here")
    return ran


def test_a_full_database_is_a_full_disk_and_goes_on_when_there_is_room(home: Path, story: Story) -> None:
    large = story.draft(happened.CaseArchived(box="柜" * 300_000))
    with Register.open(home) as register:
        head = register.head()
        pages = register.raw.execute("PRAGMA page_count").fetchone()[0]
        register.raw.execute(f"PRAGMA max_page_count={pages + 1}")
        with pytest.raises(DiskFull), register.writing(now=story.now) as journal:
            journal.append(large)
        assert register.head() == head
        register.raw.execute("PRAGMA max_page_count=1000000")
        with register.writing(now=story.now) as journal:
            journal.append(large)
    assert verify_at(home) == ()


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Have another program hold the register for writing."""
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_who_waits_too_long_for_another_writer_is_told_so(home: Path, story: Story) -> None:
    with Register.open(home) as register, held(home):
        register.raw.execute("PRAGMA busy_timeout=50")
        with pytest.raises(RegisterBusy) as busy, register.writing(now=story.now):
            pass
        assert register.case(CASE).number == CASE  # readers do not wait
    assert busy.value.status == 4
    assert "五秒" in refused(busy.value)[0]


def test_one_waits_five_seconds_for_another_writer(home: Path) -> None:
    with Register.open(home) as register:
        assert register.raw.execute("PRAGMA busy_timeout").fetchone() == (5000,)
        assert register.raw.execute("PRAGMA synchronous").fetchone() == (2,)
        assert register.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert register.raw.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_of_two_who_do_the_same_step_at_once_one_is_overtaken(home: Path, story: Story) -> None:
    with Register.open_reading(home) as register:
        seen = register.case(CASE).version
    drafts = [story.draft(happened.CaseArchived(box="x"), step="archive") for _ in range(2)]
    ready, ends = threading.Barrier(2), []

    def do(number: int) -> None:
        with Register.open(home) as register:
            ready.wait()
            try:
                with register.writing(now=story.now) as journal:
                    journal.append(drafts[number], seen=seen)
                ends.append("done")
            except Overtaken:
                ends.append("overtaken")

    threads = [threading.Thread(target=do, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["done", "overtaken"]
    assert verify_at(home) == ()


def test_what_was_said_to_be_kept_is_there_after_the_process_is_killed(home: Path) -> None:
    """Killed at some moment between two entries or within one: wherever it was, the chain is whole."""
    for kept in (1, 4, 9):
        with subprocess.Popen(command(home, 1000), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            last = [process.stdout.readline() for _ in range(kept)][-1]
            os.kill(process.pid, signal.SIGKILL)
        with Register.open_reading(home) as register:
            assert register.head()[0] >= int(last)
        assert verify_at(home) == ()


def test_a_file_nobody_may_write_is_told_so(home: Path, story: Story) -> None:
    draft = story.draft(happened.CaseWithdrawn(reason="x"))
    register = Register.open_reading(home)
    with register, pytest.raises(RegisterReadOnly), register.writing(now=story.now) as journal:
        journal.append(draft)


def test_a_folder_that_cannot_be_made_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotAFolder):
        Register.create(tmp_path / "file" / "home", Story().opened(), by=CLERK, now=OPENED, content=(CERTIFICATE,))


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"x" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_register_is_refused(home: Path, content: bytes) -> None:
    (home / "register.db").write_bytes(content)
    for door in (Register.open, Register.open_reading):
        with pytest.raises((NotARegister, RegisterDamaged)):
            door(home)
    assert (home / "register.db").read_bytes() == content


def test_a_register_cut_short_is_refused_or_named_and_never_a_traceback(home: Path) -> None:
    whole = (home / "register.db").read_bytes()
    for size in range(0, len(whole), len(whole) // 12):
        (home / "register.db").write_bytes(whole[:size])
        try:
            assert verify_at(home) != ()
        except (NotARegister, RegisterDamaged):
            continue


def test_a_register_spoiled_inside_ends_in_a_refusal_when_it_is_used(home: Path) -> None:
    whole = bytearray((home / "register.db").read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    (home / "register.db").write_bytes(whole)
    with pytest.raises(RegisterDamaged):
        Register.open_reading(home)
    shutil.rmtree(home)
