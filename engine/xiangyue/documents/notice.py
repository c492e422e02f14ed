"""What a 会议通知 says."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from xiangyue.documents.page import RecordedPage
from xiangyue.documents.posted import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts(RecordedPage):
    """会议通知: one page, for the notice board; its last paragraph is for reading out."""

    template: ClassVar[str] = "notice.html.j2"
    most: ClassVar[int] = 1

    body: str  # 村民会议
    held_at: datetime
    places: tuple[str, ...]  # several: 分会场
    topic: str  # 审议、表决《石桥村村规民约（修订草案）》
    change: str = ""  # 改6条、增1条、删1条
    whom: str  # 本村成年村民，或者每户的代表
    chair: str
    notice_on: date
    urgent_reason: str = ""
    lapsed_on: date | None = None  # the meeting before, at which too few came
    contact: Contact | None = None  # None: no phone is on record for asking
