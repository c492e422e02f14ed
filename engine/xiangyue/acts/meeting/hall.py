"""What a line of the room is read against: who is called what, and which venue is whose."""

from collections import Counter
from collections.abc import Mapping

from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.intake import Hall
from xiangyue.records import Journal, Register


def hall_of(record: Register | Journal, sitting: Sitting) -> Hall:
    """Return what a line is read against."""
    places = sitting.meeting.called.places
    groups = {line.group for line in sitting.sheet}
    return Hall(
        room=sitting.room,
        sheet=sitting.sheet,
        names=names_of(record, sitting),
        venues=places if len(places) == len(groups) and len(places) > 1 else (),
    )


def names_of(record: Register | Journal, sitting: Sitting) -> Mapping[str, str]:
    """Return whom a name means: only names that are one person's, of this meeting before the whole village."""
    people = record.people(sitting.meeting.called.held_at.date())
    names = {one.id: one.name for one in people}
    often = Counter(names.values())
    whole = {name: id for id, name in names.items() if often[name] == 1}
    seated = [line.person for line in sitting.sheet if line.household is None and line.person in names]
    here = Counter(names[person] for person in seated)
    return whole | {names[person]: person for person in seated if here[names[person]] == 1}
