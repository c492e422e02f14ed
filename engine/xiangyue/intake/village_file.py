"""A village as a folder: village.toml, convention.txt, and the tables roster and posts as .csv, .xlsx or .ods."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xiangyue.intake.convention_file import read_convention
from xiangyue.intake.files import content_of
from xiangyue.intake.flaws import Flaw
from xiangyue.intake.parts import Part
from xiangyue.intake.plain_toml import read_toml_marked
from xiangyue.intake.roster import read_roster
from xiangyue.intake.tenures import Hint, read_offices, with_roster
from xiangyue.model import (
    Council,
    Household,
    Official,
    Person,
    Representation,
    Role,
    Tenure,
    Text,
    UnknownWord,
    Village,
)
from xiangyue.rules import PACKS, packs_in

_CODE = re.compile(r"\d{12}")
_PHONE = re.compile(r"1\d{10}|0\d{2,3}-\d{7,8}")
_ID = re.compile(r"o-[a-z][a-z0-9-]*")
_MOST_GROUPS = 99
_TABLES = (".csv", ".xlsx", ".ods")


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageFolder:
    """All that a register is opened with."""

    village: Village
    households: tuple[Household, ...]
    people: tuple[Person, ...]
    officials: tuple[Official, ...]
    tenures: tuple[Tenure, ...]
    convention: Text | None  # None: the village has none in writing
    in_force_from: date | None
    basis: str  # on what the convention was adopted
    phones: Mapping[str, str] = field(repr=False)  # by person: to be sealed
    identities: Mapping[str, str] = field(default_factory=dict, repr=False)
    councils: tuple[Council, ...] | None = None  # None: nothing was said of them
    representations: tuple[Representation, ...] = ()
    hints: tuple[Hint, ...] = ()  # what was read otherwise than somebody may have meant
    rules: tuple[Path, ...] = ()  # packs of its own: charters of its councils, settings of its meetings


def read_village(folder: Path) -> VillageFolder:
    """Return the village in that folder; all of it is whole, or it is refused.

    Raises:
        FileNotOpened: a file cannot be opened.
        FileRefused: a file cannot be read, with the line.
        TableRefused: a table has bad cells, each named.

    """
    path = folder / "village.toml"
    told = Part(name=path.name, marked=read_toml_marked(content_of(path), name=path.name), path=())
    told.known(frozenset({"village", "convention", "officials"}))
    village = _village(told.at("village"))
    roster = read_roster(table_in(folder, "roster"), groups=village.groups)
    posts = table_in(folder, "posts")
    offices = read_offices(posts, people=roster.people, households=roster.households, groups=village.groups)
    text, since, basis = _convention(told, folder / "convention.txt")
    return VillageFolder(
        village=village,
        households=roster.households,
        people=roster.people,
        officials=tuple(_official(one) for one in told.at("officials").parts()),
        tenures=with_roster(offices, roster.tenures).tenures,
        representations=offices.representations,
        hints=offices.hints,
        convention=text,
        in_force_from=since,
        basis=basis,
        phones=roster.phones,
        identities=roster.identities,
        rules=packs_in(folder / PACKS),
    )


def table_in(folder: Path, name: str) -> Path:
    """Return the table of that name in a folder, whichever way it was saved."""
    found = [path for ending in _TABLES if (path := folder / f"{name}{ending}").is_file()]
    return (found or [folder / f"{name}.csv"])[0]


def _convention(told: Part, file: Path) -> tuple[Text | None, date | None, str]:
    """Return the text with its day and its basis; a village that says nothing of one has none in writing."""
    if not told.has("convention") and not file.exists():
        return None, None, ""
    text = told.at("convention")
    text.known(frozenset({"in_force_from", "basis"}))
    convention = read_convention(content_of(file), name=file.name)
    return convention, text.day("in_force_from"), text.text("basis")


def _village(part: Part) -> Village:
    part.known(frozenset({"name", "code", "township", "groups", "clerk_phone"}))
    return Village(
        name=part.text("name"),
        code=part.word("code", _CODE) if part.has("code") else "",
        township=part.text("township"),
        groups=part.number("groups", least=1, most=_MOST_GROUPS),
        clerk_phone=part.word("clerk_phone", _PHONE),
    )


def _official(part: Part) -> Official:
    part.known(frozenset({"id", "name", "role", "office"}))
    try:
        role = Role(part.text("role"))
    except UnknownWord:
        part.at("role").refuse(Flaw.NOT_A_WORD, part.text("role"))
    if not role.of_township:
        part.at("role").refuse(Flaw.NOT_A_WORD, role)
    return Official(id=part.word("id", _ID), name=part.text("name"), role=role, office=part.text("office"))
