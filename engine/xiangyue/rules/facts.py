"""What `rules check` is told, read strictly: unknown words, bad days and counts that cannot be are refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from xiangyue.errors import Refusal
from xiangyue.model import Base, Body, Matter, Tally
from xiangyue.rules.refusals import CountCannotBe, DaysTurnedRound, MorePresentThanEntitled

Word = TypeVar("Word", bound=str)

KEYS = frozenset({"body", "held_on", "matter", "bases", "present", "votes", "notice_on", "urgent_reason"})
NEEDED = ("body", "held_on", "bases", "present")
VOTES = {"for": "in_favour", "against": "against", "abstain": "abstained", "invalid": "invalid", "not_cast": "not_cast"}
VOTES_NEEDED = ("for", "against", "abstain")


class FactsProblem(StrEnum):
    """Why facts are not taken."""

    NOT_A_TABLE = "not_a_table"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    UNKNOWN_WORD = "unknown_word"
    NOT_A_DAY = "not_a_day"
    NOT_A_COUNT = "not_a_count"
    NOT_TEXT = "not_text"


class FactsRefused(Refusal):
    """The facts handed in are not what `rules check` reads."""

    code = "facts-refused"

    def __init__(self, *, where: str, problem: FactsProblem) -> None:
        super().__init__(where=where, problem=problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a meeting; what is not told is None or missing."""

    body: Body
    held_on: date
    bases: Mapping[Base, int]
    present: Mapping[Base, int]
    matter: Matter | None = None
    votes: Tally | None = None
    notice_on: date | None = None
    urgent_reason: str = field(default="")

    def __post_init__(self) -> None:
        for base, whole in self.bases.items():
            if whole == 0:
                raise CountCannotBe(base=base, count=whole)
            if self.present.get(base, 0) > whole:
                raise MorePresentThanEntitled(base=base, present=self.present[base], entitled=whole)
        if self.notice_on is not None and self.notice_on > self.held_on:
            raise DaysTurnedRound(first=self.notice_on, then=self.held_on)


def read_facts(told: object) -> Facts:
    """Read what was handed in as JSON.

    Raises:
        FactsRefused: a key, a word, a day or a count is not one.
        MorePresentThanEntitled, CountCannotBe, DaysTurnedRound: they cannot be true.

    """
    table = _table(told, "")
    for key in table:
        if key not in KEYS:
            raise FactsRefused(where=str(key), problem=FactsProblem.UNKNOWN_KEY)
    _must(table, NEEDED, "")
    return Facts(
        body=_word(Body, table["body"], "body"),
        held_on=_day(table["held_on"], "held_on"),
        bases=_counts(table["bases"], "bases"),
        present=_counts(table["present"], "present"),
        matter=_word(Matter, table["matter"], "matter") if table.get("matter") is not None else None,
        votes=_votes(table["votes"]) if table.get("votes") is not None else None,
        notice_on=_day(table["notice_on"], "notice_on") if table.get("notice_on") is not None else None,
        urgent_reason=_text(table.get("urgent_reason"), "urgent_reason"),
    )


def _table(told: object, where: str) -> Mapping[str, object]:
    if not isinstance(told, Mapping):
        raise FactsRefused(where=where or "{}", problem=FactsProblem.NOT_A_TABLE)
    return told


def _must(table: Mapping[str, object], needed: tuple[str, ...], where: str) -> None:
    for key in needed:
        if key not in table:
            raise FactsRefused(where=f"{where}{key}", problem=FactsProblem.MISSING_KEY)


def _word(kind: type[Word], told: object, where: str) -> Word:
    try:
        return kind(told if isinstance(told, str) else "")
    except (ValueError, Refusal):
        raise FactsRefused(where=where, problem=FactsProblem.UNKNOWN_WORD) from None


def _day(told: object, where: str) -> date:
    try:
        day = date.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != told:  # 20260312 and 2026-W11-4 are days too, but not written as people do
        raise FactsRefused(where=where, problem=FactsProblem.NOT_A_DAY)
    return day


def _count(told: object, where: str) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or told < 0:
        raise FactsRefused(where=where, problem=FactsProblem.NOT_A_COUNT)
    return told


def _counts(told: object, where: str) -> Mapping[Base, int]:
    return {
        _word(Base, base, f"{where}.{base}"): _count(count, f"{where}.{base}")
        for base, count in _table(told, where).items()
    }


def _votes(told: object) -> Tally:
    table = _table(told, "votes")
    for key in table:
        if key not in VOTES:
            raise FactsRefused(where=f"votes.{key}", problem=FactsProblem.UNKNOWN_KEY)
    _must(table, VOTES_NEEDED, "votes.")
    return Tally(**{VOTES[key]: _count(count, f"votes.{key}") for key, count in table.items()})


def _text(told: object, where: str) -> str:
    if told is not None and not isinstance(told, str):
        raise FactsRefused(where=where, problem=FactsProblem.NOT_TEXT)
    return told or ""
