"""The numbers of an entry, said beside it: how many came, how they voted, how many articles changed."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from xiangyue.canon import read
from xiangyue.model import BEIJING, CountedBy, Entry, Subject
from xiangyue.model.happened import (
    FilingAnswered,
    MeetingCalled,
    MeetingSignedIn,
    MinutesSigned,
    OpinionsTaken,
    ReviewAnswered,
    TextRevised,
    VoteCorrected,
    VoteCounted,
)
from xiangyue.words import say


def figures_of(entry: Entry) -> str:
    """Return the numbers of an entry in a few words; "" where there are none."""
    told = FIGURES.get(entry.act)
    return told(entry.payload.get("did", {})) if told else ""


def is_late(entry: Entry) -> bool:
    """Whether it was typed late: a ruling says so (补录)."""
    return any(one.get("subject") == Subject.LATE for one in entry.payload.get("rulings", ()))


def _opinions(did: Mapping[str, Any]) -> str:
    kinds = Counter(group.treatment for group in read(OpinionsTaken, did).groups)
    return _listed(say(f"figures.opinions.{kind}", count=count) for kind, count in kinds.items())


def _revised(did: Mapping[str, Any]) -> str:
    kinds = Counter(change.kind for change in read(TextRevised, did).changes)
    return _listed(say("figures.changes", kind=kind, count=count) for kind, count in kinds.items())


def _defects(did: Mapping[str, Any], event: type[ReviewAnswered | FilingAnswered]) -> str:
    count = len(read(event, did).defects)
    return say("figures.defects", count=count) if count else ""


def _called(did: Mapping[str, Any]) -> str:
    at = read(MeetingCalled, did).called.held_at.astimezone(BEIJING)
    return say("figures.called", month=at.month, day=at.day, clock=f"{at:%H:%M}")


def _signed_in(did: Mapping[str, Any]) -> str:
    told = read(MeetingSignedIn, did)
    by_households = told.sign_in.counted_by is CountedBy.HOUSEHOLDS
    entitled = told.roll.households if by_households else told.roll.adults
    unit = say(f"unit.{told.sign_in.counted_by}")
    return say("figures.came", present=len(told.sign_in.present), entitled=len(entitled), unit=unit)


def _vote(did: Mapping[str, Any]) -> str:
    told = read(VoteCounted, did)
    tally = told.tally
    code = "figures.adopted" if told.adopted else "figures.not_adopted"
    return say(code, in_favour=tally.in_favour, against=tally.against, abstained=tally.abstained)


def _corrected(did: Mapping[str, Any]) -> str:
    told = read(VoteCorrected, did)
    was, now = (f"{one.in_favour} {one.against} {one.abstained}" for one in (told.was, told.tally))
    return say("figures.corrected", words=told.words, was=was, now=now)


def _signatures(did: Mapping[str, Any]) -> str:
    signed = read(MinutesSigned, did).signatures
    there = sum(one.signed_on is not None for one in signed)
    missing = len(signed) - there
    return say("figures.signed_some" if missing else "figures.signed", count=there, missing=missing)


def _listed(parts: Any) -> str:
    return " ".join(parts)


FIGURES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    OpinionsTaken.act: _opinions,
    TextRevised.act: _revised,
    ReviewAnswered.act: lambda did: _defects(did, ReviewAnswered),
    FilingAnswered.act: lambda did: _defects(did, FilingAnswered),
    MeetingCalled.act: _called,
    MeetingSignedIn.act: _signed_in,
    VoteCounted.act: _vote,
    VoteCorrected.act: _corrected,
    MinutesSigned.act: _signatures,
}
