"""核对 and 规定: what the rules said, with the numbers and the article beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xiangyue.model import Subject
from xiangyue.words import say
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.model import Ruling
    from xiangyue.rules import CheckReport
    from xiangyue.rules import Shown as LawShown


def counted(count: int | None, ruling: "Ruling") -> str:
    """Return a number of a ruling with its unit."""
    if count is None:
        return ""
    return say("ruling.counted", count=count, unit=say(f"unit.{ruling.base}")) if ruling.base else str(count)


def rulings_screen(rulings: "Sequence[Ruling]") -> None:
    """Say what the rules said."""
    lines(*rulings_lines(rulings))


def rulings_lines(rulings: "Sequence[Ruling]") -> list[str]:
    """核对: what the rules said, with the numbers and the article beside it."""
    told = []
    for ruling in rulings:
        numbers = ""
        if ruling.needed is not None and ruling.actual is not None and ruling.subject is not Subject.LATE:
            code = "ruling.within" if ruling.subject is Subject.FILING else "ruling.numbers"
            numbers = say(code, needed=counted(ruling.needed, ruling), actual=counted(ruling.actual, ruling))
        told += [
            say("ruling.line", subject=ruling.subject, outcome=ruling.outcome, numbers=numbers).rstrip(),
            say("ruling.citation", citation=ruling.citation),
            *([say("ruling.note", note=ruling.note)] if ruling.note else []),
        ]
    return told


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
