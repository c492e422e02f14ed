"""What a register begins with, asked one thing after the other; 0 goes back to the one before."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xiangyue.words import say
from xiangyue_cli.first_answers import (
    Answers,
    BackError,
    basis_of,
    code_of,
    day_of,
    groups_of,
    name_of,
    phone_of,
)
from xiangyue_cli.first_councils import councils_asked
from xiangyue_cli.first_files import offices_of, roster_of, text_of
from xiangyue_cli.keys import Away, pick
from xiangyue_cli.tell import lines, rule

if TYPE_CHECKING:
    from xiangyue.intake import VillageFolder

TOWNSHIP = ("township_reviewer", "township_filer", "township_guide")
"""Whose answers a village waits for; who it is by name stands on the papers the township sends."""

Told = dict[str, Any]


def asked(answers: Answers, *, now: datetime) -> Told:
    """Ask everything; what was answered stands under its own name.

    Raises:
        Away: whoever was asked left.

    """
    told: Told = {}
    place, step = 0, 1
    ways = _ways(answers, told, now=now)
    while place < len(ways):
        name, ask = ways[place]
        try:
            if not _needless(name, told):
                told[name] = ask()
                step = 1
        except BackError:
            step = -1
        if place + step < 0:
            raise Away
        place += step
    return told


def _ways(answers: Answers, told: Told, *, now: datetime) -> "tuple[tuple[str, Callable[[], object]], ...]":
    def plain(name: str, reading: Callable[[str], object], *, optional: bool = False) -> tuple[str, Callable[[], Any]]:
        return name, lambda: answers.ask(name, reading, optional=optional)

    def roster(typed: str) -> object:
        return roster_of(typed, groups=told["groups"], village=told["village"], now=now)

    def posts(typed: str) -> object:
        return offices_of(typed, roster=told["roster"], groups=told["groups"], village=told["village"], now=now)

    def councils() -> object:
        return councils_asked(answers, told["posts"], {one.id: one.name for one in told["roster"].people})

    return (
        plain("village", name_of),
        plain("township", name_of),
        plain("code", code_of, optional=True),
        plain("groups", groups_of),
        plain("phone", phone_of, optional=True),
        plain("roster", roster),
        plain("posts", posts, optional=True),
        ("councils", councils),
        plain("convention", text_of, optional=True),
        plain("since", lambda typed: day_of(typed, today=now.date())),
        plain("basis", basis_of),
        ("agreed", lambda: _agreed(told)),
    )


def _needless(name: str, told: Told) -> bool:
    """Whether it is not asked: a village without a written convention has no day and no basis of one."""
    if name not in {"since", "basis"} or told["convention"] is not None:
        return False
    told[name] = None if name == "since" else ""
    return True


def _agreed(told: Told) -> None:
    """Show what the register will begin with; 0 goes back."""
    offices, text = told["posts"], told["convention"]
    rule()
    lines(
        say(
            "first.whole",
            township=told["township"],
            village=told["village"],
            households=len(told["roster"].households),
            people=len(told["roster"].people),
        ),
        say(
            "first.whole_offices",
            posts=len(offices.tenures),
            councils=len(told["councils"]),
            representatives=len({one.person for one in offices.tenures if one.role == "representative"}),
        ),
    )
    if text is None:
        lines(say("first.whole_no_text"))
    else:
        lines(
            say("first.whole_text", title=text.title, articles=len(text.articles)),
            say("first.whole_since", since=told["since"], basis=told["basis"]),
        )
    try:
        pick(say("first.open"), most=1, default=1)
    except Away:
        raise BackError from None


def folder_of(told: Told) -> "VillageFolder":
    """Return what was told as what a register is opened with."""
    from xiangyue.intake import VillageFolder  # noqa: PLC0415 - help needs none of it
    from xiangyue.model import Official, Role, Village  # noqa: PLC0415

    township, roster, offices = told["township"], told["roster"], told["posts"]
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
        tenures=offices.tenures,
        councils=told["councils"],
        representations=offices.representations,
        convention=told["convention"],
        in_force_from=told["since"],
        basis=told["basis"],
        phones=roster.phones,
        identities=roster.identities,
    )
