"""A pack of rules as it is read from its file (TOML): strict, so that a slip of the pen is found when it loads."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from xiangyue.model import Base, Body, Matter, Subject
from xiangyue.model.room import RoomSettings
from xiangyue.rules.late import Profile
from xiangyue.rules.pack_refused import PackProblem, PackRefused
from xiangyue.rules.provision import Cycle, Provision, Rule, Share, Source
from xiangyue.rules.room_settings import settings_in
from xiangyue.rules.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What one file says."""

    file: str
    content: bytes = field(repr=False)
    covers_from: date | None  # None: a pack on top of another, which says it
    profile: Profile | None
    rules: tuple[Rule, ...]
    room: RoomSettings | None = None  # what a village has set for its meetings


def read_pack(path: Path | Traversable, *, on_top: bool = False) -> Pack:
    """Read one pack; one `on_top` of another has a place for a village's settings, and the rest is the other's.

    Raises:
        PackRefused: it cannot be read, or says something this program does not know.

    """
    content, table = read_toml(path)
    sources = sources_of(table)
    pack = Pack(
        file=path.name,
        content=content,
        covers_from=None if on_top else table.take("covers_from", date),
        profile=None if on_top else _profile(Table(table.take("profile", dict), file=path.name)),
        room=settings_in(Table(table.take("room", dict), file=path.name)) if on_top and table.has("room") else None,
        rules=tuple(_rule(told, file=path.name, sources=sources) for told in table.tables("rule")),
    )
    table.done()
    return pack


def read_toml(path: Path | Traversable) -> tuple[bytes, Table]:
    """Return a pack's bytes, and its table to be read key by key.

    Raises:
        PackRefused: there is none, or it is no TOML.

    """
    try:
        content = path.read_bytes()
    except OSError:
        raise PackRefused(file=path.name, problem=PackProblem.UNREADABLE) from None
    return content, Table(_toml(path.name, content), file=path.name)


def _toml(file: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, RecursionError):
        raise PackRefused(file=file, problem=PackProblem.BROKEN) from None
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"at line ([0-9]+)", str(problem))
        raise PackRefused(file=file, problem=PackProblem.BROKEN, detail=line[1] if line else "") from None


def _profile(table: Table) -> Profile:
    profile = Profile(
        late_after_working_days=table.take("late_after_working_days", int),
        period_late_after_days=table.take("period_late_after_days", int),
    )
    table.done()
    return profile


def sources_of(pack: Table) -> dict[str, Source]:
    """Return the laws a pack names, by id."""
    sources: dict[str, Source] = {}
    for told in pack.tables("law"):
        table = Table(told, file=pack.file, where="law")
        source = Source(
            id=table.take("id", str),
            name=table.take("name", str),
            edition=table.may("edition", str, ""),
            in_force_from=table.take("from", date),
            in_force_to=table.day_or_none("to"),
        )
        table.done()
        if source.id in sources:
            raise pack.refused(PackProblem.TWICE, source.id)
        sources[source.id] = source
    return sources


def _rule(told: object, *, file: str, sources: Mapping[str, Source]) -> Rule:
    table = Table(told, file=file, where="rule")
    table.rule = table.take("id", str)
    rule = Rule(
        id=table.rule,
        subject=table.word("subject", Subject),
        bodies=table.words("bodies", Body),
        provisions=tuple(
            _provision(Table(version, file=file, rule=table.rule, where="version"), sources)
            for version in table.tables("version")
        ),
    )
    table.done()
    return rule


def _provision(table: Table, sources: Mapping[str, Source]) -> Provision:
    law = table.may("law", str, "")
    if law not in sources:
        raise table.refused(PackProblem.NO_SOURCE, law)
    provision = Provision(
        source=sources[law],
        article=table.may("article", str, ""),
        wording=table.may("wording", str, ""),
        verbatim=table.may("verbatim", bool, otherwise=True),
        in_force_from=table.take("from", date),
        in_force_to=table.day_or_none("to"),
        verified=table.take("verified", bool),
        checked_on=table.take("checked_on", date),
        valid_until=table.day_or_none("valid_until"),
        shares=tuple(_share(Table(told, file=table.file, rule=table.rule)) for told in table.tables("any_of")),
        days=table.days("days"),
        times=table.days("times"),
        each=table.word("each", Cycle) if table.has("each") else None,
        urgent=table.may("urgent", bool, otherwise=False),
        matters=table.words("matters", Matter),
        bodies=table.words("decided_by", Body),
        remark=table.may("remark", str, ""),
    )
    table.done()
    return provision


def _share(table: Table) -> Share:
    base = table.word("base", Base)
    strict = table.has("more_than")
    share = Share(base=base, fraction=table.fraction("more_than" if strict else "at_least"), strict=strict)
    if share.strict and share.fraction == 1:
        raise table.refused(PackProblem.SHARE, "more_than 1/1")
    table.done()
    return share
