"""What all rows of the record have in common."""

from typing import ClassVar

from sqlalchemy import MetaData
from sqlmodel import SQLModel


class Row(SQLModel):
    """A row of the record: written by `records.apply`, compared column by column by `verify`."""

    model_config = {"defer_build": True}
    metadata: ClassVar[MetaData] = MetaData()
