"""The village, its people, the posts they hold, and the personal values that lie sealed."""

from datetime import date, datetime

from sqlmodel import Field

from xiangyue.records.moments import Moment
from xiangyue.records.tables.row import Row


class Village(Row, table=True):
    """村, as entry 1 has it."""

    __tablename__ = "village"

    id: str = Field(primary_key=True)
    mode: str
    name: str
    code: str
    township: str
    groups: int
    clerk_phone: str
    integrity_certificate: str
    township_certificate: str | None
    program: str
    opened_at: datetime = Field(sa_type=Moment)


class Household(Row, table=True):
    """户."""

    __tablename__ = "household"

    id: str = Field(primary_key=True)
    group: int
    head: str
    number: str | None


class Person(Row, table=True):
    """村民."""

    __tablename__ = "person"

    id: str = Field(primary_key=True)
    name: str
    sex: str
    born: date
    household: str = Field(index=True)
    group: int
    party_member_since: date | None
    politics: str | None


class Change(Row, table=True):
    """变动 of a person, with its day; one that was taken back stays, with the entry that did it."""

    __tablename__ = "change"

    entry: int = Field(primary_key=True, foreign_key="entry.number")
    place: int = Field(primary_key=True)
    person: str = Field(index=True)
    kind: str
    day: date
    household: str | None
    basis: str
    undone_by: int | None = Field(foreign_key="entry.number")


class Official(Row, table=True):
    """Somebody of the township."""

    __tablename__ = "official"

    id: str = Field(primary_key=True)
    name: str
    role: str
    office: str


class Tenure(Row, table=True):
    """任期."""

    __tablename__ = "tenure"

    entry: int = Field(primary_key=True, foreign_key="entry.number")
    place: int = Field(primary_key=True)
    person: str = Field(index=True)
    post: str
    role: str
    body: str | None
    since: date
    until: date | None
    basis: str


class Sealing(Row, table=True):
    """That a personal value lies sealed, by which digest, and the HMAC that finds its like."""

    __tablename__ = "sealing"

    person: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    sealed: str
    finder: str = Field(index=True)
    entry: int = Field(foreign_key="entry.number")


class Sealed(Row, table=True):
    """The sealed bytes: the one table no entry can make again."""

    __tablename__ = "sealed"

    person: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    content: bytes
