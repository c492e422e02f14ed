"""口令: what shows that somebody is who he says. Hashes, wrong tries and who sits there lie in desk.db and nowhere else.

It holds off a colleague at the same laptop, not who takes the disk away; ADR 18 says what it is good for.
"""

import secrets
import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from xiangyue.records.desk import on_desk
from xiangyue.records.locked import CodeWrong, NoCode, NoPin, PinTooSoon, PinWrong
from xiangyue.records.moments import put_down

OWNER_ONLY: Final = 0o600
WAVER: Final = timedelta(minutes=2)  # a laptop's clock may fall back a little


@dataclass(frozen=True, slots=True, kw_only=True)
class PinSettings:
    """How PINs are kept: choices of ours, no numbers of law."""

    idle: timedelta = timedelta(minutes=30)  # a sitting ends when nothing was put down for so long
    at_once: timedelta = timedelta(minutes=5)  # how long a PIN asked for at the moment counts as of the moment
    free_tries: int = 3  # wrong ones without a wait
    first_wait: timedelta = timedelta(seconds=30)  # doubled with each wrong one
    longest_wait: timedelta = timedelta(hours=1)
    code_digits: int = 8
    code_lasts: timedelta = timedelta(days=1)
    memory_kib: int = 65536  # with the next two: argon2id, the second choice of RFC 9106, 4
    passes: int = 3
    lanes: int = 4

    def wait(self, wrong: int) -> timedelta:
        """Return how long nothing may be tried after so many wrong tries."""
        over = wrong - self.free_tries
        if over < 0:
            return timedelta()
        doubled: timedelta = self.first_wait * (1 << min(over, 20))
        return min(doubled, self.longest_wait)


SETTINGS: Final = PinSettings()


class Pins:
    """The PINs of a register, and who sits at it now."""

    def __init__(self, file: Path, *, settings: PinSettings = SETTINGS) -> None:
        self._file = file
        self._settings = settings
        self._shown: set[str] = set()
        self._confirmed: dict[str, datetime] = {}

    def holders(self) -> tuple[str, ...]:
        """Return who has a PIN."""
        return tuple(person for (person,) in self._asked("SELECT person FROM pin ORDER BY person"))

    def has(self, person: str) -> bool:
        """Say whether somebody has a PIN."""
        return bool(self._asked("SELECT 1 FROM pin WHERE person = ?", person))

    def give_code(self, person: str, *, now: datetime) -> str:
        """Return a code with which the person may set a PIN once; one given before is void."""
        code = "".join(secrets.choice("0123456789") for _ in range(self._settings.code_digits))
        until = put_down(now + self._settings.code_lasts).isoformat()
        with on_desk(self._file) as desk:
            self._file.chmod(OWNER_ONLY)
            desk.execute("REPLACE INTO pin_code VALUES (?, ?, ?)", (person, self._hashed(code), until))
            desk.execute("DELETE FROM pin_wrong WHERE person = ?", (_of_code(person),))
        return code

    def awaited(self, *, now: datetime) -> tuple[str, ...]:
        """Return who was given a code that is still good."""
        found = self._asked("SELECT person, until FROM pin_code ORDER BY person")
        return tuple(person for person, until in found if now <= datetime.fromisoformat(until))

    def check_code(self, person: str, code: str, *, now: datetime) -> None:
        """Try a code, with or without the blank or the dash between; it stays good. PINs that were wrong do not count.

        Raises:
            NoCode: there is none, or its time is over.
            CodeWrong, PinTooSoon: it is another, or too many were.

        """
        found = self._asked("SELECT hash, until FROM pin_code WHERE person = ?", person)
        if not found or datetime.fromisoformat(found[0][1]) < now:
            raise NoCode(person=person)
        told = "".join(sign for sign in unicodedata.normalize("NFKC", code) if sign.isalnum())
        if not self._try(person, found[0][0], told, now=now, counted=_of_code(person)):
            raise CodeWrong(person=person)

    def set_by_code(self, person: str, code: str, pin: str, *, now: datetime) -> None:
        """Set the PIN by the code, which is used up.

        Raises:
            NoCode, CodeWrong, PinTooSoon: as of `check_code`.

        """
        self.check_code(person, code, now=now)
        with on_desk(self._file) as desk:
            desk.execute("BEGIN IMMEDIATE")
            hashed = self._hashed(pin)
            desk.execute("REPLACE INTO pin VALUES (?, ?, ?)", (person, hashed, put_down(now).isoformat()))
            desk.execute("DELETE FROM pin_code WHERE person = ?", (person,))
            desk.execute("DELETE FROM pin_wrong WHERE person = ?", (person,))
            desk.execute("COMMIT")

    def show(self, person: str, pin: str, *, now: datetime) -> None:
        """Try a PIN; who showed it is believed until this register is closed.

        Raises:
            NoPin: the person has none.
            PinWrong: it is another.
            PinTooSoon: too many were; this one was not looked at.

        """
        found = self._asked("SELECT hash FROM pin WHERE person = ?", person)
        if not found:
            raise NoPin(person=person)
        if not self._try(person, found[0][0], pin, now=now):
            raise PinWrong(person=person)
        self._shown.add(person)

    def confirm(self, person: str, pin: str, *, now: datetime) -> None:
        """Try a PIN for what is asked at the very moment: sitting there, or having shown it before, is not enough.

        Raises:
            NoPin, PinWrong, PinTooSoon: as of `show`.

        """
        self._confirmed.pop(person, None)
        self.show(person, pin, now=now)
        self._confirmed[person] = now

    def confirmed(self, person: str, *, now: datetime) -> bool:
        """Say whether the person has shown the PIN for the act at hand, and not for one long ago."""
        at = self._confirmed.get(person)
        return at is not None and -WAVER <= now - at <= self._settings.at_once

    def end(self, person: str) -> None:
        """Take somebody's PIN and code away."""
        if not self._file.exists():
            return
        with on_desk(self._file) as desk:
            for table in ("pin", "pin_code", "pin_wrong", "sitting"):
                desk.execute(f"DELETE FROM {table} WHERE person = ?", (person,))  # noqa: S608 - our own four names
            desk.execute("DELETE FROM pin_wrong WHERE person = ?", (_of_code(person),))
        self._shown.discard(person)
        self._confirmed.pop(person, None)

    def sit(self, person: str, *, now: datetime) -> None:
        """Have the person who showed a PIN sit down: 换人办."""
        if person not in self._shown:
            raise ValueError(person)
        self._touch(person, now=now)

    def leave(self) -> None:
        """Have nobody sit there any more."""
        if self._file.exists():
            with on_desk(self._file) as desk:
                desk.execute("DELETE FROM sitting")

    def sitting(self, *, now: datetime) -> str | None:
        """Return who sits there, unless nothing was put down for too long."""
        for person, last in self._asked("SELECT person, last FROM sitting"):
            if -WAVER <= now - datetime.fromisoformat(last) <= self._settings.idle:
                return str(person)
        return None

    def shown(self, person: str, *, now: datetime) -> bool:
        """Say whether the person showed the PIN just now, or sits there; whoever sits there goes on sitting."""
        if self.sitting(now=now) == person:
            self._touch(person, now=now)
            return True
        return person in self._shown

    def _touch(self, person: str, *, now: datetime) -> None:
        with on_desk(self._file) as desk:
            desk.execute("REPLACE INTO sitting VALUES (1, ?, ?)", (person, put_down(now).isoformat()))

    def _try(self, person: str, hashed: str, told: str, *, now: datetime, counted: str = "") -> bool:
        """Compare; a try is counted before it is looked at, so that pulling the plug gives none back."""
        counted = counted or person
        with on_desk(self._file) as desk:
            desk.execute("BEGIN IMMEDIATE")
            wrong, not_before = _wrong(desk, counted)
            # further off than any wait: the clock had run ahead, and nobody is locked out for that
            if not_before is not None and now < not_before <= now + self._settings.longest_wait:
                raise PinTooSoon(person=person, not_before=not_before, left=not_before - now)
            after = put_down(now + self._settings.wait(wrong + 1)).isoformat()
            desk.execute("REPLACE INTO pin_wrong VALUES (?, ?, ?)", (counted, wrong + 1, after))
            desk.execute("COMMIT")
            if not _fits(hashed, told):
                return False
            desk.execute("DELETE FROM pin_wrong WHERE person = ?", (counted,))
        return True

    def _hashed(self, told: str) -> str:
        from argon2 import PasswordHasher  # noqa: PLC0415 - only where a PIN is set or tried

        cost = self._settings
        return PasswordHasher(cost.passes, cost.memory_kib, cost.lanes).hash(_plain(told))

    def _asked(self, query: str, *values: str) -> list[tuple[str, ...]]:
        if not self._file.exists():
            return []
        with on_desk(self._file) as desk:
            return list(desk.execute(query, values))


def _wrong(desk: sqlite3.Connection, person: str) -> tuple[int, datetime | None]:
    found = desk.execute("SELECT count, not_before FROM pin_wrong WHERE person = ?", (person,)).fetchone()
    return (0, None) if found is None else (found[0], datetime.fromisoformat(found[1]))


def _of_code(person: str) -> str:
    """Return under which name wrong codes of a person are counted: who guesses at the PIN does not lock the code."""
    return f"code:{person}"


def _plain(told: str) -> bytes:
    """Return a PIN however it was typed: in full width or in half."""
    return unicodedata.normalize("NFKC", told).encode()


def _fits(hashed: str, told: str) -> bool:
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(hashed, _plain(told))  # the hash says itself how it was made
    except (VerificationError, InvalidHashError):
        return False
