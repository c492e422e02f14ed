"""件, what waits in it, and what runs out."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from xiangyue.records.moments import Moment
from xiangyue.records.tables.row import Row


class Case(Row, table=True):
    """件."""

    __tablename__ = "cases"
    __table_args__ = (UniqueConstraint("year", "seq"),)

    number: str = Field(primary_key=True)
    year: int
    seq: int
    workflow: str
    models: str
    title: str
    matter: str
    opened_at: datetime = Field(sa_type=Moment)
    version: int = Field(foreign_key="entry.number")
    state: str
    stage: str
    ended: str | None
    text: str | None = Field(foreign_key="text.digest")
    withdrawn: bool
    box: str | None


class Waiting(Row, table=True):
    """环节: a human step that may be done now."""

    __tablename__ = "waiting"

    case_number: str = Field(primary_key=True, foreign_key="cases.number")
    place: int = Field(primary_key=True)
    step: str
    name: str
    role: str
    form: str | None
    act: str
    since: date = Field(index=True)


class Due(Row, table=True):
    """A timer that runs."""

    __tablename__ = "due"

    case_number: str = Field(primary_key=True, foreign_key="cases.number")
    place: int = Field(primary_key=True)
    timer: str
    rule: str
    at: datetime = Field(sa_type=Moment, index=True)
