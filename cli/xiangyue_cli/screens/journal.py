"""流水, what has just been put on record, and whether the register is whole."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xiangyue.words import known, say
from xiangyue_cli.keys import shown
from xiangyue_cli.screens.case import evidence_column, unproved_line
from xiangyue_cli.tell import laid_out, lines

if TYPE_CHECKING:
    from xiangyue.acts.case.show import LogLine
    from xiangyue.acts.office import Office
    from xiangyue.model import Entry
    from xiangyue.records import Damage


def log_screen(found: "Sequence[LogLine]") -> None:
    """流水."""
    shown(log_lines(found))


def log_lines(found: "Sequence[LogLine]") -> list[str]:
    """Return the journal in columns; what lacks its evidence is said first."""
    return unproved_line(found) + laid_out(
        (
            say("head.number"),
            say("head.day"),
            say("head.done"),
            say("head.typed_by"),
            say("head.responsible"),
            say("head.evidence"),
        ),
        [
            (
                str(line.number),
                str(line.happened_on),
                line.words or _named(line.act),
                line.typed_by or say("evidencekind.timer"),
                line.responsible or "-",
                evidence_column(line),
            )
            for line in found
        ],
    )


def _named(act: str) -> str:
    return say(f"act.{act}") if known(f"act.{act}") else "-"


def recorded_line(office: "Office", entry: "Entry") -> str:
    """记上了: who typed it, whose act it is, on what evidence."""
    from xiangyue.acts.paper.on_behalf import evidence_words  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    by = entry.by
    if not by.on_behalf and by.evidence.where:  # 接续: typed from paper
        typed_by, evidence = name_of(office.register, by.typed_by), evidence_words(by.evidence)
        return say("told.recorded_from_paper", number=entry.number, typed_by=typed_by, evidence=evidence)
    if not by.on_behalf:
        return say("told.recorded", number=entry.number, typed_by=name_of(office.register, by.typed_by))
    return say(
        "told.recorded_owing" if by.owing else "told.recorded_on_behalf",
        number=entry.number,
        typed_by=name_of(office.register, by.typed_by),
        responsible=name_of(office.register, by.responsible),
        evidence=evidence_words(by.evidence),
    )


def damages_screen(office: "Office", damages: "Sequence[Damage]") -> None:
    """核验登记簿."""
    from xiangyue.model import Mode, code_of  # noqa: PLC0415

    rehearsal = say("screen.rehearsal") if office.register.mode is Mode.REHEARSAL else ""
    if not damages:
        number, head = office.register.head()
        lines(rehearsal + say("told.register_whole", number=number, code=code_of(head)))
        lines(*_owing(office))
        return
    lines(
        rehearsal + say("told.register_damaged", count=len(damages)),
        *(f"  {_damage_words(one)}" for one in damages),
        say("told.register_damaged_now"),
    )


def _owing(office: "Office") -> list[str]:
    """A register that is whole may still say what nothing shows."""
    from xiangyue.acts.case.unproved import line_of, unproved  # noqa: PLC0415

    found = unproved(office.register)
    told = tuple(say("evidence.of_case", case=one.case, line=line_of(one)) for one in found)
    return [say("screen.unproved", count=len(told), lines=told)] if told else []


def _damage_words(damage: "Damage") -> str:
    """Return what is damaged in one line: the table, the row, the column."""
    table_of = say(f"table.{damage.table}") if known(f"table.{damage.table}") else damage.table
    return say("screen.damage", table=table_of, key=damage.key, column=damage.column, kind=damage.kind)
