"""Where a register stands, and where it may not."""

import re
from pathlib import Path
from typing import Final

from xiangyue.records.refusals import NetworkDisk

MOUNTS: Final = Path("/proc/self/mountinfo")
NETWORK: Final = frozenset(
    [
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.beegfs",
        "fuse.cephfs",
        "fuse.davfs2",
        "fuse.gcsfuse",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.jmtpfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "gfs2",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "orangefs",
        "prl_fs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "vmhgfs",
        "webdav",
    ]
)
"""File systems whose locks another machine answers for: SQLite's WAL needs memory both writers share."""


ENVELOPES: Final = "recovery-*.locked"
"""What the codes in envelopes open (恢复信封), beside the record; `*` is the beginning of the code's public half."""


OWNER_ONLY: Final = 0o700


def database(home: Path) -> Path:
    """Return the file of the record."""
    return home / "register.db"


def make_home(home: Path) -> None:
    """Make the folder of a register, if it is not there yet: nobody else at the laptop looks into it."""
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=OWNER_ONLY, exist_ok=True)


def refuse_network(home: Path, *, mounts: Path = MOUNTS) -> None:
    """Refuse a home on a disk of another machine.

    Raises:
        NetworkDisk: it is one, by name.

    """
    kind = file_system(home, mounts.read_text(encoding="utf-8") if mounts.is_file() else "")
    if kind in NETWORK:
        raise NetworkDisk(home=str(home), kind=kind)


def file_system(place: Path, mounts: str) -> str:
    """Return the type of the file system a place stands on, from what Linux says of mounts (proc(5), mountinfo)."""
    stands = place.resolve()
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        if len(fields := before.split()) > 4 and after:  # noqa: PLR2004 - the fifth field is the mount point
            point = Path(_unescaped(fields[4]))
            if stands.is_relative_to(point) and len(point.parts) >= best:
                best, kind = len(point.parts), after.split()[0]
    return kind


def _unescaped(word: str) -> str:
    """Return a mount point as it is named: blanks and backslashes are written in octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)
