"""代录确认单: once a month, what was typed in a person's name, on one sheet with one line to sign (walkthrough a2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.refusals import NothingSaid
from xiangyue.acts.case.unproved import supplied_in
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.on_behalf import evidence_of
from xiangyue.acts.paper.recorded import Filed, Made, called, head_of, put_on_record
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import Press, ProxiesFacts, ProxyLine
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Entry, PaperKind
from xiangyue.model.happened import EvidenceSupplied, ProxiesConfirmed
from xiangyue.records import Journal, Register
from xiangyue.signing import IntegrityKey
from xiangyue.words import say


class NothingToConfirm(Refusal):
    """Nothing was typed in this person's name in this month, or all of it has been signed for."""

    code = "nothing-to-confirm"

    def __init__(self, *, who: str, month: str) -> None:
        super().__init__(who=who, month=month)


class SheetNotMade(Refusal):
    """Nobody can have signed a sheet that was not made."""

    code = "proxies-not-made"

    def __init__(self, *, who: str, month: str) -> None:
        super().__init__(who=who, month=month)


class SignedBefore(Refusal):
    """A sheet is signed when it is there, and not in the future."""

    code = "proxies-signed-when"

    def __init__(self, *, signed_on: date, made_on: date, today: date) -> None:
        super().__init__(signed_on=signed_on, made_on=made_on, today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """What of a month nobody has signed for yet, of one person."""

    person: str
    month: str  # 2026-10
    entries: tuple[int, ...]
    made: bool  # a sheet was made that has them


def unsigned(record: Register | Journal, *, until: datetime) -> tuple[Unsigned, ...]:
    """Return what was typed for villagers before a moment and is not signed for, month by month.

    The township's own paper is the evidence of its acts; it signs no sheet.
    """
    settled = {entry for _, did in record.every(ProxiesConfirmed) for entry in did.entries}
    officials = {one.id for one in record.officials()}
    found: dict[tuple[str, str], list[int]] = {}
    for one in record.typed_for(until=until):
        if one.entry not in settled and one.responsible not in officials and one.act != EvidenceSupplied.act:
            month = f"{one.recorded_at.astimezone(BEIJING):%Y-%m}"
            found.setdefault((month, one.responsible), []).append(one.entry)
    papers = {called(one): one.of_entry for one in record.papers(None) if one.kind is PaperKind.PROXIES}
    return tuple(
        Unsigned(
            person=person,
            month=month,
            entries=tuple(entries),
            made=papers.get(_name(person, month), 0) >= entries[-1],
        )
        for (month, person), entries in sorted(found.items())
    )


def of_month(record: Register | Journal, person: str, month: str, *, until: datetime) -> Unsigned:
    """Return what one person has not signed for of one month.

    Raises:
        NothingToConfirm: there is nothing.

    """
    for one in unsigned(record, until=until):
        if (one.person, one.month) == (person, month):
            return one
    raise NothingToConfirm(who=name_of(record, person), month=month_words(month))


def render_proxies(
    office: Office, person: str, month: str, *, press: Press, key: IntegrityKey, by: By, now: datetime
) -> Made:
    """Make the 代录确认单 of one person and month.

    Raises:
        NothingToConfirm: there is nothing to sign for.
        GlyphMissing: a character stands in no font; nothing was signed.
        NotYours: only the clerk makes papers.
        DiskFull: the copy for printing did not fit.

    """
    of = of_month(office.register, person, month, until=now)
    filed = Filed(kind=PaperKind.PROXIES, name=_name(person, month))

    def gather(printing: int) -> ProxiesFacts:
        return _gather(office.register, of, printing=printing)

    return put_on_record(office, filed, gather, press=press, key=key, by=by, now=now)


def confirm_proxies(
    register: Register,
    person: str,
    month: str,
    *,
    signed_on: date | None,
    where: str = "",
    reason: str = "",
    by: By,
    now: datetime,
) -> Entry:
    """Put on record that the sheet that was made last has been signed, or why it will not be.

    Raises:
        NothingToConfirm: there is nothing to sign for.
        SheetNotMade: no sheet was made, so nobody can have signed it.
        SignedBefore: the day is before the sheet, or to come.
        NothingSaid: neither where the signed sheet lies nor why there is none.
        NotYours: only the clerk says so.

    """
    today = now.astimezone(BEIJING).date()
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.confirm_proxies", on=today)
        of = of_month(journal, person, month, until=now)
        made = [one for one in journal.papers(None) if called(one) == _name(person, month)]
        if not made:
            raise SheetNotMade(who=name_of(journal, person), month=month_words(month))
        made_on = made[-1].made_at.astimezone(BEIJING).date()
        if signed_on is not None and not made_on <= signed_on <= today:
            raise SignedBefore(signed_on=signed_on, made_on=made_on, today=today)
        if not (where if signed_on else reason).strip():
            raise NothingSaid(what=say("said.sheet_where" if signed_on else "said.sheet_why_not"))
        entries = tuple(entry for entry in of.entries if entry <= made[-1].of_entry)
        if not entries:
            raise SheetNotMade(who=name_of(journal, person), month=month_words(month))
        did = ProxiesConfirmed(
            person=person, month=month, entries=entries, signed_on=signed_on, where=where.strip(), reason=reason.strip()
        )
        return journal.append(Draft(case=None, by=by, happened_at=now, did=did))


def month_words(month: str) -> str:
    """Return 2026年10月 for 2026-10."""
    year, _, number = month.partition("-")
    return say("proxies.month", year=int(year), month=int(number))


def month_began(on: date) -> datetime:
    """Return when the month of a day began: what was typed before it belongs on a sheet."""
    return datetime(on.year, on.month, 1, tzinfo=BEIJING)


def _name(person: str, month: str) -> str:
    return f"{PaperKind.PROXIES}-{month}-{person}"


def _gather(register: Register, of: Unsigned, *, printing: int) -> ProxiesFacts:
    """Return what the sheet says, from the entries it lists and those that brought their evidence."""
    entries = [register.entry(number) for number in of.entries]
    cases = {entry.case for entry in entries if entry.case}
    brought = [entry for case in cases for entry in register.entries_of(case, EvidenceSupplied)]
    supplied = {number: entry for number, entry in supplied_in(brought).items() if number in of.entries}
    titles = {case: register.case(case).title for case in cases}
    last = max((*entries, *supplied.values()), key=lambda entry: entry.number)
    lines = [_line(register, entry, supplied.get(entry.number), titles) for entry in entries]
    posts = {
        one.post for one in register.tenures(last.recorded_at.astimezone(BEIJING).date()) if one.person == of.person
    }
    return ProxiesFacts(
        mode=register.mode,
        village=register.village.name,
        township=register.village.township,
        issuer=say("minutes.issuer", village=register.village.name),
        title=say("proxies.title"),
        made_at=last.recorded_at,
        printing=printing,
        person=name_of(register, of.person),
        posts="、".join(sorted(posts)),
        month=month_words(of.month),
        lines=tuple(sorted(lines, key=lambda line: not line.owed)),
        owed=sum(line.owed for line in lines),
        head=head_of(register, last),
    )


def _line(register: Register, entry: Entry, supplied: Entry | None, titles: Mapping[str, str]) -> ProxyLine:
    return ProxyLine(
        entry=entry.number,
        typed_on=entry.recorded_at.astimezone(BEIJING).date(),
        happened_on=entry.happened_at.astimezone(BEIJING).date(),
        case=say("proxies.case", case=(entry.case or "").rpartition("-")[2]),
        about=titles.get(entry.case or "", ""),
        step=say(f"act.{entry.act}"),
        typed_by=name_of(register, entry.by.typed_by),
        evidence=evidence_of(entry, supplied),
        owed=entry.by.owing and supplied is None,
    )
