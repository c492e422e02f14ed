"""Steps of which the register knows the day, and who is asked first."""

from xiangyue_cli.filling.by_form import ByForm


class Studying(ByForm):
    """村党组织研究: how many ought to come is what it was the last time."""

    def prepare(self) -> None:
        """Know the day, and how many the committee has."""
        self.fields["held_on"]["default"] = self.at.today.isoformat()
        if due := self._committee():
            self.fields["should_attend"]["default"] = due

    def _committee(self) -> int:
        roles = {"party_secretary", "party_committee_member"}
        return len({tenure.person for tenure in self.at.register.tenures(self.at.today) if tenure.role in roles})


class Archiving(ByForm):
    """归档."""

    def prepare(self) -> None:
        """Know the day."""
        self.fields["archived_on"]["default"] = self.at.today.isoformat()


class Settling(ByForm):
    """意见的处理."""

    def prepare(self) -> None:
        """Know the day."""
        self.fields["on"]["default"] = self.at.today.isoformat()


class Lapsing(ByForm):
    """流会: a reason only where it ends there."""

    def prepare(self) -> None:
        """Ask the reason only of an end."""
        self.fields["reason"]["x-when"] = {"then": ["close"]}
