"""What steps leave behind: facts, answers, rulings."""

from datetime import datetime

from sqlmodel import Field

from xiangyue.records.moments import Moment
from xiangyue.records.tables.row import Row


class Fact(Row, table=True):
    """`case.<fact>`, as last set."""

    __tablename__ = "fact"

    case_number: str = Field(primary_key=True, foreign_key="cases.number")
    name: str = Field(primary_key=True)
    value: str
    entry: int = Field(foreign_key="entry.number")


class Answer(Row, table=True):
    """The last answers of a step, and when what they say happened."""

    __tablename__ = "answer"

    case_number: str = Field(primary_key=True, foreign_key="cases.number")
    step: str = Field(primary_key=True)
    answers: str
    happened_at: datetime = Field(sa_type=Moment)
    entry: int = Field(foreign_key="entry.number")


class Ruling(Row, table=True):
    """核对, and the entry that voided it or put another in its place."""

    __tablename__ = "ruling"

    entry: int = Field(primary_key=True, foreign_key="entry.number")
    place: int = Field(primary_key=True)
    case_number: str | None = Field(index=True, foreign_key="cases.number")
    step: str | None
    rule: str
    subject: str
    outcome: str
    base: str
    needed: int | None
    actual: int | None
    of: int | None
    law: str
    law_name: str
    article: str
    citation: str
    wording: str
    note: str
    meeting: str | None
    item: str | None
    text: str | None
    voided_by: int | None = Field(foreign_key="entry.number")
