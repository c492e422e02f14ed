"""恢复码: tried once a year, and asked for where a register comes back without its data key."""

from pathlib import Path

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.keys import line, needed
from xiangyue_cli.session import Session, at_terminal, now_of, office_of
from xiangyue_cli.tell import lines, machine, tell_refusal

LINES = 4
LARGEST = 4096


class CodeFileUnreadable(Refusal):
    """The file with the recovery code cannot be read."""

    code = "code-file-unreadable"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


def try_recovery_code(session: Session, file: Path | None) -> None:
    """Say whether the recovery code in the envelope is the one of this register."""
    from xiangyue.acts.village.keys import try_code  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    office = office_of(session)
    try_code(office.register, recovery_code(file), folder=keys_of(office), now=now_of(session, office))
    if session.json:
        machine({"fits": True})
        return
    lines(say("told.code_fits"))


def recover_after_restore(home: Path, file: Path | None) -> bool:
    """Make the data key again where it is not on this machine; say whether it is there."""
    from xiangyue.acts.village.keys import recover  # noqa: PLC0415
    from xiangyue.acts.village.open import DATA_KEY  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415
    from xiangyue.records import Register  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_folder  # noqa: PLC0415

    with Register.open_reading(home) as register:
        folder = keys_folder() / register.id
        if register.mode is Mode.REHEARSAL or (folder / DATA_KEY).exists():
            return True
        if file is not None:
            recover(register, _code_in(file), folder=folder)
            return True
        while at_terminal() and line(say("ask.recover")) in {"", "1"}:
            try:
                recover(register, _asked(), folder=folder)
            except Refusal as refusal:
                tell_refusal(refusal, as_json=False)
            else:
                return True
    return False


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
