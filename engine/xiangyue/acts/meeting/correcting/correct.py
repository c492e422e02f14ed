"""更正: a number is put right by the signed sheet; a result is never turned by a number alone."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.printable import check_printable
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.meeting.correcting.ladder import TURNED, Ladder, begun_of, ladder_of
from xiangyue.acts.meeting.correcting.recount import Recount, figures, flow_again, recounted, scene_of
from xiangyue.acts.meeting.correcting.refusals import (
    NoSource,
    NothingUnsettled,
    NotTold,
    ResultTurns,
    SameNumbers,
    SignaturesWanting,
    StillUnsettled,
)
from xiangyue.acts.meeting.sitting import sitting_of
from xiangyue.acts.office import BEIJING, Office
from xiangyue.model import By, Draft, Entry, Mark, Meeting, Ruling, Signature, Tally
from xiangyue.model.corrected import CorrectionBegun, Rung, Told, VoteCorrected
from xiangyue.records import FactInTheFuture, Journal, Register
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is wrong, what the signed sheet has, and who found it."""

    item: str
    tally: Tally
    source: str  # 逐条计票单第1页
    found_by: str  # a person's id
    beside: bool = False  # 更正说明 beside the first edition, where a second one might be made
    sheet: str = ""  # where the signed sheet lies: asked where the result turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What a turned result needs: three signatures, and that those who came were told."""

    signed: tuple[str, ...]  # capacities
    signed_on: date
    told: Told
    told_on: date  # read aloud, or put up
    until: date | None = None  # how long it hung
    objected: bool = False  # somebody will not have it: the item is voted on again


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What a correction does, or has done."""

    ladder: Ladder
    recount: Recount
    words: str  # what people call the item
    was: Tally
    tally: Tally
    rung: Rung
    again: bool  # too late for anything but a new vote
    entry: Entry | None = None


class _DryRun(Exception):  # noqa: N818 - never leaves this module: it rolls the trial back
    def __init__(self, done: Corrected) -> None:
        self.done = done


def correct(office: Office, number: str, wrong: Wrong, *, by: By, now: datetime, dry_run: bool = False) -> Corrected:
    """Put a tally right, or begin to where that turns the result; a dry run only says what would come of it.

    Raises:
        NothingToCorrect, SameNumbers, NotOfThose, NoSource, StillUnsettled: there is nothing to put right, or not so.
        ResultTurns: it is not said where the signed sheet lies.
        NotYours: only the clerk corrects.

    """
    done: Corrected | None = None
    check_printable([wrong.source, wrong.sheet], office.missing)
    with suppress(_DryRun), office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.correct", on=now.astimezone(BEIJING).date())
        fire_due(journal, office, number, now=now)
        done = _looked(journal, office, number, wrong, by=by, now=now)
        if dry_run:
            raise _DryRun(done)
        done = _written(journal, office, number, wrong, done, by=by, now=now)
    if done is None:  # pragma: no cover - the block above either sets it or raises
        raise AssertionError(number)
    return done


def settle(office: Office, number: str, agreed: Agreed, *, by: By, now: datetime) -> Corrected:
    """Turn a result that was begun to be turned, or have it voted on again.

    Raises:
        NothingUnsettled: none was begun.
        SignaturesWanting, NotTold: what it needs is not all there.
        FactInTheFuture: it has not happened yet.

    """
    with office.register.writing(now=now) as journal:
        today = now.astimezone(BEIJING).date()
        check_clerk(journal, by, what="does.correct", on=today)
        fire_due(journal, office, number, now=now)
        begun = begun_of(tuple(journal.entries(number)))
        if begun is None:
            raise NothingUnsettled(case=number)
        entry, what = begun
        _check_agreed(agreed, begun_on=entry.happened_at.astimezone(BEIJING).date(), now=now)
        wrong = Wrong(item=what.item, tally=what.tally, source=what.source, found_by=what.found_by, sheet=what.sheet)
        ladder = ladder_of(journal, number)
        found = recounted(scene_of(journal, office, ladder, by=by, now=now), ladder, wrong.item, wrong.tally)
        done = Corrected(
            ladder=ladder,
            recount=found,
            words=what.words,
            was=what.was,
            tally=what.tally,
            rung=ladder.rung,
            again=agreed.objected or _too_late(ladder.rung, found),
        )
        did = replace(
            _event(done, wrong),
            begun=entry.number,
            signatures=_signatures(ladder.meeting, agreed),
            told=agreed.told,
            told_on=agreed.told_on,
        )
        return _put_down(journal, office, number, done, did, by=by, now=now)


def words_of_items(record: Register | Journal, meeting: Meeting) -> dict[str, str]:
    """Return what people call each item of a meeting, in the order of the list."""
    sitting = sitting_of(record, meeting)
    words = dict(sitting.words) if sitting else {}
    order = {item: place for place, item in enumerate(sitting.room.agenda)} if sitting else {}
    voted = sorted((one.item for one in meeting.votes), key=lambda item: order.get(item, 0))
    return {item: words.get(item, say("room.whole")) for item in voted}


def _looked(journal: Journal, office: Office, number: str, wrong: Wrong, *, by: By, now: datetime) -> Corrected:
    ladder = ladder_of(journal, number)
    begun = begun_of(tuple(journal.entries(number)))
    if begun is not None:
        raise StillUnsettled(words=begun[1].words)
    words = words_of_items(journal, ladder.meeting)[wrong.item]
    was = next(one.tally for one in ladder.meeting.votes if one.item == wrong.item)
    if was == wrong.tally:
        raise SameNumbers(words=words, tally=figures(was))
    found = recounted(scene_of(journal, office, ladder, by=by, now=now), ladder, wrong.item, wrong.tally)
    rung = Rung.NOTE if ladder.rung is Rung.EDITION and wrong.beside else ladder.rung
    return Corrected(
        ladder=ladder,
        recount=found,
        words=words,
        was=was,
        tally=wrong.tally,
        rung=rung,
        again=found.turned and _too_late(rung, found),
    )


def _too_late(rung: Rung, found: Recount) -> bool:
    """What has left the house with a result is not turned at home; nor what has gone another way since."""
    return rung is Rung.NOTICE or (found.moves and found.overtaken)


def _written(
    journal: Journal, office: Office, number: str, wrong: Wrong, done: Corrected, *, by: By, now: datetime
) -> Corrected:
    if not wrong.source.strip():
        raise NoSource
    if not done.recount.turned:
        return _put_down(journal, office, number, done, _event(done, wrong), by=by, now=now)
    if not wrong.sheet.strip():
        ruling = done.recount.ruling
        raise ResultTurns(
            words=done.words,
            needed=ruling.needed or 0,
            in_favour=wrong.tally.in_favour,
            carried=done.recount.carried,
        )
    did = CorrectionBegun(
        meeting=done.ladder.meeting.id,
        item=wrong.item,
        words=done.words,
        was=done.was,
        tally=wrong.tally,
        carried=done.recount.carried,
        rung=done.rung,
        source=wrong.source,
        sheet=wrong.sheet,
        found_by=wrong.found_by,
        papers=tuple(one.id for one in done.ladder.papers),
    )
    draft = Draft(case=number, by=by, happened_at=now, did=did)
    return replace(done, entry=journal.append(draft, seen=journal.case(number).version))


def _event(done: Corrected, wrong: Wrong) -> VoteCorrected:
    return VoteCorrected(
        meeting=done.ladder.meeting.id,
        item=wrong.item,
        words=done.words,
        was=done.was,
        tally=wrong.tally,
        rung=done.rung,
        source=wrong.source,
        found_by=wrong.found_by,
        papers=tuple(one.id for one in done.ladder.papers),
        edition=done.ladder.edition + (done.rung is Rung.EDITION and not done.again),
        turned=done.recount.turned,
        again=done.again,
    )


def _put_down(
    journal: Journal, office: Office, number: str, done: Corrected, did: VoteCorrected, *, by: By, now: datetime
) -> Corrected:
    """Write the correction, and behind it the votes as they are now; where they no longer hold, only that."""
    case = journal.case(number)
    scene = scene_of(journal, office, done.ladder, by=by, now=now)
    rulings = _fallen(done) if did.again else ()
    entry = journal.append(Draft(case=number, by=by, happened_at=now, did=did, rulings=rulings), seen=case.version)
    if not did.again:
        outcome = done.recount.outcome
        flow = flow_again(scene, done.ladder, outcome) if done.recount.moves and not done.recount.overtaken else None
        journal.append(Draft(case=number, by=by, happened_at=now, did=outcome.did, rulings=outcome.rulings, flow=flow))
    return replace(done, entry=entry)


def _fallen(done: Corrected) -> tuple[Ruling, ...]:
    """What was carried by a number that was wrong counts as carried no longer."""
    vote = next(one for one in done.ladder.meeting.votes if one.item == done.recount.ruling.about.item)
    if not vote.adopted:
        return ()
    ruling = done.recount.ruling
    return (replace(ruling, about=replace(ruling.about, text=vote.text or None)),)


def _check_agreed(agreed: Agreed, *, begun_on: date, now: datetime) -> None:
    today = now.astimezone(BEIJING).date()
    wanting = tuple(say(f"correcting.capacity.{one}") for one in TURNED if one not in agreed.signed)
    if wanting and not agreed.objected:
        raise SignaturesWanting(wanting=wanting)
    for day in (agreed.signed_on, agreed.told_on):
        if day > today:
            raise FactInTheFuture(happened_at=now.replace(year=day.year, month=day.month, day=day.day), now=now)
    hung = agreed.until or agreed.told_on
    if agreed.told_on < begun_on or (agreed.told is Told.POSTED and not agreed.told_on < hung <= today):
        raise NotTold


def _signatures(meeting: Meeting, agreed: Agreed) -> tuple[Signature, ...]:
    last = meeting.votes[-1]
    who = {"chair": meeting.called.chair, "scrutineer": last.scrutineer, "counter": last.counter}
    return tuple(
        Signature(person=who[one], capacity=one, mark=Mark.INK, signed_on=agreed.signed_on)
        for one in TURNED
        if one in agreed.signed
    )
