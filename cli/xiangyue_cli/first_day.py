"""第一天: a register for one's own village, from the files there are; it stands there whole, or not at all."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.files import NotWritten
from xiangyue_cli.first_answers import (
    Answers,
    BackError,
    basis_of,
    code_of,
    day_of,
    groups_of,
    name_of,
    phone_of,
    typed_whole,
)
from xiangyue_cli.first_files import roster_of, tenures_of, text_of
from xiangyue_cli.keys import Away, pick
from xiangyue_cli.session import ClockInRealRegister, Session, now_of, registers, user_data
from xiangyue_cli.tell import lines, rule, tell_refusal

if TYPE_CHECKING:
    from xiangyue.acts.village.open import Opened
    from xiangyue.intake import VillageFolder

TOWNSHIP = ("township_reviewer", "township_filer", "township_guide")
"""Whose answers a village waits for; who it is by name stands on the papers the township sends."""


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
    told = _asked(answers, now=now)
    folder = _folder(told)
    home = session.home or registers() / (folder.village.code or folder.village.name)
    _open_whole(home, folder, now=now)
    answers.forget()
    print_first_page(replace(session, home=home))


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


def _asked(answers: Answers, *, now: datetime) -> dict[str, Any]:
    """Ask one thing after the other; 0 goes back to the one before."""
    told: dict[str, Any] = {}
    ways: tuple[tuple[str, Callable[[str], object], bool], ...] = (
        ("village", name_of, False),
        ("township", name_of, False),
        ("code", code_of, True),
        ("groups", groups_of, False),
        ("phone", phone_of, True),
        ("roster", lambda typed: roster_of(typed, groups=told["groups"]), False),
        (
            "posts",
            lambda typed: tenures_of(typed, roster=told["roster"], groups=told["groups"], on=now.date()),
            True,
        ),
        ("convention", text_of, False),
        ("since", lambda typed: day_of(typed, today=now.date()), False),
        ("basis", basis_of, False),
    )
    place = 0
    while place <= len(ways):
        try:
            if place == len(ways):
                _agreed(told)
            else:
                name, reading, optional = ways[place]
                told[name] = answers.ask(name, reading, optional=optional)
        except BackError:
            if place == 0:
                raise Away from None
            place -= 1
        else:
            place += 1
    return told


def _agreed(told: dict[str, Any]) -> None:
    """Show what the register will begin with; 0 goes back."""
    rule()
    lines(
        say(
            "first.whole",
            township=told["township"],
            village=told["village"],
            households=len(told["roster"].households),
            people=len(told["roster"].people),
            posts=len(told["posts"]),
        ),
        say("first.whole_text", title=told["convention"].title, articles=len(told["convention"].articles)),
        say("first.whole_since", since=told["since"], basis=told["basis"]),
    )
    try:
        pick(say("first.open"), most=1, default=1)
    except Away:
        raise BackError from None


def _folder(told: dict[str, Any]) -> "VillageFolder":
    from xiangyue.intake import VillageFolder  # noqa: PLC0415 - help needs none of it
    from xiangyue.model import Official, Role, Village  # noqa: PLC0415

    township, roster = told["township"], told["roster"]
    return VillageFolder(
        village=Village(
            name=told["village"],
            code=told["code"],
            township=township,
            groups=told["groups"],
            clerk_phone=told["phone"],
        ),
        households=roster.households,
        people=roster.people,
        officials=tuple(
            Official(
                id=f"o-{role.replace('_', '-')}",
                name=say(f"first.official.{role}", township=township),
                role=Role(role),
                office=township,
            )
            for role in TOWNSHIP
        ),
        tenures=told["posts"],
        convention=told["convention"],
        in_force_from=told["since"],
        basis=told["basis"],
        phones=roster.phones,
        identities=roster.identities,
    )


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
            opened = open_village(stage, folder, mode=Mode.REAL, keys=keys_folder(), now=now)
            opened.register.close()
            _say_code(opened)
            home.parent.mkdir(parents=True, exist_ok=True)
            stage.replace(home)
        except BaseException:
            if opened is not None:
                shutil.rmtree(keys_folder() / opened.register.id, ignore_errors=True)
            raise
    lines(say("first.opened", village=folder.village.name, home=str(home)))


def _say_code(opened: "Opened") -> None:
    rule()
    lines(
        say("told.recovery"),
        *(f"    {line}" for line in opened.recovery_code.splitlines()),
        say("told.recovery_once"),
    )
    with suppress(BackError):
        typed_whole(say("first.written_down"))
