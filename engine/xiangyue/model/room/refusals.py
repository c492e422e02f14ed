"""Lines that cannot have happened so."""

from datetime import datetime
from enum import StrEnum

from xiangyue.errors import Refusal


class WhyNotTogether(StrEnum):
    """Why several items cannot be put to one vote."""

    OBJECTED = "objected"
    SETTING = "setting"
    RECUSED = "recused"  # some keep out of one of them and not of all


class OutOfOrder(Refusal):
    """A line happened before the one in front of it."""

    code = "room-out-of-order"

    def __init__(self, *, at: datetime, last: datetime) -> None:
        super().__init__(at=at, last=last)


class AlreadyClosed(Refusal):
    """The meeting is over."""

    code = "room-closed"

    def __init__(self, *, at: datetime) -> None:
        super().__init__(at=at)


class NotOpenYet(Refusal):
    """The meeting has not been opened yet."""

    code = "room-not-open"

    def __init__(self) -> None:
        super().__init__()


class NotOnTheRoll(Refusal):
    """Somebody is not entitled to sit here."""

    code = "room-not-on-the-roll"

    def __init__(self, *, seats: tuple[str, ...]) -> None:
        super().__init__(seats=seats)


class AlreadyHere(Refusal):
    """Somebody came twice."""

    code = "room-already-here"

    def __init__(self, *, seats: tuple[str, ...]) -> None:
        super().__init__(seats=seats)


class OtherVenue(Refusal):
    """Somebody sits in another venue already."""

    code = "room-other-venue"

    def __init__(self, *, seats: tuple[str, ...], venue: str) -> None:
        super().__init__(seats=seats, venue=venue)


class NotHere(Refusal):
    """Somebody leaves, or keeps out, who is not there."""

    code = "room-not-here"

    def __init__(self, *, seats: tuple[str, ...]) -> None:
        super().__init__(seats=seats)


class NoItem(Refusal):
    """A vote, or a recusal, on what was not taken up."""

    code = "room-no-item"

    def __init__(self, *, item: str) -> None:
        super().__init__(item=item)


class CountedTwice(Refusal):
    """An item was voted on already, and the village allows no second vote."""

    code = "room-counted-twice"

    def __init__(self, *, item: str) -> None:
        super().__init__(item=item)


class CountedTogether(Refusal):
    """Several items by one show of hands, where that may not be."""

    code = "room-counted-together"

    def __init__(self, *, items: int, why: "WhyNotTogether") -> None:
        super().__init__(items=items, why=why)


class AmendmentFirst(Refusal):
    """The main question is put before an amendment to it."""

    code = "room-amendment-first"

    def __init__(self, *, item: str, amendment: str) -> None:
        super().__init__(item=item, amendment=amendment)


class ItemTwice(Refusal):
    """An item of that name is on the list already."""

    code = "room-item-twice"

    def __init__(self, *, item: str) -> None:
        super().__init__(item=item)


class TallyOfOthers(Refusal):
    """The votes of a venue are not as many as those who may vote there."""

    code = "room-tally-of-others"

    def __init__(self, *, counted: int, voting: int, there: int, recused: int, venue: str) -> None:
        super().__init__(
            counted=counted, voting=voting, there=there, recused=recused, venue=venue, difference=abs(voting - counted)
        )


class NothingToTakeBack(Refusal):
    """There is no such line, or it was taken back before."""

    code = "room-nothing-to-take-back"

    def __init__(self, *, line: int) -> None:
        super().__init__(line=line)
