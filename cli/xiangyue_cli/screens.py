"""What a case, a journal, a law looks like on the screen: words only, 80 columns."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.tell import lines, rule, table

if TYPE_CHECKING:
    from xiangyue.acts.case.show import LogLine, Shown
    from xiangyue.acts.office import Office
    from xiangyue.acts.paper.verify import Verified
    from xiangyue.acts.rehearse.play import Played
    from xiangyue.model import PaperSeen, RedlineRow, Ruling, Text
    from xiangyue.records import Damage
    from xiangyue.rules import CheckReport
    from xiangyue.rules import Shown as LawShown

SHORT = 12  # so much of a digest is read at a glance


def case_screen(office: "Office", case: "Shown", *, now: datetime) -> None:
    """查看: the five stages, the course, what comes next."""
    number = case.case.number.rpartition("-")[2]
    lines(
        say("screen.case", number=number, title=case.case.title, village=office.register.village.name),
        say("screen.opened", on=case.case.opened_at.date()),
    )
    rule()
    lines(" ".join(say(f"stage.{state}", stage=stage) for stage, state in case.stages))
    rule()
    table(
        (say("head.day"), say("head.done"), say("head.evidence")),
        [
            (_day(line.happened_on), line.words, line.evidence and say("screen.on_behalf", on=line.evidence))
            for line in case.course
        ],
    )
    rule()
    _standing(case, now=now)
    if case.papers:
        lines(say("screen.papers", count=len(case.papers)))


def why_screen(case: "Shown", *, now: datetime) -> None:
    """卡在哪: what it waits for, who can do it, what is owed, what is not met."""
    number = case.case.number.rpartition("-")[2]
    lines(say("screen.why", number=number, title=case.case.title))
    rule()
    _standing(case, now=now)
    if case.unmet:
        table(
            (say("head.missing"), say("head.needed"), say("head.actual"), say("head.basis")),
            [
                (
                    say(f"subject.{seen.ruling.subject}"),
                    _number(seen.ruling.needed, seen.ruling),
                    _number(seen.ruling.actual, seen.ruling),
                    seen.ruling.citation,
                )
                for seen in case.unmet
            ],
        )


def _standing(case: "Shown", *, now: datetime) -> None:
    if case.case.withdrawn:
        lines(say("screen.withdrawn"))
    elif case.case.flow.ended:
        lines(say("screen.ended"))
    for one in case.waiting:
        lines(say("screen.next", step=one.waiting.name, who=one.who or say(f"role.{one.waiting.role}")))
    for due in case.due:
        lines(say("screen.due_over" if due.at <= now else "screen.due", at=due.at))
    for owed in case.owed:
        lines(
            say(
                "screen.owed",
                number=owed.number,
                what=owed.defect.what,
                target=say(f"target.{owed.defect.target}"),
                remedy=owed.defect.remedy,
            )
        )


def _number(count: int | None, ruling: "Ruling") -> str:
    return "" if count is None else f"{count} {say(f'unit.{ruling.base}')}" if ruling.base else str(count)


def _day(day: object) -> str:
    return str(day)[5:]


def log_screen(found: "Sequence[LogLine]") -> None:
    """流水."""
    table(
        (say("head.number"), say("head.day"), say("head.done"), say("head.typed_by"), say("head.responsible")),
        [
            (
                str(line.number),
                str(line.happened_on),
                line.words or "-",
                line.typed_by or say("evidencekind.timer"),
                line.responsible or "-",
            )
            for line in found
        ],
    )


def rulings_screen(rulings: "Sequence[Ruling]") -> None:
    """核对: what the rules said, with the numbers and the article beside it."""
    for ruling in rulings:
        numbers = ""
        if ruling.needed is not None and ruling.actual is not None:
            numbers = say(
                "ruling.numbers", needed=_number(ruling.needed, ruling), actual=_number(ruling.actual, ruling)
            )
        lines(
            say(
                "ruling.line", subject=ruling.subject, outcome=ruling.outcome, numbers=numbers, citation=ruling.citation
            ),
            *([f"  {ruling.note}"] if ruling.note else []),
        )


def rules_screen(found: "Sequence[LawShown]") -> None:
    """规定: what the law of a day says."""
    for one in found:
        state = "" if one.verified else say("rule.unverified")
        lines(
            f"{one.rule}  {say(f'subject.{one.subject}')}  {one.asks}{state}",
            f"    {one.citation}",
            *([f"    {one.wording}"] if one.wording else []),
        )


def checks_screen(report: "CheckReport") -> None:
    """核对 of given facts."""
    lines(say("told.lawful" if report.lawful else "told.not_lawful"))
    rulings_screen(report.rulings)


def text_screen(text: "Text") -> None:
    """条文."""
    from xiangyue.model import chinese  # noqa: PLC0415

    lines(text.title)
    for place, article in enumerate(text.articles, start=1):
        lines(say("screen.article", number=chinese(place), words=article.words))


def redline_screen(rows: "Sequence[RedlineRow]") -> None:
    """修改对照表."""
    from xiangyue.model import SegmentKind, chinese  # noqa: PLC0415

    marks = {SegmentKind.SAME: ("", ""), SegmentKind.ADDED: ("[+", "+]"), SegmentKind.STRUCK: ("[-", "-]")}
    for row in rows:
        before = say("screen.article_number", number=chinese(row.before)) if row.before else "-"
        after = say("screen.article_number", number=chinese(row.after)) if row.after else "-"
        words = "".join(f"{marks[one.kind][0]}{one.words}{marks[one.kind][1]}" for one in row.segments)
        lines(
            say("screen.change", kind=row.kind, before=before, after=after),
            f"    {words}",
            say("screen.reason", reason=row.reason),
        )


def papers_screen(office: "Office", found: "Sequence[PaperSeen]") -> None:
    """材料."""
    if not found:
        lines(say("told.no_papers"))
        return
    table(
        (say("head.paper"), say("head.made_at"), say("head.entry"), say("head.digest")),
        [
            (
                f"{say(f'paperkind.{paper.kind}')} {paper.id}",
                say("screen.moment", at=paper.made_at),
                str(paper.of_entry),
                paper.sha256[:SHORT],
            )
            for paper in found
        ],
    )
    del office


def damages_screen(office: "Office", damages: "Sequence[Damage]") -> None:
    """核验登记簿."""
    from xiangyue.model import Mode, code_of  # noqa: PLC0415

    rehearsal = say("screen.rehearsal") if office.register.mode is Mode.REHEARSAL else ""
    number, head = office.register.head()
    if not damages:
        lines(rehearsal + say("told.register_whole", number=number, code=code_of(head)))
        return
    lines(rehearsal + say("told.register_damaged", count=len(damages)), *(f"  {damage_words(one)}" for one in damages))


def damage_words(damage: "Damage") -> str:
    """Return what is damaged in one line: the table, the row, the column."""
    return say("screen.damage", table=damage.table, key=damage.key, column=damage.column, kind=damage.kind)


def verified_screen(path: Path, verified: "Verified") -> None:
    """核验: one line for people, 演练 first."""
    from xiangyue.model import Mode  # noqa: PLC0415

    rehearsal = say("screen.rehearsal") if verified.mode is Mode.REHEARSAL else ""
    lines(f"{rehearsal}{path.name}：{say(f'verdict.{verified.report.verdict}')}")
    for problem in verified.report.problems:
        lines(f"  {say(f'problem.{problem}')}")
    if verified.in_register is False:
        lines(f"  {say('told.not_in_register')}")
    elif verified.in_register:
        lines(f"  {say('told.in_register')}")
    if verified.head_known is False:
        lines(f"  {say('told.head_unknown')}")


def played_screen(number: int, played: "Played") -> None:
    """演练: one line of a rehearsal as it goes."""
    when = f"{played.line.typed_at:%m-%d %H:%M}"
    if played.refusal is not None:
        said = say("played.refused", why=str(say(played.refusal.code, **played.refusal.facts)).split("\n")[0])
    else:
        said = played.line.note or say("played.done", step=_step_name(played))
    lines(f"{number:>3}  {when}  {said}")
    for one in played.rulings:
        rulings_screen([one])
    for departure in played.departures:
        lines(say("played.departed", line=departure.line, expected=departure.expected, found=departure.found))


def _step_name(played: "Played") -> str:
    """Return what the line did: the step by its own name, an act by its word."""
    return say(f"does.{played.line.do}") if played.line.is_act or played.line.do == "start" else played.name
