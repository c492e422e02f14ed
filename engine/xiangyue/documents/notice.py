"""What a 会议通知 says."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from xiangyue.documents.page import RecordedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts(RecordedPage):
    """会议通知: one page, for the notice board and for reading out."""

    template: ClassVar[str] = "notice.html.j2"

    body: str  # 村民会议
    held_at: datetime
    places: tuple[str, ...]  # several: 分会场
    topic: str  # 审议表决《石桥村村规民约（修订草案）》
    whom: str  # 十八周岁以上的村民，或者每户的代表
    chair: str
    notice_on: date
    urgent_reason: str = ""
