"""What the 登记簿启用及交接表 says: plain facts an act gathers, as of the minutes."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.page import RecordedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """经管人员: who answers for the register, and since when the post is held."""

    name: str
    posts: str  # 村党组织书记、村民委员会主任
    since: date
    basis: str  # 2025年换届选举结果公告


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts(RecordedPage):
    """登记簿启用及交接表, the page in front of the register."""

    template: ClassVar[str] = "opening.html.j2"
    style: ClassVar[str] = "opening.css"

    code: str = ""  # the division code; "" while it is not known
    opened_on: date  # 启用日期
    households: int
    people: int
    adults: int
    posts: int  # 任职: how many were taken in
    councils: tuple[str, ...] = ()  # 村民议事会
    representatives: int = 0  # 村民代表
    represented: int = 0  # how many households have one, as far as it was said
    convention: str = ""  # 石桥村村规民约; "": none in writing
    articles: int = 0
    in_force_from: date | None = None
    basis: str = ""
    clerk: str  # 接管: with whom the first line of the handover begins
    keepers: tuple[Keeper, ...]
