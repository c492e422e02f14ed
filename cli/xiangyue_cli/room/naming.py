"""How people and moments are said on the screen of a room: 刘世贵, 罗小平58, 11月26日 周四 19:30."""

from datetime import datetime

from xiangyue.acts.meeting.sitting import Sitting, called, seat_of
from xiangyue.acts.office import Office
from xiangyue.words import say

OF_A_CENTURY = 100


def named(office: Office, sitting: Sitting, seat: str) -> str:
    """Return a person by the name alone, a namesake with the year of birth; a household as its sheet has it."""
    if sitting.begun.counted_by == "households":
        return called(office.register, sitting, seat)
    on = sitting.meeting.called.held_at.date()
    people = {one.id: one for one in office.register.people(on)}
    person = people.get(seat)
    if person is None:
        return called(office.register, sitting, seat)
    seated = [people[seat_of(line)].name for line in sitting.sheet if seat_of(line) in people]
    return person.name if seated.count(person.name) == 1 else f"{person.name}{person.born.year % OF_A_CENTURY:02}"


def moment(at: datetime) -> str:
    """Return 11月26日 周四 19:30."""
    return say(
        "room.moment", month=at.month, day=at.day, weekday=say("room.weekdays")[at.weekday()], clock=f"{at:%H:%M}"
    )
