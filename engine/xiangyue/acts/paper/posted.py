"""征求意见公告, 草案张贴稿: gathering what hangs out to be answered, from the entry by which it was hung."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypedDict

from xiangyue.acts.paper.heading import contact_of, heading, last_of
from xiangyue.acts.paper.revised import Revised, revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.canon import read
from xiangyue.documents import Contact, DraftArticle, DraftNoticeFacts, OpinionsNoticeFacts
from xiangyue.errors import Refusal
from xiangyue.model import ChangeKind, Entry, RedlineRow, Segment, SegmentKind
from xiangyue.model.happened import MotionTaken, PartyStudied, PostingBegun
from xiangyue.records import Register
from xiangyue.words import say


class NothingPosted(Refusal):
    """No posting of that kind is on record."""

    code = "nothing-posted"

    def __init__(self, *, case: str, what: str) -> None:
        super().__init__(case=case, what=what)


class NoticeWithoutContact(Refusal):
    """A paper that asks for an answer would not say by which phone, or to whom."""

    code = "notice-without-contact"

    def __init__(self, *, what: str) -> None:
        super().__init__(what=what)


class Hanging(TypedDict):
    """The fields of every `PostedPage` beside its heading and title."""

    convention: str
    posted_on: date
    until: date
    contact: Contact
    places: tuple[str, ...]


def gather_opinions_notice(subject: Subject) -> OpinionsNoticeFacts:
    """Return what the 征求意见公告 says.

    Raises:
        NothingPosted: it was not hung.
        NoticeWithoutContact: nobody said by which phone people answer.

    """
    entry, posting = _posted(subject, "opinions")
    convention = _in_force(subject.register, on=posting.posted_on)
    motion = last_of(subject, MotionTaken, before=entry)
    taken = read(MotionTaken, motion.payload["did"]) if motion else None
    studied = last_of(subject, PartyStudied, before=entry, agreed=True)
    return OpinionsNoticeFacts(
        **heading(subject, entry),
        **_hanging(subject.register, posting, convention=convention),
        title=say("paper.opinions-notice", convention=convention),
        about=taken.summary if taken else "",
        source=say(f"paper.source.{taken.source}") if taken else "",
        proposers=taken.proposers if taken else "",
        studied_on=read(PartyStudied, studied.payload["did"]).held_on if studied else None,
    )


def gather_draft_notice(subject: Subject) -> DraftNoticeFacts:
    """Return what the 草案张贴稿 says.

    Raises:
        NothingPosted, NoticeWithoutContact: as of the notice before.

    """
    entry, posting = _posted(subject, "draft")
    draft = revised(subject, before=entry)
    articles = tuple(_articles(draft))
    return DraftNoticeFacts(
        **heading(subject, entry),
        **_hanging(subject.register, posting, convention=draft.text.title),
        title=say("paper.draft-notice", convention=draft.text.title),
        articles=articles,
        struck=tuple(one for one in draft.rows if one.kind is ChangeKind.STRIKE),
        changed=tuple(one.number for one in articles if one.kind is ChangeKind.CHANGE),
        added=tuple(one.number for one in articles if one.kind is ChangeKind.ADD),
    )


def _posted(subject: Subject, what: str) -> tuple[Entry, PostingBegun]:
    entry = last_of(subject, PostingBegun, what=what)
    if entry is None:
        raise NothingPosted(case=subject.case.number, what=say(f"posting-what.{what}"))
    return entry, read(PostingBegun, entry.payload["did"])


def _hanging(register: Register, posting: PostingBegun, *, convention: str) -> Hanging:
    contact = contact_of(register, on=posting.posted_on, receiver=posting.receiver, phone=posting.phone)
    if contact is None:
        raise NoticeWithoutContact(what=say(f"posting-what.{posting.what}"))
    return Hanging(
        convention=convention,
        posted_on=posting.posted_on,
        until=posting.until,
        contact=contact,
        places=posting.places,
    )


def _in_force(register: Register, *, on: date) -> str:
    """Return the name of the convention that is to be changed; a village without one says what it will make."""
    text = register.text_in_force(on)
    return text.title if text else say("paper.convention", village=register.village.name)


def _articles(draft: Revised) -> Iterator[DraftArticle]:
    rows: Mapping[str, RedlineRow] = {one.article: one for one in draft.rows}
    for number, article in enumerate(draft.text.articles, start=1):
        row = rows.get(article.id)
        as_it_was = (Segment(kind=SegmentKind.SAME, words=article.words),)
        yield DraftArticle(number=number, kind=row.kind if row else None, segments=row.segments if row else as_it_was)
