"""会议."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from xiangyue.model import (
    Body,
    Called,
    CountedBy,
    Mark,
    Meeting,
    Present,
    Remark,
    Roll,
    Signature,
    SignIn,
    Tally,
    Vote,
    VoteMethod,
)
from xiangyue.records import tables
from xiangyue.records.questions.asking import Asked, told
from xiangyue.records.refusals import NoSuchMeeting


class OfMeetings(Asked):
    """Questions about meetings."""

    def meetings(self, case: str) -> tuple[Meeting, ...]:
        """Return the meetings of a case, as they were called."""
        with self._asking() as ask:
            return _meetings(ask, tables.of("meeting").c.case_number == case)

    def meeting(self, id: str) -> Meeting:
        """Return one meeting with all that is known of it.

        Raises:
            NoSuchMeeting: there is none of that id.

        """
        with self._asking() as ask:
            found = _meetings(ask, tables.of("meeting").c.id == id)
        if not found:
            raise NoSuchMeeting(meeting=id)
        return found[0]


def _meetings(ask: Connection, which: ColumnElement[bool]) -> tuple[Meeting, ...]:
    rows = ask.execute(select(tables.of("meeting")).where(which).order_by(tables.of("meeting").c.entry)).all()
    return tuple(_meeting(ask, row) for row in rows)


def _meeting(ask: Connection, row: Row[Any]) -> Meeting:
    return Meeting(
        id=row.id,
        case=row.case_number,
        body=Body(row.body),
        call=row.call,
        notice_on=row.notice_on,
        called=told(Called, row.called),
        roll=told(Roll, row.roll) if row.roll is not None else None,
        sign_in=_sign_in(ask, row),
        sheets=row.sheets,
        lapsed=row.lapsed,
        remarks=tuple(Remark(speaker=one.speaker, words=one.words) for one in _of(ask, "remark", row.id, "place")),
        votes=tuple(_vote(one) for one in _of(ask, "vote", row.id, "entry")),
        signatures=tuple(_signature(one) for one in _of(ask, "signature", row.id, "entry", "place")),
    )


def _of(ask: Connection, name: str, meeting: str, *order: str) -> list[Row[Any]]:
    table = tables.of(name)
    query = select(table).where(table.c.meeting == meeting).order_by(*(table.c[one] for one in order))
    return list(ask.execute(query))


def _sign_in(ask: Connection, row: Row[Any]) -> SignIn | None:
    if row.counted_by is None:
        return None
    came = _of(ask, "attendance", row.id, "place")
    present = tuple(Present(person=one.person, household=one.household) for one in came)
    return SignIn(counted_by=CountedBy(row.counted_by), present=present, women=row.women)


def _vote(row: Row[Any]) -> Vote:
    tally = Tally(
        in_favour=row.in_favour,
        against=row.against,
        abstained=row.abstained,
        invalid=row.invalid,
        not_cast=row.not_cast,
    )
    return Vote(
        item=row.item,
        text=row.text,
        method=VoteMethod(row.method),
        tally=tally,
        scrutineer=row.scrutineer,
        counter=row.counter,
        adopted=row.adopted,
    )


def _signature(row: Row[Any]) -> Signature:
    return Signature(
        person=row.person,
        capacity=row.capacity,
        mark=Mark(row.mark),
        signed_on=row.signed_on,
        page=row.page,
        reason=row.reason,
    )
