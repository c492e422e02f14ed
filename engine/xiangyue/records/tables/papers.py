"""What leaves the house and what comes back: postings, opinions, defects, papers."""

from datetime import date, datetime

from sqlmodel import Field

from xiangyue.records.moments import Moment
from xiangyue.records.tables.row import Row


class Posting(Row, table=True):
    """张贴."""

    __tablename__ = "posting"

    id: str = Field(primary_key=True)
    case_number: str = Field(index=True, foreign_key="cases.number")
    entry: int = Field(foreign_key="entry.number")
    step: str
    what: str
    places: str
    posted_on: date
    posted_by: str
    until: date
    witness: str
    scan: str
    text: str | None
    ended_at: datetime | None = Field(sa_type=Moment)


class Opinion(Row, table=True):
    """What was said to one posting."""

    __tablename__ = "opinion"

    entry: int = Field(primary_key=True, foreign_key="entry.number")
    case_number: str = Field(index=True, foreign_key="cases.number")
    posting: str = Field(foreign_key="posting.id")
    received: int
    written: int
    groups: str


class Defect(Row, table=True):
    """What the township found wanting: supplied by an entry, or left behind by its next answer."""

    __tablename__ = "defect"

    case_number: str = Field(primary_key=True, foreign_key="cases.number")
    number: int = Field(primary_key=True)
    entry: int = Field(foreign_key="entry.number")
    told_at: datetime = Field(sa_type=Moment)
    target: str
    what: str
    remedy: str
    rule: str
    article: str | None
    step: str | None
    supplied_by: int | None = Field(foreign_key="entry.number")
    gone_by: int | None = Field(foreign_key="entry.number")


class Paper(Row, table=True):
    """材料."""

    __tablename__ = "paper"

    id: str = Field(primary_key=True)
    case_number: str | None = Field(index=True, foreign_key="cases.number")
    entry: int = Field(foreign_key="entry.number")
    kind: str
    meeting: str | None
    of_entry: int = Field(foreign_key="entry.number")
    head: str
    sha256: str
    made_with: str
    made_by: str
    made_at: datetime = Field(sa_type=Moment)
