"""What is asked of the law about a meeting: who decides, whether people were told, came, and agreed."""

from collections.abc import Mapping
from datetime import date

from xiangyue.model import About, Base, Body, Matter, Ruling, Subject, Tally
from xiangyue.rules import counting, notice, study
from xiangyue.rules.answer import met_if
from xiangyue.rules.book import Book
from xiangyue.words import say

NOTHING = About()


class OfMeetings(Book):
    """The questions of a meeting."""

    def bodies_for(self, matter: Matter, *, on: date) -> tuple[Body, ...]:
        """Return who may decide the matter; nobody is named for what the law leaves open."""
        found = self.find(Subject.WHO_DECIDES, on=on, matter=matter)
        return found.provision.bodies if found else ()

    def who_decides(self, matter: Matter, body: Body, *, on: date, about: About = NOTHING) -> Ruling:
        """Say whether the body may decide the matter.

        Raises:
            NoRuleInForce: the law leaves open who decides it.

        """
        found = self.must(Subject.WHO_DECIDES, on=on, matter=matter)
        named = found.provision.bodies
        note = say("ruling.who_decides", matter=matter, bodies=named)
        return found.answer(met_if(body in named), about=about, notes=() if body in named else (note,))

    def check_party_study(  # noqa: PLR0913
        self, *, on: date, agreed: bool, should_attend: int, present: int, in_favour: int, about: About = NOTHING
    ) -> Ruling | None:
        """Say whether the Party organisation studied the matter first; None where the law does not ask for it."""
        found = self.find(Subject.PARTY_STUDY, on=on)
        if found is None:
            return None
        return study.check_party_study(
            found, agreed=agreed, should_attend=should_attend, present=present, in_favour=in_favour, about=about
        )

    def check_notice(
        self, body: Body, *, notice_on: date, held_on: date, urgent_reason: str = "", about: About = NOTHING
    ) -> Ruling | None:
        """Say whether people were told early enough; None where the law names no days."""
        told = notice.Notice(notice_on=notice_on, held_on=held_on, urgent_reason=urgent_reason)
        found = self.find(Subject.NOTICE, on=held_on, body=body)
        return notice.check_notice(found, told, safe=self.safe_notice, about=about) if found else None

    def earliest_meeting(self, body: Body, *, notice_on: date) -> date:
        """Return the first day a meeting told of that day may be held without an urgent reason."""
        found = self.find(Subject.NOTICE, on=notice_on, body=body)
        first = notice.earliest_meeting(found, notice_on, safe=self.safe_notice) if found else notice_on
        # the law of the meeting's own day decides: it may have changed in between
        then = self.find(Subject.NOTICE, on=first, body=body)
        return notice.earliest_meeting(then, notice_on, safe=self.safe_notice) if then else first

    def check_quorum(
        self, body: Body, *, on: date, bases: Mapping[Base, int], present: Mapping[Base, int], about: About = NOTHING
    ) -> Ruling:
        """Say whether enough came, by the rule in force on the day of the meeting.

        Raises:
            NoRuleInForce: the law names no quorum for that body.
            BaseNotGiven, MorePresentThanEntitled, CountCannotBe: the numbers cannot be judged.

        """
        found = self.must(Subject.QUORUM, on=on, body=body)
        return counting.check_quorum(found, body=body, bases=bases, present=present, about=about)

    def check_majority(  # noqa: PLR0913
        self,
        body: Body,
        *,
        on: date,
        tally: Tally,
        present: int,
        base: int | None = None,
        bases: Mapping[Base, int] | None = None,
        about: About = NOTHING,
    ) -> Ruling:
        """Say whether the vote carried; `bases` where the law counts by all who should have come.

        `base` is how many count as present for the majority where they are not those who could vote (`RoomSettings`).

        Raises:
            NoRuleInForce: the law names no majority for that body.
            TallyDoesNotAddUp, BaseNotGiven, MorePresentThanEntitled: the numbers cannot be judged.

        """
        found = self.must(Subject.MAJORITY, on=on, body=body)
        return counting.check_majority(
            found, body=body, tally=tally, present=present, base=base, bases=bases or {}, about=about
        )
