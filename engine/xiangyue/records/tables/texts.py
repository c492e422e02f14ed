"""村规民约: every text there was, and which was in force from when."""

from datetime import date

from sqlmodel import Field

from xiangyue.records.tables.row import Row


class Text(Row, table=True):
    """A whole text, by its digest."""

    __tablename__ = "text"

    digest: str = Field(primary_key=True)
    title: str


class Article(Row, table=True):
    """条, in its place of one text."""

    __tablename__ = "article"

    text: str = Field(primary_key=True, foreign_key="text.digest")
    place: int = Field(primary_key=True)
    id: str
    words: str


class InForce(Row, table=True):
    """From which day a text was the convention, and on what basis."""

    __tablename__ = "in_force"

    entry: int = Field(primary_key=True, foreign_key="entry.number")
    text: str = Field(foreign_key="text.digest")
    since: date = Field(index=True)
    basis: str
    case_number: str | None = Field(foreign_key="cases.number")
