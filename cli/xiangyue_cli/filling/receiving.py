"""收件: what the township answered, as it stands on its paper."""

from collections.abc import Mapping

from xiangyue.words import say
from xiangyue_cli.ask.field import Reader
from xiangyue_cli.filling.by_form import ByForm
from xiangyue_cli.filling.sending import paper_number, their_series


class Receiving(ByForm):
    """Asks the township's answer; its articles are those of the draft it saw."""

    def prepare(self) -> None:
        """Know the day, and how a number may be typed."""
        self.series = their_series(self.at.register, self.at.waiting.act, year=self.at.today.year)
        self.fields["answered_on"]["default"] = self.at.today.isoformat()
        if "number" in self.fields:
            title = self.fields["number"]["title"]
            own = say("ask.own_number", title=title, series=self.series)
            self.fields["number"]["title"] = own if self.series else say("ask.their_number", title=title)

    def readers(self) -> Mapping[str, Reader]:
        """Take a number without its brackets."""
        return {**super().readers(), "number": lambda typed: paper_number(typed, series=self.series)}
