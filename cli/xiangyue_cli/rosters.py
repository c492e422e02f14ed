"""导入花名册: the file read, its faults told in ways one can mend them by, and what was otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.changing import day_told
from xiangyue_cli.session import Session, at_terminal, now_of, office_of

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.village.compare import Comparison
    from xiangyue.acts.village.roster import Taken
    from xiangyue.intake import Roster, Table, TableRefused
    from xiangyue.model import By, Person

SAID = 8  # so many people are named on the screen; `--json` names all


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What one call of `roster import` says."""

    file: Path
    on: str | None = None
    ignore_unknown: bool = False
    dry_run: bool = False
    marked: Path | None = None
    problems: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clerk:
    office: "Office"
    by: "By"
    now: datetime
    on: date


def import_roster(session: Session, wanted: Import) -> None:
    """Take a roster in, and say what was otherwise."""
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    clerk = _Clerk(office=office, by=by, now=now, on=day_told(wanted.on, now=now))
    roster = _read(session, office, wanted)
    if not session.json:
        _tell_read(roster)
    asking = at_terminal() and not session.json and not wanted.dry_run
    taken = _take(clerk, roster, dry_run=wanted.dry_run or asking)
    if asking and not taken.comparison.nothing:
        _tell_comparison(taken.comparison)
        from xiangyue_cli.ask import half_width, typed_line  # noqa: PLC0415

        if half_width(typed_line(say("ask.take_roster"))).strip() != "1":
            _lines([say("told.roster_left")])
            return
        taken = _take(clerk, roster, dry_run=False)
        _lines([say("told.roster_recorded", number=taken.entry)])
        return
    _tell_taken(session, roster, taken, dry_run=wanted.dry_run)


def _read(session: Session, office: "Office", wanted: Import) -> "Roster":
    from xiangyue.intake import TableRefused, read_roster  # noqa: PLC0415

    try:
        return read_roster(wanted.file, groups=office.register.village.groups, ignore_unknown=wanted.ignore_unknown)
    except TableRefused as refused:
        _help_to_mend(session, wanted, refused)
        raise


def _take(clerk: _Clerk, roster: "Roster", *, dry_run: bool) -> "Taken":
    from xiangyue.acts.village.roster import take_roster  # noqa: PLC0415
    from xiangyue_cli.residents import key_of  # noqa: PLC0415
    from xiangyue_cli.tell import sealing_bar  # noqa: PLC0415

    return take_roster(
        clerk.office.register,
        roster,
        seals=lambda: key_of(clerk.office),
        by=clerk.by,
        now=clerk.now,
        on=clerk.on,
        dry_run=dry_run,
        tell=sealing_bar,
    )


def _help_to_mend(session: Session, wanted: Import, refused: "TableRefused") -> None:
    """Write the coloured copy and the list where they were asked for, or ask at the terminal."""
    from xiangyue.intake import marked_copy, problem_list  # noqa: PLC0415
    from xiangyue_cli.files import write_file  # noqa: PLC0415
    from xiangyue_cli.tell import fold  # noqa: PLC0415

    marked, problems = wanted.marked, wanted.problems
    if at_terminal() and not session.json and not (marked or problems):
        if refused.table.rows:
            _tell_columns(refused.table)
        _lines(fold([str(cell) for cell in refused.cells], room=16))
        from xiangyue_cli.ask import half_width, typed_line  # noqa: PLC0415

        match half_width(typed_line(say("ask.mend_roster"))).strip():
            case "2":
                problems = wanted.file.with_name(say("file.problems", name=wanted.file.stem))
            case "3":
                marked = wanted.file.with_name(say("file.marked", name=wanted.file.stem))
            case _:
                pass
    written = []
    if marked and refused.table.heading is not None:
        write_file(marked, marked_copy(refused))
        marked.chmod(0o600)  # it holds what her own file holds
        written.append(marked)
    if problems:
        write_file(problems, problem_list(refused).encode("utf-8-sig"))
        written.append(problems)
    if not session.json:
        _lines(say("told.written_to", path=str(path)) for path in written)


def _tell_read(roster: "Roster") -> None:
    from xiangyue.intake import roster_hints  # noqa: PLC0415

    _tell_columns(roster.table)
    _lines(roster_hints(roster))


def _tell_columns(table: "Table") -> None:
    kind = table.encoding or table.kind.upper()
    _lines(
        [
            say(
                "told.roster_read",
                rows=len(table.rows),
                columns=len(table.heading.words if table.heading else ()),
                kind=kind,
            )
        ]
    )
    left_out = [*table.heading.left_out, *table.heading.unknown] if table.heading else []
    if left_out:
        _lines([say("told.left_out", columns=left_out)])


def _tell_taken(session: Session, roster: "Roster", taken: "Taken", *, dry_run: bool) -> None:
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    found = taken.comparison
    if session.json:
        machine(
            {
                "rows": len(roster.table.rows),
                "kind": roster.table.kind,
                "encoding": roster.table.encoding,
                "entry": taken.entry,
                "dry_run": dry_run,
                "added": [_plain(one) for one in found.added],
                "corrected": [{**_plain(one.before), "what": one.what} for one in found.corrected],
                "changes": found.changes,
                "sealed": len(found.values),
                "missing": [_plain(one) for one in found.missing],
                "gone": [{**_plain(one), "change": change} for one, change in found.gone],
            }
        )
        return
    _tell_comparison(found)
    if taken.entry:
        _lines([say("told.roster_recorded", number=taken.entry)])
    elif dry_run and not found.nothing:
        _lines([say("told.roster_left")])


def _tell_comparison(found: "Comparison") -> None:
    from xiangyue.acts.village.meant import apart  # noqa: PLC0415

    names = {one.id: apart(one) for one in (*found.changing, *found.added)}
    if found.nothing:
        _lines([say("told.roster_same")])
    if found.added:
        _lines([say("told.roster_added", count=len(found.added), who=_some(apart(one) for one in found.added))])
    if found.corrected:
        told = (f"{apart(one.before)}{_fields(one.what)}" for one in found.corrected)
        _lines([say("told.roster_corrected", count=len(found.corrected), who=_some(told))])
    moved = [one for one in found.changes if one.kind != "arrived"]
    if moved:
        told = (f"{names.get(one.person, one.person)}{say(f'personchangekind.{one.kind}')}" for one in moved)
        _lines([say("told.roster_moved", count=len(moved), who=_some(told))])
    if found.missing:
        _lines([say("told.roster_missing", count=len(found.missing), who=_some(apart(one) for one in found.missing))])
    if found.gone:
        told = (f"{one.name}{say(f'personchangekind.{change.kind}')}{change.on:%Y-%m-%d}" for one, change in found.gone)
        _lines([say("told.roster_gone", count=len(found.gone), who=_some(told))])


def _fields(what: Iterable[str]) -> str:
    return "：" + "、".join(say(f"person.{one}") for one in what)


def _some(told: Iterable[str]) -> str:
    every = list(told)
    more = say("told.and_more", count=len(every) - SAID) if len(every) > SAID else ""
    return "、".join(every[:SAID]) + more


def _plain(one: "Person") -> dict[str, object]:
    return {"id": one.id, "name": one.name, "group": one.group, "born_year": one.born.year}


def _lines(told: Iterable[str]) -> None:
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    lines(*told)
