"""恢复码 on half a page: to the printer, or to the place somebody names; nothing of it stays with the register."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.dragged import dragged
from xiangyue_cli.files import write_file
from xiangyue_cli.keys import BACK, HELP, Away, text
from xiangyue_cli.session import user_data
from xiangyue_cli.sticks import plugged_in
from xiangyue_cli.tell import lines, tell_refusal

if TYPE_CHECKING:
    from xiangyue.records import Register

OWNER_ONLY = 0o600


class InsideTheRegister(Refusal):
    """A recovery code must not lie where the register or its keys lie."""

    code = "code-inside-register"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


def print_code(code: str, register: "Register", *, now: datetime) -> None:
    """Print the code, or write it to where somebody says; what went wrong is said."""
    try:
        _print(_page(code, register, now=now), register)
    except Away:
        lines(say("recovery.not_printed"))
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)


def _page(code: str, register: "Register", *, now: datetime) -> bytes:
    from xiangyue.acts.paper.loose import recovery_page  # noqa: PLC0415 - WeasyPrint, for whoever prints
    from xiangyue_cli.surroundings import open_press  # noqa: PLC0415

    lines(say("recovery.making"))
    return recovery_page(
        code, village=register.village, register=register.id, mode=register.mode, now=now, press=open_press(None)
    )


def _print(pdf: bytes, register: "Register") -> None:
    from xiangyue.acts.paper.printing import NoPrinter, send_to_printer  # noqa: PLC0415

    try:
        job = send_to_printer(pdf, path=os.environ.get("PATH", os.defpath), title=say("recovery.title"))
    except NoPrinter as none:
        lines(say("print.none", told=str(none.facts["told"])))
    else:
        lines(say("recovery.printed", job=job or say("print.taken")))
        return
    path = _place() / say("recovery.file", village=register.village.name)
    _refuse_inside(path, register.home)
    write_file(path, pdf)
    path.chmod(OWNER_ONLY)
    lines(say("recovery.written", path=str(path)))


def _place() -> Path:
    """Ask where to; only a stick that is plugged in stands there for Enter: the code must not stay on this computer.

    Raises:
        Away: nowhere.

    """
    stick = plugged_in()
    while True:
        typed = text(say("recovery.where", folder=str(stick)) if stick else say("recovery.where_to"))
        if half_width(typed) in BACK:
            raise Away
        if half_width(typed) in HELP:
            lines(f"  {say('recovery.where_how')}")
        elif typed:
            return dragged(typed)
        elif stick:
            return stick
        else:
            lines(say("recovery.where_how"))


def _refuse_inside(path: Path, home: Path) -> None:
    """Refuse the folders that backups, or whoever takes the laptop, would find it in.

    Raises:
        InsideTheRegister: it is one of those.

    """
    place = path.resolve()
    if any(place.is_relative_to(kept.resolve()) for kept in (home, user_data())):
        raise InsideTheRegister(path=str(path))
