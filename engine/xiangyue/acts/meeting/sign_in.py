"""签到: who is entitled is frozen, who came is put on record, and the law says whether it is enough."""

from collections.abc import Mapping
from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.meeting.judging import quorum_of
from xiangyue.acts.meeting.representing import (
    GoneSignedIn,
    NotEntitled,
    entitled_on,
    persons_of,
)
from xiangyue.acts.meeting.roll import roll_lines
from xiangyue.acts.meeting.sitting import Sitting, came_to, sitting_of
from xiangyue.model import (
    About,
    Base,
    CountedBy,
    Household,
    Meeting,
    Person,
    Present,
    Roll,
    Ruling,
    Sex,
    SignIn,
    chinese,
)
from xiangyue.model.happened import MeetingSignedIn
from xiangyue.records import FactInTheFuture
from xiangyue.words import say


def sign_in(scene: Scene, answers: Answers) -> Outcome:
    """Put the attendance on record, with the ruling on the quorum.

    Raises:
        FactInTheFuture: the meeting has not begun.

    """
    meeting = scene.meeting()
    if meeting.called.held_at > scene.now:
        raise FactInTheFuture(happened_at=meeting.called.held_at, now=scene.now)
    sitting = sitting_of(scene.journal, meeting)
    if sitting is not None:
        return _of_the_room(scene, sitting, sheets=answers.get("sheets", ""))
    on = meeting.called.held_at.date()
    entitled = entitled_on(scene.journal, on, proxies=scene.law.room.proxies)
    people = entitled.adults
    households = {household.id: household for household in scene.journal.households(on)}
    counted_by = CountedBy(answers["counted_by"])
    present = tuple(_present(scene, one, counted_by, people, households) for one in answers["present"])
    entitled.check(scene.journal, present)
    signed = SignIn(counted_by=counted_by, present=present, women=_women(present, people))
    roll = Roll(households=tuple(sorted(households)), adults=tuple(sorted(people)))
    return Outcome(
        did=MeetingSignedIn(meeting=meeting.id, roll=roll, sign_in=signed, sheets=answers.get("sheets", "")),
        happened_on=on,
        rulings=(_quorum(scene, meeting, roll, signed, on=on),),
    )


def _of_the_room(scene: Scene, sitting: Sitting, *, sheets: str) -> Outcome:
    """Return who came to the room at all; the quorum is that of its fullest moment, and asked again at each vote."""
    meeting, room = sitting.meeting, sitting.room
    on = meeting.called.held_at.date()
    people = {person.id: person for person in scene.journal.people(on)}
    present = came_to(sitting)
    signed = SignIn(counted_by=sitting.begun.counted_by, present=present, women=_women(present, people))
    quorum = quorum_of(scene.law, sitting, room.most, about=About(meeting=meeting.id, text=scene.case.text))
    return Outcome(
        did=MeetingSignedIn(meeting=meeting.id, roll=sitting.begun.roll, sign_in=signed, sheets=sheets),
        happened_on=on,
        rulings=(quorum,) if quorum else (),
    )


def _present(
    scene: Scene,
    told: Mapping[str, str],
    counted_by: CountedBy,
    people: Mapping[str, Person],
    households: Mapping[str, Household],
) -> Present:
    id = scene.person(told["person"])
    person = people.get(id)
    if person is None:
        _refuse_gone(scene, id, counted_by)
        raise NotEntitled(who=told["person"])
    if counted_by is CountedBy.ADULTS:
        return Present(person=person.id)
    household = told.get("household") or person.household
    if household not in households:
        raise NotEntitled(who=household)
    return Present(person=person.id, household=household, proxy=told.get("proxy"))


def _refuse_gone(scene: Scene, id: str, counted_by: CountedBy) -> None:
    """Refuse somebody who is gone, by the number on the sheet: most often it is the number that is wrong."""
    meeting = scene.meeting()
    on = meeting.called.held_at.date()
    gone = scene.journal.gone(on).get(id)
    if gone is None:
        return
    sheets = roll_lines(scene.journal, on=on, counted_by=counted_by, printed_on=meeting.notice_on)
    number = next(
        (say("roll.number", group=chinese(one.group), line=one.line) for one in sheets if one.person == id), ""
    )
    who = f"{number} {scene.journal.person(id).name}".strip()
    raise GoneSignedIn(who=who, day=gone.on, what=gone.kind, person=id)


def _women(present: tuple[Present, ...], people: Mapping[str, Person]) -> int:
    return sum(people[one.person].sex is Sex.FEMALE for one in present)


def _quorum(scene: Scene, meeting: Meeting, roll: Roll, signed: SignIn, *, on: date) -> Ruling:
    came = {Base.ADULTS: persons_of(len(signed.present), signed.present)}
    if signed.counted_by is CountedBy.HOUSEHOLDS:
        came[Base.HOUSEHOLDS] = len(signed.present)
    return scene.law.check_quorum(
        meeting.body,
        on=on,
        bases={Base.ADULTS: len(roll.adults), Base.HOUSEHOLDS: len(roll.households)},
        present=came,
        about=About(meeting=meeting.id, text=scene.case.text),
    )
