"""提示 after an act: what is allowed, and what people would still be asked about. Nothing is refused, nothing recorded."""

from collections.abc import Iterator

from xiangyue.acts.village.meant import name_of
from xiangyue.canon import read
from xiangyue.model import BEIJING, Case, Entry
from xiangyue.model.happened import MeetingCalled, VoteCounted
from xiangyue.records import Register
from xiangyue.words import say


def hints_after(register: Register, entry: Entry) -> tuple[str, ...]:
    """Return what to look at once more in what was just put on record."""
    if entry.act == MeetingCalled.act:
        return tuple(_of_officers(register, read(MeetingCalled, entry.payload["did"])))
    if entry.act == VoteCounted.act:
        return tuple(_of_counting(register, read(VoteCounted, entry.payload["did"])))
    return ()


def open_beside(register: Register, case: Case) -> tuple[Case, ...]:
    """Return the other cases of the same kind that are not over: two revisions start from one text."""
    return tuple(
        one
        for one in register.cases()
        if one.workflow == case.workflow and one.number != case.number and not one.withdrawn and not one.flow.ended
    )


def _of_officers(register: Register, did: MeetingCalled) -> Iterator[str]:
    on = did.called.held_at.astimezone(BEIJING).date()
    for duty, person in (("chair", did.called.chair), ("recorder", did.called.recorder)):
        if not register.person(person).adult(on=on):
            yield say("hint.minor", who=name_of(register, person), duty=say(f"role.meeting:{duty}"))
    if did.called.chair == did.called.recorder:
        yield say("hint.chair_records", who=name_of(register, did.called.chair))


def _of_counting(register: Register, did: VoteCounted) -> Iterator[str]:
    if did.scrutineer == did.counter:
        yield say("hint.one_counts", who=name_of(register, did.counter))
