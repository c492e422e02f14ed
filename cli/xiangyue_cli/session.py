"""Who sits at the terminal, at which register, by which clock: what the global options say."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.records import Register
    from xiangyue.rules import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The global options of one call."""

    home: Path | None = None
    who: str | None = None  # --as: a person's id or name
    pin_file: Path | None = None  # --pin-file: that person's PIN
    json: bool = False
    moment: datetime | None = None  # --now: only a rehearsal takes a clock

    def with_json(self, told: bool) -> "Session":
        """Take `--json` after the command as well as before it."""
        return replace(self, json=self.json or told)


class NoRegisterYet(Refusal):
    """There is no register to work in."""

    code = "no-register-yet"

    def __init__(self, *, home: str) -> None:
        super().__init__(home=home)


class SeveralRegisters(Refusal):
    """There are several registers, and none was named."""

    code = "several-registers"

    def __init__(self, *, homes: tuple[str, ...]) -> None:
        super().__init__(homes=homes)


class ClockInRealRegister(Refusal):
    """Only a rehearsal takes a clock."""

    code = "clock-in-real-register"

    def __init__(self) -> None:
        super().__init__()


class WhoAreYou(Refusal):
    """Nobody of that name is in the register, or several are, or none can be supposed."""

    code = "who-are-you"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


def user_data(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the user's data folder (XDG Base Directory)."""
    base = environment.get("XDG_DATA_HOME") or str(Path(environment.get("HOME", "~")).expanduser() / ".local" / "share")
    return Path(base) / "xiangyue"


def registers() -> Path:
    """Return the folder in which registers stand, one folder each."""
    return user_data() / "registers"


def home_of(session: Session) -> Path:
    """Return the register's home that was named, or the only one there is.

    Raises:
        NoRegisterYet: there is none.
        SeveralRegisters: one must be named.

    """
    if session.home is not None:
        if not (session.home / "register.db").is_file():
            raise NoRegisterYet(home=str(session.home))
        return session.home
    homes = sorted(path.parent for path in registers().glob("*/register.db"))
    if not homes:
        raise NoRegisterYet(home=str(registers()))
    if len(homes) > 1:
        raise SeveralRegisters(homes=tuple(str(home) for home in homes))
    return homes[0]


def office_of(session: Session, *, writing: bool = False) -> "Office":
    """Open the register with the law it is kept by."""
    from xiangyue.acts.office import Office  # noqa: PLC0415 - help needs no register
    from xiangyue.rules import Law  # noqa: PLC0415

    register = register_of(session, writing=writing)
    try:
        law = Law.of_village(register.home)
    except Refusal:
        register.close()
        raise
    if not writing:
        return Office(register=register, law=law)
    from xiangyue_cli.surroundings import missing_of  # noqa: PLC0415

    return Office(register=register, law=law, missing=missing_of(register.home))


def law_of(session: Session) -> "Law":
    """Return the law a register is kept by, its village's own packs too; without a register what comes with the program."""
    from xiangyue.rules import Law  # noqa: PLC0415

    try:
        return Law.of_village(home_of(session))
    except (NoRegisterYet, SeveralRegisters):
        return Law.national()


def register_of(session: Session, *, writing: bool = False) -> "Register":
    """Open the register alone: a list of what is to do needs no law.

    Raises:
        ClockInRealRegister: a clock was given for a real register.

    """
    from xiangyue.records import Register  # noqa: PLC0415

    home = home_of(session)
    register = Register.open(home) if writing else Register.open_reading(home)
    try:
        now_in(session, register)
    except ClockInRealRegister:
        register.close()
        raise
    return register


def now_of(session: Session, office: "Office | None" = None) -> datetime:
    """Return the moment: the machine's, or the one a rehearsal was given.

    Raises:
        ClockInRealRegister: a clock was given for a real register.

    """
    return now_in(session, office.register if office is not None else None)


def now_in(session: Session, register: "Register | None") -> datetime:
    """Return the moment for a register that was opened alone.

    Raises:
        ClockInRealRegister: a clock was given for a real register.

    """
    from xiangyue.model import BEIJING, Mode  # noqa: PLC0415

    if session.moment is None:
        return datetime.now(BEIJING).replace(microsecond=0)
    if register is not None and register.mode is Mode.REAL:
        raise ClockInRealRegister
    return session.moment if session.moment.tzinfo else session.moment.replace(tzinfo=BEIJING)


def at_terminal() -> bool:
    """Say whether a person sits there."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def typist_name(session: Session, office: "Office", *, on: date) -> str:
    """Return the name of who sits there, for the head of the screen; nothing where it cannot be told."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.people import typist  # noqa: PLC0415

    try:
        return name_of(office.register, typist(session, office, on=on))
    except Refusal:
        return ""
