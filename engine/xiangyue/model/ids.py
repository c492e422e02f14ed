"""Bodies, roles and the other closed or half-closed lists of words that stand in models, packs and entries."""

import re
from enum import StrEnum
from typing import ClassVar, Self

from xiangyue.errors import Refusal


class UnknownWord(Refusal):
    """A model, a pack or a file uses a word the domain does not have."""

    code = "unknown-word"

    def __init__(self, *, kind: str, word: str) -> None:
        super().__init__(kind=kind, word=word)


class _Word(str):
    """A text that is one of a fixed list, or of the open kinds `prefix:id`."""

    __slots__ = ()
    fixed: ClassVar[frozenset[str]]
    prefixes: ClassVar[frozenset[str]]

    def __new__(cls, word: str) -> Self:
        prefix, colon, name = word.partition(":")
        if word not in cls.fixed and not (colon and prefix in cls.prefixes and re.fullmatch(r"[a-z][a-z_]*", name)):
            raise UnknownWord(kind=cls.__name__, word=word)
        return super().__new__(cls, word)


class Body(_Word):
    """会议（组织）: who can meet and decide. A council is `council:<id>`; councils are data."""

    __slots__ = ()
    fixed = frozenset(
        [
            "villagers_assembly",
            "representatives_meeting",
            "group_meeting",
            "party_committee",
            "two_committees",
            "party_members_meeting",
            "party_election",
            "villagers_committee",
            "village_election",
            "village_recall",
            "collective_assembly",
            "collective_delegates",
            "supervision_committee",
        ]
    )
    prefixes = frozenset({"council"})

    @property
    def advises(self) -> bool:
        """Whether what it comes to is an opinion (协商意见) and never a decision."""
        return self.startswith("council:")


class Role(_Word):
    """Whose step it is. Roles follow from a post on the day; `meeting:<id>` are those of one meeting."""

    __slots__ = ()
    fixed = frozenset(
        [
            "clerk",
            "party_secretary",
            "party_committee_member",
            "committee_director",
            "committee_member",
            "supervisor",
            "representative",
            "party_member",
            "group_head",
            "collective_head",
            "election_committee",
            "township_guide",
            "township_reviewer",
            "township_filer",
            "township_organiser",
            "county_reviewer",
            "villager",
        ]
    )
    prefixes = frozenset({"council_head", "council_member", "meeting"})

    @property
    def of_township(self) -> bool:
        """Whether the role is the township's or the county's: the village may never speak for it."""
        return self.startswith(("township_", "county_"))


class Matter(StrEnum):
    """What is to be decided; which body may decide it stands in the packs."""

    CONVENTION_REVISION = "convention_revision"
    CHARTER = "charter"
    VILLAGE_PLAN = "village_plan"
    PUBLIC_WORKS = "public_works"
    WORKS_PAY = "works_pay"
    COLLECTIVE_INCOME = "collective_income"
    LAND_CONTRACT = "land_contract"
    HOMESTEAD = "homestead"
    LAND_COMPENSATION = "land_compensation"
    LEVY_LABOUR = "levy_labour"
    PERSONNEL = "personnel"
    DISCLOSURE = "disclosure"
    CEREMONY = "ceremony"
    ANTIDRUG = "antidrug"
    ASSISTANCE = "assistance"
    OTHER = "other"


class Base(StrEnum):
    """Of what number a fraction is taken. One procedure uses several: never assume."""

    ADULTS = "adults"
    HOUSEHOLDS = "households"
    SHOULD_ATTEND = "should_attend"
    MEMBERS = "members"
    REGISTERED_VOTERS = "registered_voters"
    BALLOTS_CAST = "ballots_cast"
    FULL_CAPACITY_MEMBERS = "full_capacity_members"
    ALL_MEMBERS = "all_members"
    DELEGATES = "delegates"
    HOUSEHOLDS_REPRESENTED = "households_represented"
    PRESENT = "present"


class Mode(StrEnum):
    """Whether a register is a village's own or plays one. Every paper says which."""

    REAL = "real"
    REHEARSAL = "rehearsal"


class Subject(StrEnum):
    """What a rule speaks of; the `<subject>` of `ruling.<subject>.met` in a model."""

    WHO_DECIDES = "who_decides"
    PARTY_STUDY = "party_study"
    NOTICE = "notice"
    QUORUM = "quorum"
    MAJORITY = "majority"
    FILING = "filing"
    POSTING = "posting"
    LATE = "late"
    DUTY = "duty"
