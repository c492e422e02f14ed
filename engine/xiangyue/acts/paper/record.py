"""会议记录: gathering what was said and voted at a meeting, from its lines or from what was typed afterwards."""

from collections.abc import Iterator, Mapping

from xiangyue.acts.meeting.minutes import OFFICERS, officer
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.paper.attended import attended, late_of, left_of, recused_of
from xiangyue.acts.paper.heading import heading, last_of
from xiangyue.acts.paper.held import rulings_on
from xiangyue.acts.paper.minutes import concluded
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.paper.voted import Voted, agenda_of, decided, item_names, voted
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import RecordFacts, Signer
from xiangyue.model import Entry, Meeting, Remark
from xiangyue.model.happened import VoteCounted, VotesCounted
from xiangyue.model.room import Count, Counted
from xiangyue.words import say


def gather_record(subject: Subject) -> RecordFacts:
    """Return what the 会议记录 says.

    Raises:
        NoMeeting: the case has had none that voted.

    """
    register = subject.register
    meeting = subject.meeting or concluded(register, subject.case.number)
    last = voted_by(subject, meeting)  # what is signed by hand stays one sheet: who signed is said by others
    outcome = voted(subject, meeting, rulings_on(register, subject.case, meeting, last))
    kept = sitting_of(register, meeting)
    names = dict(item_names(subject, meeting)) if kept and outcome.by_item else {}
    return RecordFacts(
        **heading(subject, last),
        **attended(subject, meeting, last),
        title=say("paper.record", body=meeting.body),
        agenda=agenda_of(outcome),
        late=late_of(register, kept) if kept else (),
        left=left_of(register, kept) if kept else (),
        recused=tuple(recused_of(register, kept, names)) if kept else (),
        remarks=tuple(Remark(speaker=name_of(register, one.speaker), words=one.words) for one in meeting.remarks),
        votes=outcome.lines,
        notes=(*_fell(outcome), *(_notes(kept, names) if kept else ())),
        decided=decided(subject, meeting, outcome),
        signers=tuple(_signers(subject, meeting)),
    )


def last_word(subject: Subject, meeting: Meeting) -> Entry:
    """Return the last entry of a meeting: nothing after it has a say in what happened there."""
    return next(
        entry for entry in reversed(subject.entries) if entry.payload.get("did", {}).get("meeting") == meeting.id
    )


def voted_by(subject: Subject, meeting: Meeting) -> Entry:
    """Return the entry by which the votes of a meeting were put on record; without any, its last."""
    found = (last_of(subject, event, meeting=meeting.id) for event in (VoteCounted, VotesCounted))
    entries = [entry for entry in found if entry]
    return max(entries, key=lambda one: one.number) if entries else last_word(subject, meeting)


def _signers(subject: Subject, meeting: Meeting) -> Iterator[Signer]:
    """Yield who signs by hand: those of the 会议纪要, and the counter."""
    register = subject.register
    for capacity in OFFICERS:
        yield Signer(capacity=say(f"capacity.{capacity}"), name=name_of(register, officer(meeting, capacity)))
    yield Signer(capacity=say("paper.counter"), name=name_of(register, meeting.votes[-1].counter))


def _fell(outcome: Voted) -> Iterator[str]:
    """Say of what had the votes and was not adopted that it fell with the quorum."""
    for one in outcome.lines:
        if not one.adopted and one.needed and one.tally.in_favour >= one.needed:
            yield say("paper.note.fell", item=one.item)


def _notes(kept: Sitting, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what the table of votes cannot show."""
    room, held = kept.room, {item: kept.room.last_count(item) for item in kept.room.agenda}
    for count in room.counts:
        items = "、".join(names.get(item, say("paper.whole")) for item in count.items)
        if len(count.items) > 1:
            yield say("paper.note.together", items=items)
        if any(held[item] is not count for item in count.items):
            yield say("paper.note.again", items=items, at=count.at, there=count.there, **_figures(count))
        venues = room.lines[count.line - 1]
        if isinstance(venues, Counted) and len(venues.tallies) > 1:
            each = "；".join(
                say(
                    "paper.note.venue",
                    venue=one.venue,
                    **_votes(one.tally.in_favour, one.tally.against, one.tally.abstained),
                )
                for one in venues.tallies
            )
            yield say("paper.note.venues", items=items, each=each)
    for item, said in room.divided.items():
        name = names.get(item, say("paper.whole"))
        yield say("paper.note.divided", item=name, in_favour=said.in_favour, against=said.against)
    if any(room.recused.values()):
        yield say("paper.note.recused_in" if room.settings.recused_in_base else "paper.note.recused_out")
    if any(count and count.tally.not_cast for count in held.values()):
        yield say("paper.note.not_cast_in" if room.settings.not_cast_in_base else "paper.note.not_cast_out")


def _figures(count: Count) -> dict[str, int]:
    return _votes(count.tally.in_favour, count.tally.against, count.tally.abstained)


def _votes(in_favour: int, against: int, abstained: int) -> dict[str, int]:
    return {"in_favour": in_favour, "against": against, "abstained": abstained}
