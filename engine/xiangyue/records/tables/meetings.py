"""会议: who was called, who came, what was said, how was voted, who signed."""

from datetime import date, datetime

from sqlmodel import Field

from xiangyue.records.moments import Moment
from xiangyue.records.tables.row import Row


class Meeting(Row, table=True):
    """会议."""

    __tablename__ = "meeting"

    id: str = Field(primary_key=True)
    case_number: str = Field(index=True, foreign_key="cases.number")
    entry: int = Field(foreign_key="entry.number")
    body: str
    call: str
    notice_on: date
    held_at: datetime = Field(sa_type=Moment)
    called: str
    roll: str | None
    counted_by: str | None
    women: int | None
    sheets: str
    lapsed: str | None


class Attendance(Row, table=True):
    """签到: one who came."""

    __tablename__ = "attendance"

    meeting: str = Field(primary_key=True, foreign_key="meeting.id")
    place: int = Field(primary_key=True)
    person: str
    household: str | None


class Remark(Row, table=True):
    """发言."""

    __tablename__ = "remark"

    meeting: str = Field(primary_key=True, foreign_key="meeting.id")
    place: int = Field(primary_key=True)
    speaker: str
    words: str


class Vote(Row, table=True):
    """计票."""

    __tablename__ = "vote"

    meeting: str = Field(primary_key=True, foreign_key="meeting.id")
    item: str = Field(primary_key=True)
    entry: int = Field(foreign_key="entry.number")
    text: str
    method: str
    in_favour: int
    against: int
    abstained: int
    invalid: int
    not_cast: int
    scrutineer: str
    counter: str
    adopted: bool


class Signature(Row, table=True):
    """签字."""

    __tablename__ = "signature"

    meeting: str = Field(primary_key=True, foreign_key="meeting.id")
    person: str = Field(primary_key=True)
    capacity: str = Field(primary_key=True)
    entry: int = Field(foreign_key="entry.number")
    place: int
    mark: str
    signed_on: date | None
    page: int | None
    reason: str
