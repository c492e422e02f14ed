"""What can be done at once about a refusal, beyond typing again: offered below its three lines, by digits."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.keys import Away, phrased, pick
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.meeting.representing import GoneSignedIn
    from xiangyue.acts.office import Office
    from xiangyue_cli.session import Session

Offer = Callable[["Session", "Office", "datetime", Refusal], None]
TYPED_WRONG, WRONG_IN_ROSTER = 1, 2


def offer(session: "Session", office: "Office", refusal: Refusal, *, now: "datetime") -> None:
    """Offer what helps against this refusal; nothing for most."""
    if made := OFFERS.get(refusal.code):
        try:
            made(session, office, now, refusal)
        except Away:
            return


def _gone(session: "Session", office: "Office", now: "datetime", refusal: Refusal) -> None:
    """写错号了, or 登记错了: then the entry that said so is taken back, on a paper of the household register."""
    from xiangyue.acts.village.changes import take_back  # noqa: PLC0415

    told: GoneSignedIn = refusal  # type: ignore[assignment]
    lines(say("offer.gone"))
    if pick(say("screen.choose"), most=WRONG_IN_ROSTER) == TYPED_WRONG:
        return
    entry = next(
        seen.entry
        for seen in reversed(office.register.changes(told.person))
        if seen.undone_by is None and seen.change.kind == told.facts["what"] and seen.change.on == told.facts["day"]
    )
    reason = phrased(say("offer.gone_material"), say("offer.gone_phrases").split("|"))
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    number = take_back(office.register, entry, reason=reason, by=by, now=now)
    lines(say("offer.gone_taken_back", who=office.register.person(told.person).name, number=number))


OFFERS: Mapping[str, Offer] = {"gone-signed-in": _gone}
