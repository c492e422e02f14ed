"""Moments as the register writes them: whole seconds, in the one time of the country."""

from datetime import UTC, datetime

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

from xiangyue.model import BEIJING


def put_down(moment: datetime) -> datetime:
    """Return the moment as it is written down: two ways of saying it become one.

    Raises:
        ValueError: it does not say in which zone it is.

    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return moment.astimezone(UTC).replace(microsecond=0).astimezone(BEIJING)


class Moment(TypeDecorator[datetime]):
    """A column of moments: text that sorts as time does, in every database."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else put_down(value).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)
