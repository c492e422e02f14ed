"""流水, and where it stands."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from xiangyue.records.moments import Moment
from xiangyue.records.tables.row import Row


class Entry(Row, table=True):
    """One entry. `line` is what the hash is over; the columns beside it are copies to search by."""

    __tablename__ = "entry"
    __table_args__ = (Index("entry_of_case", "case_number", "act"),)

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    case_number: str | None
    act: str
    typed_by: str
    responsible: str
    happened_at: datetime = Field(sa_type=Moment)
    recorded_at: datetime = Field(sa_type=Moment)
    previous: str
    hash: str = Field(unique=True)
    line: str


class Head(Row, table=True):
    """The last entry: what is printed on papers and countersigned."""

    __tablename__ = "head"

    village: str = Field(primary_key=True)
    number: int
    hash: str
