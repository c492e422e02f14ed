"""版次: a corrected paper says which edition it is; one that all had signed is never printed otherwise again."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from xiangyue.acts.meeting.correcting import corrections_of, edition_of
from xiangyue.acts.paper.recorded import head_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import RecordedPage
from xiangyue.model import Tally
from xiangyue.model.corrected import Rung, VoteCorrected
from xiangyue.words import say

F = TypeVar("F", bound=RecordedPage)


def in_its_edition(subject: Subject, facts: F) -> F:
    """Return the facts of a paper with the edition and the line under its title, where its vote was corrected."""
    meeting = subject.meeting
    has = {one.name for one in fields(facts)}
    if meeting is None or not {"edition", "correction"} <= has:
        return facts
    corrections = [(entry, did) for entry, did in corrections_of(subject.entries, meeting.id) if not did.again]
    second = [(entry, did) for entry, did in corrections if did.rung is Rung.EDITION]
    if not second:
        return facts
    told = say("correcting.under", changes="；".join(changed(did) for _, did in second), last=second[-1][1].edition - 1)
    later: dict[str, Any] = {"edition": edition_of(subject.entries, meeting.id), "correction": told}
    last = corrections[-1][0]
    if facts.head.entry < last.number:
        later |= {"head": head_of(subject.register, last), "made_at": last.recorded_at}
    return replace(facts, **later)


def changed(did: VoteCorrected) -> str:
    """Return what a correction changed: 第八条 改 席桌 计票更正：反对5改4，弃权2改3，依据逐条计票单第1页."""
    return str(say("correcting.changed", words=did.words, numbers=numbers(did.was, did.tally), source=did.source))


def numbers(was: Tally, tally: Tally) -> str:
    """Return the figures that are others now: 反对5改4，弃权2改3."""
    names = ("in_favour", "against", "abstained", "invalid", "not_cast")
    pairs = ((name, getattr(was, name), getattr(tally, name)) for name in names)
    return "，".join(say(f"correcting.number.{name}", was=old, now=new) for name, old, new in pairs if old != new)
