"""What is asked after a line: why the votes are too few, whether somebody objects, what becomes of what failed."""

from dataclasses import replace

from xiangyue.model import Tally
from xiangyue.model.room import Counted, Divided, TallyOfOthers
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.keys import BACK, phrased, pick, text
from xiangyue_cli.tell import lines

DID_NOT_VOTE = DIVIDED = 1
OBJECTED = 2
INDENT = " " * 8


def together(event: Counted) -> Counted:
    """Ask whether somebody objects to one show of hands for several items."""
    if len(event.items) == 1:
        return event
    return replace(event, objected=pick(INDENT + say("room.objected"), most=OBJECTED) == OBJECTED)


def put_right(event: Counted, others: TallyOfOthers) -> tuple[Counted | None, str]:
    """Say the sum that does not match; return the vote with those who did not vote, or what was typed instead."""
    facts = {name: int(str(others.facts[name])) for name in ("counted", "voting", "recused", "difference")}
    short = facts["voting"] - facts["counted"]
    of = say("room.others.of_voting" if facts["recused"] else "room.others.of_there")
    sums = "+".join(str(votes) for venue in event.tallies for votes in _parts(venue.tally))
    lines(INDENT + say("room.others.short" if short > 0 else "room.others.over", sum=sums, of=of, **facts))
    if short <= 0 or len(event.tallies) > 1:
        lines(INDENT + say("room.others.over_now"))
        return None, ""
    lines(INDENT + say("room.why_fewer"))
    typed = chosen(most=3)
    if typed != str(DID_NOT_VOTE):
        return None, "" if typed in {"", "2", "3"} else typed
    [venue] = event.tallies
    tally = replace(venue.tally, not_cast=venue.tally.not_cast + short)
    return replace(event, tallies=(replace(venue, tally=tally),)), ""


def after_failing(event: Counted) -> tuple[Divided | None, str]:
    """Ask what becomes of an item without a majority; return both sides' reasons, or what was typed instead.

    The reasons may stand behind the digit: 1 赞成：清运车要钱；反对：低保户交不起.
    """
    lines(INDENT + say("room.failing"))
    typed = chosen(most=3)
    first, _, rest = half_width(typed).strip().partition(" ")
    if first == str(DIVIDED) and say("room.word.against") in rest:
        return None, f"{say('room.word.divided')} {typed.strip()[1:].strip()}"
    if typed != str(DIVIDED):
        return None, "" if typed in {"", "2", "3"} else typed
    in_favour = phrased(INDENT + say("room.in_favour"), say("phrases.in_favour").split("\n"))
    against = phrased(INDENT + say("room.against"), say("phrases.against").split("\n"))
    return Divided(at=event.at, item=event.items[0], in_favour=in_favour, against=against), ""


def chosen(*, most: int) -> str:
    """Return what was chosen; a line of the room that was typed instead stands for itself."""
    while True:
        typed = text("      > ")
        told = half_width(typed).strip()
        if told in BACK:
            return ""
        if told.isdecimal() and 1 <= int(told) <= most:
            return told
        if " " in told:
            return typed
        lines(say("ask.not_taken", why=say("ask.not_a_choice", last=most)))


def _parts(tally: Tally) -> tuple[int, ...]:
    more = tuple(votes for votes in (tally.not_cast, tally.invalid) if votes)
    return (tally.in_favour, tally.against, tally.abstained, *more)
