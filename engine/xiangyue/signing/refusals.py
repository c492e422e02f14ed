"""What this room refuses."""

from datetime import datetime

from xiangyue.errors import Refusal


class KeyMissing(Refusal):
    """There is no integrity key where one should be."""

    code = "key-missing"

    def __init__(self, *, folder: str) -> None:
        super().__init__(folder=folder)


class KeyBroken(Refusal):
    """What lies there is no integrity key, or key and certificate are not of one pair."""

    code = "key-broken"

    def __init__(self, *, folder: str) -> None:
        super().__init__(folder=folder)


class KeyExists(Refusal):
    """A register has one integrity key; it is never overwritten."""

    code = "key-exists"

    def __init__(self, *, folder: str) -> None:
        super().__init__(folder=folder)


class KeyOutOfTime(Refusal):
    """The moment lies outside the time the key may be used."""

    code = "key-out-of-time"

    def __init__(self, *, at: datetime, since: datetime, until: datetime) -> None:
        super().__init__(at=at, since=since, until=until)


class CannotSeal(Refusal):
    """The file is no paper this room can put a signature on."""

    code = "cannot-seal"

    def __init__(self, *, field: str) -> None:
        super().__init__(field=field)


class AlreadySealed(Refusal):
    """The paper bears a signature: the integrity signature has to be the first."""

    code = "already-sealed"

    def __init__(self, *, field: str) -> None:
        super().__init__(field=field)


class NotACertificate(Refusal):
    """What was handed in as a certificate is none."""

    code = "not-a-certificate"

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


class PaperUnreadable(Refusal):
    """The file is no PDF one can read to its end."""

    code = "paper-unreadable"

    def __init__(self, *, size: int) -> None:
        super().__init__(size=size)


class AttachmentMissing(Refusal):
    """The paper has no attachment of that name."""

    code = "attachment-missing"

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
