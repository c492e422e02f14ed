"""会议, 名册, 签到, 计票."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from xiangyue.errors import Refusal


class CountedBy(StrEnum):
    """Whether an assembly sits by households or by adults (村民委员会组织法 art 26 allows either)."""

    HOUSEHOLDS = "households"
    ADULTS = "adults"


class VoteMethod(StrEnum):
    """How votes were cast."""

    HANDS = "hands"
    BALLOT = "ballot"
    VOICE = "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """会议通知: when and where a meeting is to be held, and how people were told."""

    held_at: datetime
    places: tuple[str, ...]
    chair: str  # a person's id
    recorder: str
    means: tuple[str, ...]  # 大喇叭 微信群 张贴
    urgent_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """名册: who is entitled, frozen when sign-in opens."""

    households: tuple[str, ...]
    adults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """One who came, for himself or for a household."""

    person: str
    household: str | None = None  # whom the person represents; None when counted by adults
    proxy: str | None = None  # 委托书: where it lies, if the person is not of that household


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """签到: who came, counted by households or by adults."""

    counted_by: CountedBy
    present: tuple[Present, ...]
    women: int

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for one in self.present:
            key = one.household or one.person
            if key in seen:
                raise SignedInTwice(who=key)
            seen.add(key)


class SignedInTwice(Refusal):
    """Somebody, or a household, was signed in twice."""

    code = "signed-in-twice"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class TallyDoesNotAddUp(Refusal):
    """The votes counted are not as many as the people present."""

    code = "tally-does-not-add-up"

    def __init__(self, *, counted: int, present: int) -> None:
        super().__init__(counted=counted, present=present, difference=abs(present - counted))


class NegativeVotes(Refusal):
    """A count of votes is below nought."""

    code = "negative-votes"

    def __init__(self, *, votes: int) -> None:
        super().__init__(votes=votes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """计票: the count of one vote. Those in the room who cast nothing (未投) stay in the base."""

    in_favour: int
    against: int
    abstained: int
    invalid: int = 0
    not_cast: int = 0

    def __post_init__(self) -> None:
        for votes in (self.in_favour, self.against, self.abstained, self.invalid, self.not_cast):
            if votes < 0:
                raise NegativeVotes(votes=votes)

    @property
    def counted(self) -> int:
        """All votes, those not cast among them."""
        return self.in_favour + self.against + self.abstained + self.invalid + self.not_cast

    def check(self, *, present: int) -> None:
        """Refuse a tally that is not of these people.

        Raises:
            TallyDoesNotAddUp: more or fewer votes than people.

        """
        if self.counted != present:
            raise TallyDoesNotAddUp(counted=self.counted, present=present)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One line of what a speaker said."""

    speaker: str
    words: str
