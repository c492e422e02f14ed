"""散会: the steps of the model are done with what the lines of the room come to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from xiangyue.acts.case.do import Done, do
from xiangyue.acts.meeting.by_item import held_counts
from xiangyue.acts.meeting.judging import quorum_of
from xiangyue.acts.meeting.room import RoomNotBegun, meeting_of
from xiangyue.acts.meeting.sitting import Sitting, came_to, sitting_of
from xiangyue.acts.office import Office
from xiangyue.canon import plain
from xiangyue.errors import Refusal
from xiangyue.model import By, Evidence, EvidenceKind, Waiting
from xiangyue.model.room import Said

SIGN_IN, DEBATE, VOTE = "sign_in", "record_debate", "count_vote"


class RoomStillOpen(Refusal):
    """The meeting goes on: what it comes to is not known yet."""

    code = "room-still-open"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


def settle_room(
    office: Office, number: str, by: Mapping[str, By], *, now: datetime, sheets: str = ""
) -> tuple[Done, ...]:
    """Do the steps that wait for the meeting; `by` says for each act whose it is, and on what evidence.

    Where too few came the first step is the last: what becomes of it is asked like that of any other meeting.

    Raises:
        RoomNotBegun, RoomStillOpen: there is nothing to settle yet.
        NothingVotedOn: an item was left over.

    """
    done: list[Done] = []
    _check_voted(office, number)
    while (waiting := _waiting(office, number, by)) is not None:
        sitting = _closed(office, number)
        answers = _answers(sitting, waiting.act, sheets=sheets)
        done.append(do(office, number, waiting.step, answers, by=by[waiting.act], now=now))
    return tuple(done)


def vouched(sitting: Sitting, by: By, *, book: str, sheet: str) -> dict[str, By]:
    """Return whose the steps are: the chair's debate from the record book, the scrutineer's count from the sheet."""
    chair, scrutineer = sitting.meeting.called.chair, sitting.begun.scrutineer
    return {
        SIGN_IN: by,
        DEBATE: replace(by, responsible=chair, evidence=_evidence(by, chair, EvidenceKind.RECORD_BOOK, book)),
        VOTE: replace(by, responsible=scrutineer, evidence=_evidence(by, scrutineer, EvidenceKind.SIGNED_PAPER, sheet)),
    }


def _evidence(by: By, responsible: str, kind: EvidenceKind, where: str) -> Evidence:
    if responsible == by.typed_by:
        return by.evidence
    return Evidence(kind=kind, where=where) if where else Evidence(kind=EvidenceKind.OWED)


def _check_voted(office: Office, number: str) -> None:
    """Refuse before anything is done, where enough came to vote and something was left over."""
    sitting = _closed(office, number)
    quorum = quorum_of(office.law, sitting, sitting.room.most)
    if quorum is None or quorum.met:
        held_counts(sitting)


def _waiting(office: Office, number: str, by: Mapping[str, By]) -> Waiting | None:
    case = office.register.case(number)
    return next((one for one in case.flow.waiting if one.act in by), None)


def _closed(office: Office, number: str) -> Sitting:
    sitting = sitting_of(office.register, meeting_of(office.register, number))
    if sitting is None:
        raise RoomNotBegun(case=number)
    if sitting.room.closed_at is None:
        raise RoomStillOpen(case=number)
    return sitting


def _answers(sitting: Sitting, act: str, *, sheets: str) -> Mapping[str, Any]:
    room, begun = sitting.room, sitting.begun
    if act == SIGN_IN:
        present = [
            {name: told for name, told in (("person", one.person), ("household", one.household)) if told}
            for one in came_to(sitting)
        ]
        return {"counted_by": begun.counted_by.value, "present": present} | ({"sheets": sheets} if sheets else {})
    if act == DEBATE:
        said = [line for line in room.standing if isinstance(line, Said)]
        return {"remarks": [{"speaker": line.speaker, "words": line.words} for line in said]}
    officers = {"scrutineer": begun.scrutineer, "counter": begun.counter}
    items = [
        {"item": item, "there": count.there, "recused": count.recused} | _figures(plain(count.tally))
        for item, count in held_counts(sitting).items()
    ]
    return officers | {"items": items}


def _figures(tally: Any) -> dict[str, int]:
    return {name: tally[name] for name in ("in_favour", "against", "abstained", "invalid", "not_cast")}
