"""查看 and 卡在哪: the five stages, the course, what comes next, and what stands in the way."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.screens.law import counted
from xiangyue_cli.tell import COLUMNS, LINES, laid_out, lines, rule, width, wrap

if TYPE_CHECKING:
    from xiangyue.acts.case.earliest import Earliest
    from xiangyue.acts.case.show import LogLine, Shown
    from xiangyue.acts.office import Office
    from xiangyue.model import Due, OpenDefect, RulingSeen

RULES = 3  # lines across
MENU = 4  # what can be done, and the prompt, below it
FEWEST = 3  # so many lines of the course are always there; the journal has them all
TINY = timedelta(microseconds=1)


def case_screen(office: "Office", case: "Shown", *, now: datetime) -> None:
    """查看: the five stages, the course, what comes next; with what can be done below, no more than a screen."""
    number = case.case.number.rpartition("-")[2]
    above = [
        *_headed(
            say("screen.case", number=number, title=case.case.title),
            say("screen.opened", village=office.register.village.name, on=case.case.opened_at.date()),
        ),
        *([case.resumed] if case.resumed else []),
        *unproved_line(case.unproved),
        *(seen.ruling.note for seen in case.late),
    ]
    stages = " ".join(say(f"stage.{state}", stage=stage) for stage, state in case.stages)
    below = [*_standing(case, now=now), *_papers(case)]
    taken = sum(len(wrap(line, indent="  ")) for line in (*above, stages, *below))
    lines(*above)
    rule()
    lines(stages)
    rule()
    lines(*_course(case, room=LINES - taken - RULES - MENU))
    rule()
    lines(*below)


def why_screen(case: "Shown", *, now: datetime) -> None:
    """Say 卡在哪 whole."""
    lines(*why_lines(case, now=now))


def why_lines(case: "Shown", *, now: datetime) -> list[str]:
    """卡在哪: what it waits for, who can do it, what is owed, what is not met."""
    number, across = case.case.number.rpartition("-")[2], "-" * COLUMNS
    told = [say("screen.why", number=number, title=case.case.title), across, *unproved_line(case.unproved)]
    if case.unmet:
        heads = (say("head.missing"), say("head.needed"), say("head.actual"))
        told += laid_out(heads, [_unmet(seen) for seen in case.unmet])
        for seen in case.unmet:
            told += [say("screen.basis", citation=seen.ruling.citation), *_because(seen)]
        told.append(across)
    return [*told, *(_standing(case, now=now) or [say("screen.nothing_in_the_way")])]


def _course(case: "Shown", *, room: int) -> list[str]:
    """Return the last lines of the course, as many as there is room for."""
    with_year = len({line.happened_on.year for line in case.course}) > 1
    heads = (say("head.day"), say("head.done"), say("head.evidence"))
    rows = [(_day(line, with_year=with_year), _told(line), evidence_column(line)) for line in case.course]
    for count in range(min(len(rows), room), FEWEST, -1):
        found = _earlier(len(rows) - count) + laid_out(heads, rows[len(rows) - count :])
        if len(found) <= room:
            return found
    return _earlier(len(rows) - FEWEST) + laid_out(heads, rows[-FEWEST:])


def _earlier(count: int) -> list[str]:
    return [say("screen.earlier", count=count)] if count > 0 else []


def _headed(*parts: str) -> list[str]:
    """Return the head in one line where it fits."""
    line = "   ".join(parts)
    return [line] if width(line) <= COLUMNS else list(parts)


def _told(line: "LogLine") -> str:
    """Return what was done with its numbers, and by a word that it was typed late."""
    told = say("screen.with_figures", words=line.words, figures=line.figures) if line.figures else line.words
    return say("screen.late", words=told) if line.late else told


def unproved_line(found: "Sequence[LogLine]") -> list[str]:
    """凭据待补, before everything else: how many lines, and which."""
    told = [say("evidence.line", entry=line.number, what=say(f"act.{line.act}")) for line in found if line.owed]
    return [say("screen.unproved", count=len(told), lines=tuple(told))] if told else []


def _day(line: "LogLine", *, with_year: bool) -> str:
    return f"{line.happened_on:%Y-%m-%d}" if with_year else f"{line.happened_on:%m-%d}"


def evidence_column(line: "LogLine") -> str:
    """Return the evidence; 代录 only where somebody else typed it."""
    if not line.typed_by or line.typed_by == line.responsible:
        return line.evidence if line.typed_by else ""
    return say("screen.on_behalf", on=line.evidence) if line.evidence else ""


def _standing(case: "Shown", *, now: datetime) -> list[str]:
    """Return what it waits for, and what is owed."""
    if case.case.withdrawn:
        return [say("screen.withdrawn")]
    if case.case.flow.ended:
        return [say("screen.ended")]
    return [
        *(say("screen.next", step=one.waiting.name, who=_who(one.who, one.waiting.role)) for one in case.waiting),
        *(due_line(due, now=now) for due in case.due),
        *([_earliest(case.earliest, now=now)] if case.earliest else []),
        *(owed_line(owed) for owed in case.owed),
    ]


def _earliest(told: "Earliest", *, now: datetime) -> str:
    return say("screen.earliest", body=told.body, on=told.on, today=now.date(), citation=told.citation)


def _who(names: tuple[str, ...], role: str) -> str:
    said = say(f"role.{role}")
    return f"{said} {'、'.join(names)}" if 0 < len(names) <= 2 else said  # noqa: PLR2004 - more are a crowd


def due_line(due: "Due", *, now: datetime) -> str:
    """Return until when a wait lasts: to the end of its last day."""
    last = (due.at - TINY).date()
    if due.at <= now:
        return say("screen.due_over", last=last)
    left = (last - now.date()).days
    return say("screen.due" if left else "screen.due_today", last=last, left=left)


def owed_line(owed: "OpenDefect") -> str:
    """Return what the township still wants."""
    return say(
        "screen.owed",
        number=owed.number,
        what=owed.defect.what,
        target=say(f"target.{owed.defect.target}"),
        remedy=owed.defect.remedy,
    )


def _papers(case: "Shown") -> list[str]:
    parts = [
        ("made", len(case.papers)),
        ("signed", case.signed),
        ("unsigned", case.unsigned),
        ("unscanned", case.unscanned),
    ]
    told = [say(f"papers.{name}", count=count) for name, count in parts if count]
    return [say("screen.papers", told="  ".join(told))] if told else []


def _unmet(seen: "RulingSeen") -> tuple[str, str, str]:
    ruling = seen.ruling
    return say(f"subject.{ruling.subject}"), counted(ruling.needed, ruling), counted(ruling.actual, ruling)


def _because(seen: "RulingSeen") -> Iterator[str]:
    if seen.ruling.wording:
        yield say("screen.wording", words=seen.ruling.wording)
    if seen.ruling.note:
        yield say("screen.note", words=seen.ruling.note)
