"""签会议纪要: who has to sign is known from the meeting; asked is only how each of them did."""

from collections.abc import Mapping
from typing import Any

from xiangyue.words import say
from xiangyue_cli.filling.by_form import Answers, ByForm, Row
from xiangyue_cli.keys import phrased, pick
from xiangyue_cli.tell import lines

MARKS = ("ink", "fingerprint", "on_behalf")
REFUSED = len(MARKS) + 1  # on record as unsigned, with the reason
WITH_REASON = (MARKS.index("on_behalf") + 1, REFUSED)
CAPACITIES = ("chair", "recorder", "scrutineer")


class Signatures(ByForm):
    """Asks how the officers of the meeting signed its minutes."""

    def prepare(self) -> None:
        """Know the day and the officers."""
        from xiangyue.acts.meeting.minutes import officer  # noqa: PLC0415

        self.fields["signed_on"]["default"] = self.at.today.isoformat()
        meeting = self.at.meetings[-1]
        self.officers = {one: officer(meeting, one) for one in CAPACITIES if officer(meeting, one)}

    def ask(self, known: Mapping[str, Any]) -> Answers:
        """Ask the day, then each of the officers."""
        told = dict(known)
        if "signed_on" not in told:
            field = self.fields["signed_on"]
            asker = self.at.asker()
            told["signed_on"] = asker.value("signed_on", field, default=field["default"], needed=True, ends=False)
        signed = {one["capacity"]: one for one in told.get("signatures", ())}
        for capacity in self.officers:
            if capacity not in signed:
                signed[capacity] = self._signature(capacity)
                told["signatures"] = [signed[one] for one in self.officers if one in signed]
                self._keep(told)
        return told

    def complete(self, answers: Mapping[str, Any]) -> bool:
        """Whether nobody is left out."""
        return "signed_on" in answers and len(answers.get("signatures", ())) == len(self.officers)

    def rows(self, answers: Answers) -> tuple[Row, ...]:
        """The day, then a row an officer."""
        day = self.fields["signed_on"]
        first = Row(
            name="signed_on", title=str(day["title"]), words=self._shown("signed_on", day, answers["signed_on"])
        )
        return (first, *(self._row(one) for one in answers["signatures"]))

    def again(self, answers: Answers, name: str) -> Answers:
        """Ask the day, or one officer, again."""
        if name == "signed_on":
            return self.ask({"signatures": answers["signatures"]})
        rest = [one for one in answers["signatures"] if one["capacity"] != name]
        return self.ask({**answers, "signatures": rest})

    def _signature(self, capacity: str) -> dict[str, Any]:
        lines(say("sign.who", capacity=say(f"capacity.{capacity}"), name=self.at.name_of(self.officers[capacity])))
        asked = self.fields["signatures"]["items"]["properties"]
        chosen = pick(say("sign.how"), most=REFUSED)
        mark = MARKS[chosen - 1] if chosen < REFUSED else MARKS[0]
        signature: dict[str, Any] = {"person": self.officers[capacity], "capacity": capacity, "mark": mark}
        if chosen in WITH_REASON:
            why = say("sign.by_what_right" if chosen < REFUSED else "sign.why_not")
            signature["reason"] = phrased(why, asked["reason"].get("x-phrases", ()))
        if chosen < REFUSED:
            field = asked["page"]
            page = self.at.asker().value("page", {**field, "default": 1}, default=1, needed=True, ends=False)
            signature["page"] = page
        return signature

    def _row(self, signature: Mapping[str, Any]) -> Row:
        capacity, reason = signature["capacity"], signature.get("reason", "")
        refused = bool(reason) and signature["mark"] != "on_behalf"
        how = say("sign.unsigned") if refused else say(f"mark.{signature['mark']}")
        who = self.at.name_of(signature["person"])
        code = "sign.row" if signature.get("page") else "sign.row_unsigned"
        words = say(code, who=who, how=how, page=signature.get("page", ""), reason=f"（{reason}）" if reason else "")
        return Row(name=capacity, title=say(f"capacity.{capacity}"), words=words)
