"""签到: who is entitled is frozen, who came is put on record, and the law says whether it is enough."""

from collections.abc import Mapping
from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.errors import Refusal
from xiangyue.model import About, Base, CountedBy, Household, Meeting, Person, Present, Roll, Ruling, Sex, SignIn
from xiangyue.model.happened import MeetingSignedIn
from xiangyue.records import FactInTheFuture


class NotEntitled(Refusal):
    """Somebody was signed in who may not take part that day."""

    code = "not-entitled"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class NotTheirHousehold(Refusal):
    """A household is represented by one who does not belong to it."""

    code = "not-their-household"

    def __init__(self, *, who: str, household: str) -> None:
        super().__init__(who=who, household=household)


def sign_in(scene: Scene, answers: Answers) -> Outcome:
    """Put the attendance on record, with the ruling on the quorum.

    Raises:
        FactInTheFuture: the meeting has not begun.

    """
    meeting = scene.meeting()
    if meeting.called.held_at > scene.now:
        raise FactInTheFuture(happened_at=meeting.called.held_at, now=scene.now)
    on = meeting.called.held_at.date()
    people = {person.id: person for person in scene.journal.adults(on)}
    households = {household.id: household for household in scene.journal.households(on)}
    counted_by = CountedBy(answers["counted_by"])
    present = tuple(_present(scene, one, counted_by, people, households) for one in answers["present"])
    signed = SignIn(counted_by=counted_by, present=present, women=_women(present, people))
    roll = Roll(households=tuple(sorted(households)), adults=tuple(sorted(people)))
    return Outcome(
        did=MeetingSignedIn(meeting=meeting.id, roll=roll, sign_in=signed, sheets=answers.get("sheets", "")),
        happened_on=on,
        rulings=(_quorum(scene, meeting, roll, signed, on=on),),
    )


def _present(
    scene: Scene,
    told: Mapping[str, str],
    counted_by: CountedBy,
    people: Mapping[str, Person],
    households: Mapping[str, Household],
) -> Present:
    person = people.get(scene.person(told["person"]))
    if person is None:
        raise NotEntitled(who=told["person"])
    if counted_by is CountedBy.ADULTS:
        return Present(person=person.id)
    household = told.get("household") or person.household
    if household not in households:
        raise NotEntitled(who=household)
    if person.household != household:
        raise NotTheirHousehold(who=person.name, household=household)
    return Present(person=person.id, household=household)


def _women(present: tuple[Present, ...], people: Mapping[str, Person]) -> int:
    return sum(people[one.person].sex is Sex.FEMALE for one in present)


def _quorum(scene: Scene, meeting: Meeting, roll: Roll, signed: SignIn, *, on: date) -> Ruling:
    came = {Base.ADULTS: len(signed.present)}
    if signed.counted_by is CountedBy.HOUSEHOLDS:
        came[Base.HOUSEHOLDS] = len(signed.present)
    return scene.law.check_quorum(
        meeting.body,
        on=on,
        bases={Base.ADULTS: len(roll.adults), Base.HOUSEHOLDS: len(roll.households)},
        present=came,
        about=About(meeting=meeting.id, text=scene.case.text),
    )
