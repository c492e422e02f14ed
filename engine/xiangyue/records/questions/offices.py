"""会, 推选户."""

from datetime import date

from xiangyue.model import Council, Representation, Role
from xiangyue.records.questions.journal import OfTheJournal
from xiangyue.records.questions.people import OfPeople

REPRESENTATIVE = Role("representative")


class OfOffices(OfPeople, OfTheJournal):
    """Questions about councils and whom representatives represent: both are read from the entries that say it."""

    def councils(self) -> tuple[Council, ...] | None:
        """Return the councils as they were last said to be; None where nobody ever said."""
        from xiangyue.model.happened import CouncilsNamed  # noqa: PLC0415 - a list of what is to do needs no event

        found = self.every(CouncilsNamed)
        return found[-1][1].councils if found else None

    def representations(self, on: date) -> tuple[Representation, ...]:
        """Return whom each representative of that day represents, as it was last said of him in that term."""
        from xiangyue.model.happened import RepresentationsSaid  # noqa: PLC0415 - as above

        began = {one.person: one.since for one in self.tenures(on) if one.role == REPRESENTATIVE}
        said: dict[str, Representation] = {}
        for _, did in self.every(RepresentationsSaid):
            for one in did.representations:
                if one.person in began and began[one.person] <= one.since <= on:
                    said[one.person] = one
        return tuple(said.values())
