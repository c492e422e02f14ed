"""会议通知: the days are counted at once, so that a day too early is not found out after ten questions."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from xiangyue.model import Body, Outcome
from xiangyue.words import say
from xiangyue_cli.ask import parse_moment
from xiangyue_cli.ask.days import said
from xiangyue_cli.ask.field import NotTakenError, Reader
from xiangyue_cli.filling.by_form import Answers, ByForm
from xiangyue_cli.filling.witness import with_witness
from xiangyue_cli.keys import Away, phrased, pick
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.model import Ruling

USUAL_CHAIR = "committee_director"  # 村民会议由村民委员会召集
URGENT = 2


class Calling(ByForm):
    """Asks when and where a meeting is held, and how people were told."""

    def prepare(self) -> None:
        """Know the day of the notice, the first lawful day, the chair, the recorder, the place."""
        self.body = Body(self.at.model.calls[self.at.waiting.step.rpartition(".")[0]]["body"])
        self.reason = ""
        fields = self.fields
        fields["notice_on"]["default"] = self.at.today.isoformat()
        earliest = self.at.office.law.earliest_meeting(self.body, notice_on=self.at.today)
        fields["held_at"]["title"] = say("ask.held_at", month=earliest.month, day=earliest.day)
        fields["chair"]["default"], fields["recorder"]["default"] = self._officers()
        if self.at.meetings:
            usual = (fields["places"].get("examples") or [[]])[0]
            fields["places"]["examples"] = [list(dict.fromkeys((*self.at.meetings[-1].called.places, *usual)))]
        fields["urgent_reason"]["x-ask"] = fields["witness"]["x-ask"] = False

    def readers(self) -> Mapping[str, Reader]:
        """Count the days as soon as the day is said."""
        return {**super().readers(), "held_at": self._held_at}

    def completed(self, answers: Answers) -> Answers:
        """Add the urgent reason, and a witness where it is typed late."""
        told = with_witness(self, answers, day="notice_on")
        return told | ({"urgent_reason": self.reason} if self.reason else {})

    def _officers(self) -> tuple[str | None, str]:
        if self.at.meetings:
            called = self.at.meetings[-1].called
            return self.at.name_of(called.chair), self.at.name_of(called.recorder)
        head = f"council_head:{self.body.partition(':')[2]}" if self.body.advises else USUAL_CHAIR
        held = [one.person for one in self.at.register.tenures(self.at.today) if one.role == head]
        return (self.at.name_of(held[0]) if held else None), self.at.name_of(self.at.typist)

    def _held_at(self, typed: str) -> str:
        held = parse_moment(typed, today=self.at.today)
        notice_on = date.fromisoformat(str(self.kept.get("notice_on", self.at.today.isoformat())))
        if held.date() < notice_on:
            raise NotTakenError(say("ask.held_before_notice"))
        lines(say("ask.understood", value=f"{said(held.date())} {held:%H:%M}"))
        ruling = self._ruling(notice_on, held.date())
        self.reason = self._urgent(notice_on, ruling) if ruling and ruling.outcome is Outcome.NOT_MET else ""
        if ruling:
            lines(say("echo.notice", actual=ruling.actual, needed=ruling.needed))
        return held.isoformat()

    def _ruling(self, notice_on: date, held_on: date, reason: str = "") -> "Ruling | None":
        law = self.at.office.law
        return law.check_notice(self.body, notice_on=notice_on, held_on=held_on, urgent_reason=reason)

    def _urgent(self, notice_on: date, ruling: "Ruling") -> str:
        """Return the reason for a day too early; the day is asked again where there is none."""
        earliest = self.at.office.law.earliest_meeting(self.body, notice_on=notice_on)
        too_early: dict[str, Any] = {"actual": ruling.actual, "needed": ruling.needed, "earliest": earliest}
        lines(say("ask.too_early", **too_early), f"  {ruling.citation}", say("ask.too_early_choices"))
        try:
            if pick(say("screen.choose"), most=URGENT) == URGENT:
                return phrased(say("ask.urgent_reason"), self.fields["urgent_reason"].get("x-phrases", ()))
        except Away:
            pass
        raise NotTakenError(say("ask.another_day"))
