"""身份证号 in a roster: checked in itself, against the day of birth and the sex beside it, and against the other rows."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from xiangyue.intake.roster_words import day_of, sex_of
from xiangyue.intake.tables import Row
from xiangyue.model import Sex, born_by, identity_flaw, sex_by

_COLUMN = "身份证号"
_PLAIN = re.compile(r"[0-9]{17}[0-9X]")
_ASIDE = re.compile(r"[\s'’]")
_AS_A_NUMBER = re.compile(r"[0-9.]+E\+?[0-9]+|[0-9]{15}000", re.IGNORECASE)  # Excel keeps fifteen digits


def identity_in(row: Row) -> str | None:
    """Return the number of identity in a row; None where there is none, or none that can be: it is noted."""
    told = row.cells.get(_COLUMN, "")
    number = told if _PLAIN.fullmatch(told) else _ASIDE.sub("", unicodedata.normalize("NFKC", told)).upper()
    if not number:
        return None
    flaw = identity_flaw(number)
    if flaw is None:
        return number
    row.note(_COLUMN, "table.identity_as_number" if _AS_A_NUMBER.fullmatch(number) else f"identityflaw.{flaw}")
    return None


def born_in(row: Row, identity: str | None) -> date:
    """Return the day of birth in a row: of its own column, and of the number of identity where that is empty."""
    if identity is None and _only_by_identity(row, "出生日期"):
        return date.min
    if identity is None:
        return row.must("出生日期", day_of, "table.day", date.min)
    born = row.maybe("出生日期", day_of, "table.day")
    if born is not None and born != born_by(identity):
        row.note(_COLUMN, "table.identity_born")
    return born or born_by(identity)


def sex_in(row: Row, identity: str | None) -> Sex:
    """Return the sex in a row, as the day of birth."""
    if identity is None and _only_by_identity(row, "性别"):
        return Sex.FEMALE
    if identity is None:
        return row.must("性别", sex_of, "table.sex", Sex.FEMALE)
    sex = row.maybe("性别", sex_of, "table.sex")
    if sex is not None and sex is not sex_by(identity):
        row.note(_COLUMN, "table.identity_sex")
    return sex or sex_by(identity)


def note_same_identity(rows: Sequence[Row], identities: Sequence[str | None]) -> None:
    """Note a number that stands in two rows, at both."""
    seen: dict[str, Row] = {}
    for row, identity in zip(rows, identities, strict=True):
        if identity is None:
            continue
        first = seen.setdefault(identity, row)
        if first is not row:
            first.note(_COLUMN, "table.identity_twice", line=row.line)
            row.note(_COLUMN, "table.identity_twice", line=first.line)


def _only_by_identity(row: Row, column: str) -> bool:
    """Say whether the column is empty because a number, now found bad, was to say it."""
    return bool(row.cells.get(_COLUMN)) and not row.cells.get(column)
