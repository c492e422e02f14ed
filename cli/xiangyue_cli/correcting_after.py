"""更正之后 on the terminal: who signed, who was told, where the page went; a line each, when it is done."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.keys import needed, phrased, pick
from xiangyue_cli.tell import lines, wrap

if TYPE_CHECKING:
    from xiangyue.acts.meeting.correcting import Unfinished
    from xiangyue.acts.office import Office
    from xiangyue.model import By

CAPACITIES = ("chair", "recorder", "scrutineer")
SOMEBODY_REFUSES, OBJECTED, POSTED = 2, 2, 2


def follow(office: "Office", number: str, open_: "Unfinished", *, by: "By", now: datetime) -> None:
    """Put on record what a correction still asked for.

    Raises:
        Away: it is not done yet.

    """
    from xiangyue.acts.meeting.correcting import send_correction, sign_edition, sign_note  # noqa: PLC0415
    from xiangyue_cli.correcting import day  # noqa: PLC0415

    today = now.date()
    if open_.what == "settle":
        _settle(office, number, by=by, now=now)
        return
    if open_.what in ("edition", "note"):
        refused = _refused()
        signed_on = day(say("correcting.ask_signed_on", today=today), today=today)
        sign = sign_edition if open_.what == "edition" else sign_note
        sign(office, number, signed_on=signed_on, refused=refused, by=by, now=now)
    else:
        on = day(say("correcting.ask_told_on", today=today), today=today)
        place = say("correcting.board") if open_.what == "board" else office.register.village.township
        where = needed(say(f"correcting.ask_where.{open_.what}", place=place), default=place)
        send_correction(office, number, open_.what, on=on, where=where, by=by, now=now)
    lines(say("told.correction_followed"))


def _refused() -> dict[str, str]:
    if pick(say("correcting.ask_signed"), most=2) != SOMEBODY_REFUSES:
        return {}
    who = CAPACITIES[pick(say("correcting.ask_who_refuses"), most=len(CAPACITIES)) - 1]
    return {who: phrased(say("correcting.ask_why"), say("phrases.not_signing").split("\n"))}


def _settle(office: "Office", number: str, *, by: "By", now: datetime) -> None:
    """三样: the three signatures, who was told and when; or it is voted on again."""
    from xiangyue.acts.meeting.correcting import TURNED, Agreed, figures, settle  # noqa: PLC0415
    from xiangyue.model.corrected import Told  # noqa: PLC0415
    from xiangyue_cli.correcting import day  # noqa: PLC0415

    today = now.date()
    objected = pick(say("correcting.ask_agreed"), most=2) == OBJECTED
    signed_on = today if objected else day(say("correcting.ask_signed_on", today=today), today=today)
    told = Told.POSTED if pick(say("correcting.ask_told"), most=2) == POSTED else Told.READ
    told_on = day(say("correcting.ask_told_on", today=today), today=today)
    until = day(say("correcting.ask_until", today=today), today=today) if told is Told.POSTED else None
    agreed = Agreed(
        signed=() if objected else TURNED,
        signed_on=signed_on,
        told=told,
        told_on=told_on,
        until=until,
        objected=objected,
    )
    done = settle(office, number, agreed, by=by, now=now)
    if done.again:
        lines(*(one for said in say("correcting.done.again").split("\n") for one in wrap(said, indent="  ")))
        return
    enough = say("correcting.enough" if done.recount.carried else "correcting.too_few")
    settled = say("correcting.done.settled", words=done.words, tally=figures(done.tally), now=enough)
    lines(*wrap(settled, indent="  "))
