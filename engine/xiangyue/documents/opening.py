"""What the 登记簿启用及交接表 says: plain facts an act gathers, as of the minutes."""

from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.documents.facts import JournalHead
from xiangyue.model.ids import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """经管人员: who answers for the register, and since when the post is held."""

    name: str
    posts: str  # 村党组织书记、村民委员会主任
    since: date
    basis: str  # 2025年换届选举结果公告


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """登记簿启用及交接表, the page in front of the register. Attached to the paper as JSON, word for word."""

    mode: Mode
    village: str  # 石桥村
    township: str  # 青溪镇
    code: str = ""  # the division code; "" while it is not known
    issuer: str  # 石桥村村民委员会: the file's author
    title: str  # 登记簿启用及交接表
    made_at: datetime  # aware; the moment of the entry the paper is made of, never a clock's
    printing: int = 1
    opened_on: date  # 启用日期
    households: int
    people: int
    adults: int
    posts: int  # 任职: how many were taken in
    convention: str  # 石桥村村规民约
    articles: int
    in_force_from: date
    basis: str
    clerk: str  # 接管: with whom the first line of the handover begins
    keepers: tuple[Keeper, ...]
    head: JournalHead
