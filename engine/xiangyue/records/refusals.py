"""What the register will not do; the sentences stand in `words/zh_CN/records.po`."""

from datetime import datetime
from typing import ClassVar

from xiangyue.errors import Refusal


class NoRegister(Refusal):
    """There is no register in that folder."""

    code = "no-register"

    def __init__(self, *, home: str) -> None:
        super().__init__(home=home)


class RegisterExists(Refusal):
    """A register stands there already, and is never written over."""

    code = "register-exists"

    def __init__(self, *, home: str) -> None:
        super().__init__(home=home)


class NotARegister(Refusal):
    """The file is something else, or too spoiled to be told from something else."""

    code = "not-a-register"

    def __init__(self, *, file: str) -> None:
        super().__init__(file=file)


class RegisterNewer(Refusal):
    """A later program has written the register: this one would not know what it reads."""

    code = "register-newer"

    def __init__(self, *, found: int, known: int) -> None:
        super().__init__(found=found, known=known)


class RegisterDamaged(Refusal):
    """SQLite itself cannot read the file."""

    code = "register-damaged"

    def __init__(self, *, problem: str) -> None:
        super().__init__(problem=problem)


class RegisterBusy(Refusal):
    """Somebody else has been writing for longer than one waits."""

    code = "register-busy"
    status: ClassVar[int] = 4


class RegisterReadOnly(Refusal):
    """The disk or the file does not let itself be written."""

    code = "register-read-only"


class NotAFolder(Refusal):
    """A register stands in a folder; there is a file where it should be."""

    code = "not-a-folder"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


class DiskFull(Refusal):
    """What was to be written did not fit, and nothing of it was kept."""

    code = "disk-full"


class NetworkDisk(Refusal):
    """Locks and syncs of a network file system cannot be relied on."""

    code = "network-disk"

    def __init__(self, *, home: str, kind: str) -> None:
        super().__init__(home=home, kind=kind)


class UpgradeFailed(Refusal):
    """The register brought up to date was not the same register: the old one stands."""

    code = "upgrade-failed"

    def __init__(self, *, problem: str, copy: str) -> None:
        super().__init__(problem=problem, copy=copy)


class ClockBehind(Refusal):
    """The clock stands before the last entry's."""

    code = "clock-behind"

    def __init__(self, *, now: datetime, last: datetime) -> None:
        super().__init__(now=now, last=last)


class FactInTheFuture(Refusal):
    """What is to be recorded has not happened yet."""

    code = "fact-in-the-future"

    def __init__(self, *, happened_at: datetime, now: datetime) -> None:
        super().__init__(happened_at=happened_at, now=now)


class NoSuchCase(Refusal):
    """There is no case of that number."""

    code = "no-such-case"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


class NoSuchMeeting(Refusal):
    """There is no meeting of that id."""

    code = "no-such-meeting"

    def __init__(self, *, meeting: str) -> None:
        super().__init__(meeting=meeting)


class NoSuchPerson(Refusal):
    """Nobody of that id stands in the roster."""

    code = "no-such-person"

    def __init__(self, *, person: str) -> None:
        super().__init__(person=person)


class NoSuchText(Refusal):
    """The register has no text of that digest."""

    code = "no-such-text"

    def __init__(self, *, text: str) -> None:
        super().__init__(text=text)


class NoSuchEntry(Refusal):
    """The journal does not reach that far."""

    code = "no-such-entry"

    def __init__(self, *, number: int, last: int) -> None:
        super().__init__(number=number, last=last)


class NoSuchContent(Refusal):
    """Nothing of that digest lies in the content store."""

    code = "no-such-content"

    def __init__(self, *, digest: str) -> None:
        super().__init__(digest=digest)


class ContentDamaged(Refusal):
    """What lies there is no longer what was put there."""

    code = "content-damaged"

    def __init__(self, *, digest: str) -> None:
        super().__init__(digest=digest)


class FolderNotEmpty(Refusal):
    """A backup gets a folder of its own."""

    code = "folder-not-empty"

    def __init__(self, *, folder: str) -> None:
        super().__init__(folder=folder)


class BackupNotWhole(Refusal):
    """What was to be backed up or restored is damaged."""

    code = "backup-not-whole"

    def __init__(self, *, count: int, first: str) -> None:
        super().__init__(count=count, first=first)
