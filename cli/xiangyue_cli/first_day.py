"""第一天: a register for one's own village, from the files there are; it stands there whole, or not at all."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.files import NotWritten
from xiangyue_cli.first_answers import Answers, BackError, typed_whole
from xiangyue_cli.first_asking import asked, folder_of
from xiangyue_cli.openers import second_opener
from xiangyue_cli.recovery_sheet import print_code
from xiangyue_cli.session import ClockInRealRegister, Session, now_of, registers, user_data
from xiangyue_cli.tell import lines, rule, sealing_bar, tell_refusal, wipe

if TYPE_CHECKING:
    from xiangyue.acts.village.open import Opened
    from xiangyue.intake import VillageFolder


def open_own(session: Session) -> None:
    """新建: ask what a register begins with, open it, say the recovery code, print its first page.

    Raises:
        Away: whoever was asked left; what was typed stands there the next time.
        ClockInRealRegister: it would begin at a moment that is not.

    """
    if session.moment is not None:
        raise ClockInRealRegister
    now = now_of(session)
    answers = Answers.taken_up(user_data() / "first-day.json")
    lines(say("first.begin"))
    if answers.told:
        lines(say("first.taken_up"))
    folder = folder_of(asked(answers, now=now))
    home = session.home or registers() / (folder.village.code or folder.village.name)
    _open_whole(home, folder, now=now)
    answers.forget()
    session = replace(session, home=home)
    print_first_page(session)
    second_opener(session)


def print_first_page(session: Session) -> None:
    """Make the 登记簿启用及交接表; without fonts the register stands all the same, and the page waits."""
    from xiangyue_cli.commands.printing import first_page  # noqa: PLC0415

    lines(say("first.making"))
    try:
        path = first_page(session)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
        lines(say("first.page_later"))
    else:
        lines(say("first.page_made", path=str(path)))


def _open_whole(home: Path, folder: "VillageFolder", *, now: datetime) -> None:
    """Open the register beside its place, say the recovery code, and only then put it there.

    Raises:
        Away: whoever should have written the code down left; nothing was opened.
        HomeNotEmpty: something stands there already.

    """
    from xiangyue.acts.village.open import open_village  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415
    from xiangyue_cli.rehearsing import HomeNotEmpty  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_folder  # noqa: PLC0415

    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise HomeNotEmpty(home=str(home))
    beside = user_data() if home.parent == registers() else home.parent  # where `home_of` does not look
    try:
        beside.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise NotWritten(path=str(beside)) from problem
    opened = None
    with tempfile.TemporaryDirectory(prefix=".opening-", dir=beside) as made:
        stage = Path(made) / "home"
        try:
            opened = open_village(stage, folder, mode=Mode.REAL, keys=keys_folder(), now=now, tell=sealing_bar)
            _say_code(opened, now=now)
            opened.register.close()
            home.parent.mkdir(parents=True, exist_ok=True)
            stage.replace(home)
        except BaseException:
            if opened is not None:
                opened.register.close()
                shutil.rmtree(keys_folder() / opened.register.id, ignore_errors=True)
            raise
    lines(say("first.opened", village=folder.village.name, home=str(home)))


def _say_code(opened: "Opened", *, now: datetime) -> None:
    """Say the recovery code until it is written down or printed.

    Raises:
        Away: whoever should have written it down left.

    """
    rule()
    lines(
        say("told.recovery"),
        *(f"    {line}" for line in opened.recovery_code.splitlines()),
        say("first.code_once"),
    )
    while True:
        typed = ""
        with suppress(BackError):
            typed = half_width(typed_whole(say("first.written_down")))
        if typed in {"", "1"}:
            wipe()  # it is said the one time: nobody scrolls back to it
            return
        if typed == "2":
            print_code(opened.recovery_code, opened.register, now=now)
