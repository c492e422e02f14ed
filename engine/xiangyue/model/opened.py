"""启用: the genesis of a journal."""

from dataclasses import dataclass
from typing import ClassVar

from xiangyue.model.ids import Mode
from xiangyue.model.people import Village


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOpened:
    """Entry 1, the genesis."""

    act: ClassVar[str] = "register.opened"
    register: str
    mode: Mode
    village: Village
    integrity_certificate: str  # SHA-256 of the certificate, which lies in the content store
    township_certificate: str | None = None
    program: str
    recovery: str | None = None  # 恢复信封: the public half of the code in it, hexadecimal
