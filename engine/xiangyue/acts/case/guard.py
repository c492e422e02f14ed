"""The guarded actions: `file` and `publish` ask for the rulings that stand, and refuse without them (design 4).

They are service tasks of a model. What an action did is appended after the step that set it off.
"""

from collections.abc import Callable, Mapping
from datetime import date

from xiangyue.acts.case.asked import Asked
from xiangyue.acts.case.refusals import EvidenceStillOwed, NotShown
from xiangyue.acts.case.scene import Scene
from xiangyue.acts.case.unproved import line_of, unproved_of
from xiangyue.model import Event, Subject
from xiangyue.model.happened import ConventionPublished, VoteCorrected
from xiangyue.words import say

BEFORE_FILING = (Subject.WHO_DECIDES, Subject.PARTY_STUDY, Subject.NOTICE, Subject.QUORUM, Subject.MAJORITY)
BEFORE_PUBLISHING = (*BEFORE_FILING, Subject.FILING)
OF_NO_MEETING = frozenset({Subject.PARTY_STUDY, Subject.FILING})


class Guarded:
    """The actions of one step's run, and what they did."""

    def __init__(self, scene: Scene, asked: Asked, *, on: date) -> None:
        self._scene = scene
        self._asked = asked
        self._on = on
        self.did: list[Event] = []

    @property
    def actions(self) -> Mapping[str, Callable[[str], None]]:
        """Return the actions a model may name."""
        return {"file": self._file, "publish": self._publish}

    def _file(self, path: str) -> None:
        del path
        self._demand("file", BEFORE_FILING)

    def _publish(self, path: str) -> None:
        del path
        self._demand("publish", BEFORE_PUBLISHING)
        self._asked.facts["published"] = True
        text = self._asked.text or ""
        self.did.append(ConventionPublished(text=text, in_force_from=self._on))

    def _demand(self, action: str, subjects: tuple[Subject, ...]) -> None:
        """Refuse unless every subject the law knew on the day of the deciding meeting is shown as met."""
        self._refuse_unproved(action)
        meetings = self._scene.journal.meetings(self._scene.case.number)
        if not meetings:
            raise NotShown(action=say(f"action.{action}"), missing=(say("subject.quorum"),), citation="")
        last = meetings[-1]
        self._refuse_to_be_voted_again(action, last.id)
        day = last.called.held_at.date()
        demanded = [
            subject
            for subject in subjects
            if self._scene.law.asks(subject, body=last.body, matter=self._scene.case.matter, on=day)
        ]
        missing = [subject for subject in demanded if not self._shown(subject, call=last.call)]
        if missing:
            raise NotShown(
                action=say(f"action.{action}"),
                missing=tuple(say(f"subject.{subject}") for subject in missing),
                citation=self._scene.law.cite(missing[0], body=last.body, matter=self._scene.case.matter, on=day),
            )

    def _refuse_unproved(self, action: str) -> None:
        """Refuse what goes out as done while nothing shows that some of it was (ADR 22)."""
        owing = unproved_of(self._scene.journal, self._scene.case.number)
        if owing:
            raise EvidenceStillOwed(
                action=say(f"action.{action}"), lines=tuple(line_of(one) for one in owing), entry=owing[0].number
            )

    def _refuse_to_be_voted_again(self, action: str, meeting: str) -> None:
        """Refuse what rests on a result that a correction has made doubtful (更正, walkthrough h)."""
        corrected = self._scene.journal.happened(self._scene.case.number, VoteCorrected)
        if any(one.again and one.meeting == meeting for one in corrected):
            raise NotShown(action=say(f"action.{action}"), missing=(say("correcting.vote_again"),), citation="")

    def _shown(self, subject: Subject, *, call: str) -> bool:
        where = "" if subject in OF_NO_MEETING else call
        return any(ruling.met for ruling in self._asked.standing(subject, call=where))
