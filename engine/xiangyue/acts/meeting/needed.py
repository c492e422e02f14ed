"""过半数 of how many: said for two numbers, where the law leaves open which of them is meant."""

from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.model import Base, Subject
from xiangyue.rules import Law


def needed_of(law: Law, sitting: Sitting, base: int) -> int | None:
    """Say how many of so many present make the majority; None where it is asked of another number."""
    meeting = sitting.meeting
    found = law.find(Subject.MAJORITY, on=meeting.called.held_at.date(), body=meeting.body)
    if found is None or found.provision.shares[0].base is not Base.PRESENT:
        return None
    return found.provision.shares[0].least(base)
