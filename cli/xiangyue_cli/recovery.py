"""恢复码: tried once a year, and asked for where a register comes back without its keys."""

from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import known, say
from xiangyue_cli.keys import line, needed
from xiangyue_cli.session import Session, at_terminal, now_of, office_of
from xiangyue_cli.tell import lines, machine, tell_refusal

if TYPE_CHECKING:
    from xiangyue.records import Register

LINES = 4
LARGEST = 4096


class CodeFileUnreadable(Refusal):
    """The file with the recovery code cannot be read."""

    code = "code-file-unreadable"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


def try_recovery_code(session: Session, file: Path | None) -> None:
    """Say whether the recovery code in the envelope is the one of this register."""
    from xiangyue.acts.village.envelopes import try_code  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    office = office_of(session)
    try_code(office.register, recovery_code(file), folder=keys_of(office), now=now_of(session, office))
    if session.json:
        machine({"fits": True})
        return
    lines(say("told.code_fits"))


def recover_after_restore(home: Path, file: Path | None) -> tuple[str, ...]:
    """Put back the keys that are not on this machine, if somebody has the code; return what is still missing."""
    from xiangyue.acts.village.envelopes import missing_keys, recover  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415
    from xiangyue.records import Register  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_folder  # noqa: PLC0415

    with Register.open_reading(home) as register:
        folder = keys_folder() / register.id
        missing = () if register.mode is Mode.REHEARSAL else missing_keys(folder)
        if missing and file is not None:
            recover(register, _code_in(file), folder=folder)
        elif missing:
            _ask_for_code(register, folder)
        return () if register.mode is Mode.REHEARSAL else missing_keys(folder)


def tell_missing(missing: tuple[str, ...]) -> None:
    """Say which keys are still to be brought back, and how."""
    from xiangyue.acts.village.envelopes import DATA_KEY  # noqa: PLC0415

    if DATA_KEY in missing:
        lines(say("told.still_missing", keys=tuple(say(f"keyfile.{name}") for name in missing)))
    elif missing:
        lines(say("told.no_seal_key"))


def _ask_for_code(register: "Register", folder: Path) -> None:
    from xiangyue.acts.village.envelopes import recover  # noqa: PLC0415

    while at_terminal() and line(say("ask.recover")) in {"", "1"}:
        try:
            back = recover(register, _asked(), folder=folder)
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)
        else:
            lines(
                say("told.keys_back", keys=tuple(say(f"keyfile.{name}") for name in back if known(f"keyfile.{name}")))
            )
            return


def recovery_code(file: Path | None) -> str:
    """Return the recovery code: from a file, or as somebody reads it from paper.

    Raises:
        CodeFileUnreadable: the file cannot be read.
        NobodyToAsk: there is no file, and nobody sits there.

    """
    return _code_in(file) if file else _asked()


def _asked() -> str:
    """Return the code as somebody reads it from paper.

    Raises:
        NobodyToAsk: nobody sits there.

    """
    from xiangyue_cli.pins import NobodyToAsk  # noqa: PLC0415

    if not at_terminal():
        raise NobodyToAsk
    lines(say("ask.recovery_code"))
    return "\n".join(needed(say("ask.recovery_line", number=number)) for number in range(1, LINES + 1))


def _code_in(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise CodeFileUnreadable(path=str(file))
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise CodeFileUnreadable(path=str(file)) from None
