"""What a 程序核对表 says that goes out by itself: what the one behind the minutes says."""

from dataclasses import dataclass
from typing import ClassVar

from xiangyue.documents.facts import MinutesFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistFacts(MinutesFacts):
    """程序核对表: one page, without the 会议纪要 before it."""

    template: ClassVar[str] = "checklist.alone.html.j2"
