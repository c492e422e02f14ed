"""What a line of the room is read against: who is called what, and which venue is whose."""

from collections import Counter
from collections.abc import Mapping

from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.acts.meeting.venues import places_of
from xiangyue.intake import Hall
from xiangyue.model import CountedBy
from xiangyue.records import Journal, Register


def hall_of(record: Register | Journal, sitting: Sitting) -> Hall:
    """Return what a line is read against."""
    return Hall(
        room=sitting.room,
        sheet=sitting.sheet,
        names=names_of(record, sitting),
        called={one.id: one.name for one in record.people(sitting.meeting.called.held_at.date())},
        venues=places_of(sitting),
        families=families_of(record, sitting),
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


def families_of(record: Register | Journal, sitting: Sitting) -> Mapping[str, tuple[str, ...]]:
    """Return by household who of it is of age and not its head, in the order of the roster: 7代2 means the second."""
    if sitting.begun.counted_by is not CountedBy.HOUSEHOLDS:
        return {}
    heads = {line.person for line in sitting.sheet}
    of_age = set(sitting.begun.roll.adults)
    families: dict[str, list[str]] = {}
    for one in record.people(sitting.meeting.called.held_at.date()):
        if one.id in of_age and one.id not in heads:
            families.setdefault(one.household, []).append(one.id)
    return {home: tuple(people) for home, people in families.items()}
