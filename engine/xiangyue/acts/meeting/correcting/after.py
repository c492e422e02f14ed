"""更正之后: the second edition and the 更正说明 are signed, and what went out wrong is followed."""

from collections.abc import Callable
from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.printable import check_printable
from xiangyue.acts.case.refusals import NothingSaid
from xiangyue.acts.meeting.correcting.ladder import Unfinished, unfinished_of
from xiangyue.acts.meeting.correcting.refusals import NothingUnsettled
from xiangyue.acts.meeting.minutes import OFFICERS, officer
from xiangyue.acts.office import BEIJING, Office
from xiangyue.model import By, Draft, Entry, Event, Mark, Meeting, Signature
from xiangyue.model.happened import CorrectionSent, CorrectionSigned, MinutesSigned
from xiangyue.records import FactInTheFuture
from xiangyue.words import say

Refused = dict[str, str]  # capacity -> why: whoever does not sign stands there with the reason, and that ends it


def sign_edition(
    office: Office, number: str, *, signed_on: date, refused: Refused | None = None, by: By, now: datetime
) -> Entry:
    """Put on record that the second edition is signed, and who would not.

    Raises:
        NothingUnsettled: no edition waits for signatures.

    """

    def did(one: Unfinished, meeting: Meeting) -> Event:
        del one
        return MinutesSigned(meeting=meeting.id, signatures=_signatures(meeting, signed_on, refused or {}))

    return _follow(office, number, "edition", did, on=signed_on, by=by, now=now)


def sign_note(
    office: Office, number: str, *, signed_on: date, refused: Refused | None = None, by: By, now: datetime
) -> Entry:
    """Put on record that the 更正说明 is signed by those who signed the record, and who would not.

    Raises:
        NothingUnsettled: none waits for signatures.

    """

    def did(one: Unfinished, meeting: Meeting) -> Event:
        signatures = _signatures(meeting, signed_on, refused or {})
        return CorrectionSigned(meeting=meeting.id, correction=one.entry.number, signatures=signatures)

    return _follow(office, number, "note", did, on=signed_on, by=by, now=now)


def send_correction(office: Office, number: str, to: str, *, on: date, where: str, by: By, now: datetime) -> Entry:
    """Put on record that the township has the 更正说明, or that it hangs where the wrong number hung.

    Raises:
        NothingUnsettled: nothing has to go there.
        NothingSaid: it is not said who took it, or where it hangs.

    """
    if not where.strip():
        raise NothingSaid(what=say(f"correcting.said.{to}"))
    check_printable([where], office.missing)

    def did(one: Unfinished, meeting: Meeting) -> Event:
        return CorrectionSent(meeting=meeting.id, correction=one.entry.number, to=to, on=on, where=where)

    return _follow(office, number, to, did, on=on, by=by, now=now)


def _follow(
    office: Office,
    number: str,
    what: str,
    did: Callable[[Unfinished, Meeting], Event],
    *,
    on: date,
    by: By,
    now: datetime,
) -> Entry:
    today = now.astimezone(BEIJING).date()
    if on > today:
        raise FactInTheFuture(happened_at=now.replace(year=on.year, month=on.month, day=on.day), now=now)
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.correct", on=today)
        open_ = next((one for one in unfinished_of(journal, number) if one.what == what), None)
        if open_ is None:
            raise NothingUnsettled(case=number)
        meeting = journal.meeting(open_.entry.payload["did"]["meeting"])
        return journal.append(
            Draft(case=number, by=by, happened_at=now, did=did(open_, meeting)), seen=journal.case(number).version
        )


def _signatures(meeting: Meeting, signed_on: date, refused: Refused) -> tuple[Signature, ...]:
    return tuple(
        Signature(
            person=officer(meeting, one),
            capacity=one,
            mark=Mark.INK,
            signed_on=None if one in refused else signed_on,
            reason=refused.get(one, ""),
        )
        for one in OFFICERS
    )
