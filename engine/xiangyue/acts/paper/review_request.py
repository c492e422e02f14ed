"""报审函: gathering what the village tells the township with a draft, from the entry by which it was sent."""

from xiangyue.acts.paper.heading import contact_of, heading, last_of
from xiangyue.acts.paper.revised import revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.canon import read
from xiangyue.documents import Heard, Returned, ReviewRequestFacts, Studied
from xiangyue.errors import Refusal
from xiangyue.model import BEIJING, Entry
from xiangyue.model.happened import (
    MotionTaken,
    OpinionsTaken,
    PartyStudied,
    PostingBegun,
    ReviewAnswered,
    ReviewRequested,
)
from xiangyue.words import say


class NotReviewedYet(Refusal):
    """Nothing was sent to the township."""

    code = "not-reviewed-yet"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


def gather_review_request(subject: Subject) -> ReviewRequestFacts:
    """Return what the 报审函 says.

    Raises:
        NotReviewedYet: nothing was sent.

    """
    entry = last_of(subject, ReviewRequested)
    if entry is None:
        raise NotReviewedYet(case=subject.case.number)
    sent = read(ReviewRequested, entry.payload["did"])
    draft = revised(subject, before=entry)
    motion = last_of(subject, MotionTaken, before=entry)
    return ReviewRequestFacts(
        **heading(subject, entry),
        number=sent.number,
        title=say("paper.review-request", convention=draft.text.title),
        convention=draft.text.title,
        sent_on=sent.sent_on,
        motion=read(MotionTaken, motion.payload["did"]).proposers if motion else "",
        studied=_studied(subject, entry),
        opinions=_heard(subject, entry, "opinions"),
        draft=_heard(subject, entry, "draft"),
        change=draft.words,
        articles=len(draft.text.articles),
        returned=_returned(subject, entry),
        contact=contact_of(subject.register, on=sent.sent_on),
    )


def _studied(subject: Subject, before: Entry) -> Studied | None:
    entry = last_of(subject, PartyStudied, before=before, agreed=True)
    if entry is None:
        return None
    did = read(PartyStudied, entry.payload["did"])
    return Studied(on=did.held_on, should_attend=did.should_attend, present=did.present, in_favour=did.in_favour)


def _heard(subject: Subject, before: Entry, what: str) -> Heard | None:
    """Return the last posting of that kind, with what was said to it: the last word on it counts."""
    entry = last_of(subject, PostingBegun, before=before, what=what)
    if entry is None:
        return None
    hung = read(PostingBegun, entry.payload["did"])
    answered = last_of(subject, OpinionsTaken, before=before, posting=hung.posting)
    did = read(OpinionsTaken, answered.payload["did"]) if answered else None
    known = did is not None and not did.unknown
    return Heard(
        posted_on=hung.posted_on,
        until=hung.until,
        received=did.received if did and known else None,
        written=did.written if did and known else 0,
    )


def _returned(subject: Subject, before: Entry) -> Returned | None:
    entry = last_of(subject, ReviewAnswered, before=before)
    if entry is None or entry.payload["did"]["result"] != "return":
        return None
    answered = read(ReviewAnswered, entry.payload["did"])
    return Returned(on=entry.happened_at.astimezone(BEIJING).date(), defects=len(answered.defects))
