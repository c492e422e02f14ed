"""村规民约全文, 公布稿: gathering the text as it was adopted; before the vote, the draft."""

from typing import TypedDict

from xiangyue.acts.paper.adoption import Adoption, NothingAdopted, adoption
from xiangyue.acts.paper.heading import contact_of, heading, last_of
from xiangyue.acts.paper.posted import NothingPosted, NoticeWithoutContact
from xiangyue.acts.paper.revised import Revised, revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.canon import read
from xiangyue.documents import AnnouncementFacts, TextFacts
from xiangyue.model import Entry, FilingResult
from xiangyue.model.happened import ConventionPublished, FilingAnswered, PostingBegun
from xiangyue.words import say

ADOPTED = "adopted"


class _Words(TypedDict):
    """The fields of a text that do not depend on whether it was adopted."""

    title: str
    convention: str
    change: str
    articles: tuple[str, ...]
    digest: str


def gather_text(subject: Subject) -> TextFacts:
    """Return the whole text: the adopted one, as computed from the votes; where there is none, the draft.

    Raises:
        NoDraft: the case has made no text yet.

    """
    found = _adopted(subject)
    if found is None:
        draft = revised(subject)
        return TextFacts(**heading(subject, draft.entry), **_words(draft), draft=True)
    published, filed = _published(subject, found), _filed(subject, found)
    told = [found.revised.entry, *(one for one in (published, filed) if one)]
    return TextFacts(
        **heading(subject, max(told, key=lambda one: one.number)),
        **_words(found.revised),
        draft=False,
        body=say(f"body.{found.meeting.body}"),
        adopted_on=found.on,
        in_force_from=read(ConventionPublished, published.payload["did"]).in_force_from if published else None,
        filed=read(FilingAnswered, filed.payload["did"]).number if filed else "",
    )


def gather_announcement(subject: Subject) -> AnnouncementFacts:
    """Return what the 公布稿 says, from the entry by which it was hung.

    Raises:
        NothingPosted: the adopted text was not hung yet.
        NoticeWithoutContact: nobody said by which phone people ask.

    """
    entry = last_of(subject, PostingBegun, what=ADOPTED)
    if entry is None:
        raise NothingPosted(case=subject.case.number, what=say(f"posting-what.{ADOPTED}"))
    posting, found = read(PostingBegun, entry.payload["did"]), adoption(subject)
    contact = contact_of(subject.register, on=posting.posted_on, receiver=posting.receiver, phone=posting.phone)
    if contact is None:
        raise NoticeWithoutContact(what=say(f"posting-what.{ADOPTED}"))
    published, filed = _published(subject, found), _filed(subject, found)
    in_force = read(ConventionPublished, published.payload["did"]).in_force_from if published else posting.posted_on
    return AnnouncementFacts(
        **heading(subject, entry),
        title=say("paper.announcement", convention=found.revised.text.title),
        convention=found.revised.text.title,
        posted_on=posting.posted_on,
        until=posting.until,
        contact=contact,
        places=posting.places,
        body=say(f"body.{found.meeting.body}"),
        adopted_on=found.on,
        in_force_from=in_force,
        filed=read(FilingAnswered, filed.payload["did"]).number if filed else "",
        change=found.revised.words,
        rows=found.revised.rows,
        articles=len(found.revised.text.articles),
    )


def _adopted(subject: Subject) -> Adoption | None:
    """Return the adoption of the text the case has now; None while that is a draft."""
    meetings = subject.register.meetings(subject.case.number)
    if not any(vote.adopted and vote.text == subject.case.text for one in meetings for vote in one.votes):
        return None
    try:
        return adoption(subject)
    except NothingAdopted:
        return None


def _words(draft: Revised) -> _Words:
    return _Words(
        title=say("paper.text", convention=draft.text.title),
        convention=draft.text.title,
        change=draft.words,
        articles=tuple(one.words for one in draft.text.articles),
        digest=draft.text.digest,
    )


def _published(subject: Subject, found: Adoption) -> Entry | None:
    return last_of(subject, ConventionPublished, text=found.revised.text.digest)


def _filed(subject: Subject, found: Adoption) -> Entry | None:
    return last_of(subject, FilingAnswered, result=FilingResult.FILED.value, text=found.revised.text.digest)
