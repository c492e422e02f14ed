"""[room]: what a village has set for its meetings where the law leaves it open; strict where it says nothing."""

from dataclasses import fields
from enum import StrEnum
from typing import Any

from xiangyue.model.room import RoomSettings
from xiangyue.rules.pack_refused import PackProblem
from xiangyue.rules.table import Table


def settings_in(table: Table) -> RoomSettings:
    """Return the settings of a table; each key is one of `RoomSettings`.

    Raises:
        PackRefused: a key or a value it does not have.

    """
    strict = RoomSettings()
    chosen: dict[str, Any] = {
        field.name: _value(table, field.name, getattr(strict, field.name))
        for field in fields(RoomSettings)
        if table.has(field.name)
    }
    table.done()
    return RoomSettings(**chosen)


def _value(table: Table, key: str, strict: int | StrEnum) -> int | StrEnum:
    if isinstance(strict, int) and not isinstance(strict, bool):
        return table.days(key) or strict
    if isinstance(strict, int):  # yes or no, or how many
        told = table.take(key, type(strict))
        if told < 0:
            raise table.refused(PackProblem.BAD_VALUE, key)
        return told
    word = table.take(key, str)
    try:
        return type(strict)(word)
    except ValueError:
        raise table.refused(PackProblem.UNKNOWN_WORD, f"{key} {word}") from None
