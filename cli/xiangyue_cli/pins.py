"""口令 at the terminal and from a file: never from the environment, never on the command line."""

import stat
from datetime import datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.keys import Away, needed
from xiangyue_cli.session import Session, at_terminal, now_of
from xiangyue_cli.tell import lines, tell_refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from xiangyue.acts.office import Office

LARGEST = 4096
TRIES = 3


class SecretFileOpen(Refusal):
    """Others than its owner can read the file."""

    code = "secret-file-open"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


class SecretFileEmpty(Refusal):
    """The file cannot be read, or nothing stands on its first line."""

    code = "secret-file-empty"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


class NobodyToAsk(Refusal):
    """A PIN or a passphrase is needed, and nobody sits at the terminal."""

    code = "nobody-to-ask"


def confirm(session: Session, office: "Office", person: str) -> None:
    """Have who types show the PIN, where there is one; the record refuses whoever did not.

    Raises:
        PinWrong, PinTooSoon: it was another.
        Away: whoever was asked left.

    """
    from xiangyue.model import Mode  # noqa: PLC0415

    register = office.register
    if register.mode is not Mode.REAL or not register.pins.has(person):
        return
    now = now_of(session, office)
    if register.pins.shown(person, now=now):
        return
    if session.pin_file is not None:
        register.pins.show(person, secret_in(session.pin_file), now=now)
    elif at_terminal():
        from xiangyue.acts.village.login import sit_down  # noqa: PLC0415

        _asked(office, person, lambda pin: sit_down(register, person, pin, now=now_of(session, office)))


def confirm_now(session: Session, office: "Office", person: str, *, now: datetime) -> None:
    """Have the one who types show the PIN at this moment, sitting there or not: to sign, to unmask, to override.

    `now` is the moment the act is told; the act itself asks by `login.check_confirmed`. Of another than the one
    who types `ask_now` asks: `--pin-file` is the typist's.

    Raises:
        PinWanted: the person has none.
        PinWrong, PinTooSoon: it was another.
        NobodyToAsk: there is neither a terminal nor a file.
        Away: whoever was asked left.

    """
    from xiangyue.acts.village.login import check_confirmed  # noqa: PLC0415
    from xiangyue.acts.village.login import confirm_now as confirmed  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415

    register = office.register
    if register.mode is Mode.REHEARSAL:
        return
    if not register.pins.has(person):
        check_confirmed(register, person, now=now)  # it says that there is none
    if session.pin_file is not None:
        confirmed(register, person, secret_in(session.pin_file), now=now)
    elif at_terminal():
        ask_now(office, person, now=now)
    else:
        raise NobodyToAsk


def ask_now(office: "Office", person: str, *, now: datetime) -> None:
    """Have somebody type the PIN at the terminal at this moment; `confirm_now` is for who may also give a file.

    Raises:
        PinWrong, PinTooSoon: it was another.
        Away: whoever was asked left.

    """
    from xiangyue.acts.village.login import confirm_now as confirmed  # noqa: PLC0415

    _asked(office, person, lambda pin: confirmed(office.register, person, pin, now=now))


def _asked(office: "Office", person: str, show: "Callable[[str], None]") -> None:
    """Ask for a PIN without showing it, a few times over where it was wrong."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    who = name_of(office.register, person)
    for left in reversed(range(TRIES)):
        pin = hidden(say("ask.pin", who=who))
        try:
            show(pin)
        except Refusal as refusal:
            if not left or refusal.code != "pin-wrong":
                raise
            tell_refusal(refusal, as_json=False)
        else:
            return


def code_typed(office: "Office", person: str, *, now: datetime) -> str:
    """Return the code somebody was given, which fits; another is told at once, and asked for again a few times.

    Raises:
        NoCode, CodeWrong, PinTooSoon: there is none, or it was another.
        Away: whoever was asked left.

    """
    from xiangyue.acts.village.login import check_code  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    who = name_of(office.register, person)
    for left in reversed(range(TRIES)):
        code = needed(say("ask.pin_code", who=who))
        try:
            check_code(office.register, person, code, now=now)
        except Refusal as refusal:
            if not left or refusal.code != "pin-code-wrong":
                raise
            tell_refusal(refusal, as_json=False)
        else:
            return code
    raise Away


def secret_in(path: Path) -> str:
    """Return the first line of a file that only its owner can read.

    Raises:
        SecretFileOpen: others can.
        SecretFileEmpty: nothing can be read there.

    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            raise SecretFileEmpty(path=str(path))
        if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SecretFileOpen(path=str(path))
        told = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise SecretFileEmpty(path=str(path)) from None
    if not told or not told[0].strip():
        raise SecretFileEmpty(path=str(path))
    return told[0].strip()


def hidden(prompt: str) -> str:
    """Return what is typed without showing it.

    Raises:
        Away: nobody sits there any more.

    """
    try:
        return getpass(prompt)
    except (EOFError, KeyboardInterrupt):
        lines("")
        raise Away from None


def twice(first: str, again: str, *, refuse: "Callable[[str], None] | None" = None) -> str:
    """Return what is typed twice alike, without showing it; what is refused is not asked for again.

    Raises:
        Away: whoever was asked left.

    """
    while True:
        told = hidden(first)
        try:
            if told and refuse:
                refuse(told)
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)
            continue
        if told and told == hidden(again):
            return told
        lines(say("ask.not_alike"))


def secret(path: Path | None, *, first: str, again: str, refuse: "Callable[[str], None] | None" = None) -> str:
    """Return a new secret: from a file, or typed twice.

    Raises:
        NobodyToAsk: neither can be.

    """
    if path is not None:
        return secret_in(path)
    if not at_terminal():
        raise NobodyToAsk
    return twice(first, again, refuse=refuse)
