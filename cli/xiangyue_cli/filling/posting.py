"""张贴: today, by whoever sits here, at the places this village has."""

from datetime import date

from xiangyue.model import chinese
from xiangyue.words import say
from xiangyue_cli.filling.by_form import Answers, ByForm, Row
from xiangyue_cli.filling.witness import with_witness


class Posting(ByForm):
    """Asks a posting."""

    def prepare(self) -> None:
        """Know the day, the places, and who puts it up; ask for a phone only where the village has none."""
        from xiangyue.acts.convention.posting import phone_wanted  # noqa: PLC0415

        self.fields["posted_on"]["default"] = self.at.today.isoformat()
        self.fields["posted_by"]["default"] = self.at.name_of(self.at.typist)
        self.fields["places"]["examples"] = [self._places()]
        for name in ("until", "witness", "receiver"):
            self.fields[name]["x-ask"] = False
        if phone_wanted(self.at.register, self.at.case, self.at.waiting.step):
            self.needed.append("phone")
        else:
            self.fields["phone"]["x-ask"] = False

    def completed(self, answers: Answers) -> Answers:
        """Ask how long it hangs, when it is known from when on; and a witness where it is typed late."""
        told = answers if "until" in answers else answers | {"until": self._until(answers)}
        self.at.keep(told)
        return with_witness(self, told, day="posted_on")

    def rows(self, answers: Answers) -> tuple[Row, ...]:
        """Show the last day and the witness too."""
        later = [name for name in ("until", "witness") if name in answers]
        return (*super().rows(answers), *(self._row(name, answers[name]) for name in later))

    def again(self, answers: Answers, name: str) -> Answers:
        """Another day of posting asks the last day anew."""
        if name in {"until", "witness"}:
            return self.completed({other: value for other, value in answers.items() if other != name})
        if name == "posted_on":
            answers = {other: value for other, value in answers.items() if other != "until"}
        return super().again(answers, name)

    def _until(self, answers: Answers) -> str:
        from xiangyue.acts.convention.posting import earliest_end  # noqa: PLC0415

        at = self.at
        posted_on = date.fromisoformat(str(answers["posted_on"]))
        call = at.waiting.step.rpartition(".")[0]
        earliest = earliest_end(at.office.law, at.case, at.model, call, posted_on=posted_on)
        field = self.fields["until"]
        return str(at.asker().value("until", field, default=earliest.isoformat(), needed=True, ends=False))

    def _row(self, name: str, value: str) -> Row:
        return Row(name=name, title=self.title(name), words=self._shown(name, self.fields[name], value))

    def _places(self) -> list[str]:
        groups = range(1, self.at.register.village.groups + 1)
        boards = [say("place.group_board", group=chinese(group)) for group in groups]
        return [say("place.village_board"), *boards, say("place.chat"), say("place.loudspeaker")]
