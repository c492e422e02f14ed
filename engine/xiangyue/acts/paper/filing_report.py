"""备案报告: gathering what the village tells the township of the adopted text, from the entry by which it was sent."""

from datetime import date

from xiangyue.acts.paper.adoption import adoption
from xiangyue.acts.paper.heading import contact_of, heading, last_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.canon import read
from xiangyue.documents import FilingReportFacts
from xiangyue.errors import Refusal
from xiangyue.model import BEIJING, Entry, FilingResult, ReviewResult
from xiangyue.model.happened import FilingAnswered, FilingReported, PostingBegun, ReviewAnswered
from xiangyue.words import say


class NotReportedYet(Refusal):
    """Nothing was sent to be filed."""

    code = "not-reported-yet"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


def gather_filing_report(subject: Subject) -> FilingReportFacts:
    """Return what the 备案报告 says.

    Raises:
        NotReportedYet: nothing was sent.

    """
    entry = last_of(subject, FilingReported)
    if entry is None:
        raise NotReportedYet(case=subject.case.number)
    sent = read(FilingReported, entry.payload["did"])
    found = adoption(subject)
    draft = found.revised
    posting = last_of(subject, PostingBegun, before=entry, what="draft")
    return FilingReportFacts(
        **heading(subject, entry),
        number=sent.number,
        title=say("paper.filing-report", convention=draft.text.title),
        convention=draft.text.title,
        body=say(f"body.{found.meeting.body}"),
        held_on=found.on,
        turnout=found.turnout,
        outcome=found.outcome,
        change=draft.words,
        articles=len(draft.text.articles),
        sent_on=sent.sent_on,
        reviewed_on=_agreed_on(subject, entry),
        heard_until=read(PostingBegun, posting.payload["did"]).until if posting else None,
        sheets=found.meeting.sheets,
        ordered_on=_ordered_on(subject, entry),
        contact=contact_of(subject.register, on=sent.sent_on),
    )


def _agreed_on(subject: Subject, before: Entry) -> date | None:
    entry = last_of(subject, ReviewAnswered, before=before)
    if entry is None or entry.payload["did"]["result"] == ReviewResult.RETURN:
        return None
    return entry.happened_at.astimezone(BEIJING).date()


def _ordered_on(subject: Subject, before: Entry) -> date | None:
    entry = last_of(subject, FilingAnswered, before=before, result=FilingResult.ORDER_CORRECTION.value)
    return entry.happened_at.astimezone(BEIJING).date() if entry else None
