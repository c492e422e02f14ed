"""张贴: today, by whoever sits here, at the places this village has."""

from xiangyue.model import chinese
from xiangyue.words import say
from xiangyue_cli.filling.by_form import Answers, ByForm
from xiangyue_cli.filling.witness import with_witness


class Posting(ByForm):
    """Asks a posting."""

    def prepare(self) -> None:
        """Know the day, the places, and who puts it up."""
        self.fields["posted_on"]["default"] = self.at.today.isoformat()
        self.fields["posted_by"]["default"] = self.at.name_of(self.at.typist)
        self.fields["places"]["examples"] = [self._places()]
        self.fields["until"]["title"] = say("ask.posted_until")
        self.fields["witness"]["x-ask"] = False

    def completed(self, answers: Answers) -> Answers:
        """Ask for a witness where it is typed late."""
        return with_witness(self, answers, day="posted_on")

    def _places(self) -> list[str]:
        groups = range(1, self.at.register.village.groups + 1)
        boards = [say("place.group_board", group=chinese(group)) for group in groups]
        return [say("place.village_board"), *boards, say("place.chat"), say("place.loudspeaker")]
