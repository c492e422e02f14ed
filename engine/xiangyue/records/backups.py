"""备份, 恢复: the register, its contents and papers as a folder; proved whole before it gets its name.

No key goes along that could be used: what is locked for the recovery envelope opens with its code alone.
"""

import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Final

from xiangyue.records import database, place
from xiangyue.records.content import sync_folder
from xiangyue.records.copying import copy_to, said_of_disk
from xiangyue.records.proof import verify_at
from xiangyue.records.refusals import BackupNotWhole, FolderNotEmpty, NoRegister, RegisterExists

# folders of a home that go along; desk.db may be lost, keys must not lie there
BESIDE: Final = ("content", "papers", "rules")


def backup(home: Path, target: Path) -> None:
    """Copy a register into a new folder, whoever is writing to it meanwhile.

    Raises:
        NoRegister: there is none.
        FolderNotEmpty: something lies there already.
        BackupNotWhole: the register, or the copy of it, is not whole.
        DiskFull: it did not fit.

    """
    if not place.database(home).is_file():
        raise NoRegister(home=str(home))
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FolderNotEmpty(folder=str(target))
    partial = target.with_name(f"{target.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        _fill(home, partial)
        if target.exists():
            target.rmdir()
        partial.rename(target)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def restore(source: Path, home: Path) -> None:
    """Put a backup into a home that has no register.

    Raises:
        NoRegister: the source is no backup.
        RegisterExists: the home has a register, which is never written over.
        NetworkDisk: the home lies on another machine.
        BackupNotWhole: the backup is damaged; nothing was put anywhere.
        DiskFull: it did not fit.

    """
    if not place.database(source).is_file():
        raise NoRegister(home=str(source))
    if place.database(home).exists():
        raise RegisterExists(home=str(home))
    place.refuse_network(home)
    _refuse_damaged(source)
    partial = home / ".restoring"
    shutil.rmtree(partial, ignore_errors=True)
    try:
        place.make_home(home)
    except OSError as problem:
        raise said_of_disk(problem) from problem
    try:
        _fill(source, partial)
        for name in BESIDE:
            if (partial / name).exists():
                _merge(partial / name, home / name)
        _copy_envelopes(partial, home)
        place.database(partial).rename(place.database(home))  # last: until then there is no register
        sync_folder(home)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    _refuse_damaged(home)


def _fill(source: Path, target: Path) -> None:
    _copy_envelopes(source, target)
    with closing(database.raw(place.database(source), "ro")) as raw:
        copy_to(raw, place.database(target))
    _copy_envelopes(source, target)  # again: the code may have been changed meanwhile
    for name in BESIDE:
        if (source / name).is_dir():
            _merge(source / name, target / name)
    _refuse_damaged(target)


def _merge(source: Path, target: Path) -> None:
    try:
        shutil.copytree(
            source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("part-*"), copy_function=_copy
        )
    except (OSError, shutil.Error) as problem:
        raise said_of_disk(problem) from problem


def _copy_envelopes(source: Path, target: Path) -> None:
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file in source.glob(place.ENVELOPES):
            _copy(str(file), str(target / file.name))
    except FileNotFoundError:  # the code was changed just now: the second look finds the new one
        pass
    except OSError as problem:
        raise said_of_disk(problem) from problem


def _copy(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    with Path(target).open("rb") as file:
        os.fsync(file.fileno())


def _refuse_damaged(home: Path) -> None:
    if found := verify_at(home):
        raise BackupNotWhole(count=len(found), first=found[0].where)
