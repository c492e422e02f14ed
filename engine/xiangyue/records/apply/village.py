"""The village, its people and posts, and what lies sealed."""

from datetime import date

from sqlalchemy import or_

from xiangyue.model import Entry, Household, Official, Person, Tenure
from xiangyue.model.happened import (
    CertificateIssued,
    CouncilsNamed,
    HandedOver,
    IntegrityKeyChanged,
    PinCodeGiven,
    RecoveryCodeChanged,
    RegisterOpened,
    RepresentationsSaid,
    RosterChanged,
    RosterChangeUndone,
    RosterTaken,
    TenureEnded,
    TenuresBegun,
    ValueErased,
    ValueSealed,
    ValuesSealed,
)
from xiangyue.records import tables
from xiangyue.records.apply.registry import applies, leaves_no_row
from xiangyue.records.apply.rows import Rows, Values

leaves_no_row(CouncilsNamed, RepresentationsSaid)  # `questions.offices` asks the entries
leaves_no_row(PinCodeGiven, CertificateIssued, RecoveryCodeChanged, IntegrityKeyChanged)


@applies(RegisterOpened)
def opened(rows: Rows, entry: Entry, did: RegisterOpened) -> None:
    """Entry 1."""
    rows.add(
        "village",
        {
            "id": did.register,
            "mode": did.mode,
            "name": did.village.name,
            "code": did.village.code,
            "township": did.village.township,
            "groups": did.village.groups,
            "clerk_phone": did.village.clerk_phone,
            "integrity_certificate": did.integrity_certificate,
            "township_certificate": did.township_certificate,
            "program": did.program,
            "opened_at": entry.happened_at,
        },
    )


@applies(RosterTaken)
def roster(rows: Rows, entry: Entry, did: RosterTaken) -> None:  # noqa: ARG001
    """Who is taken in again stands as the newer roster has it."""
    again = rows.many("person") + rows.many("household") + rows.many("official") > 0
    for table, found in (
        ("household", [_household(one) for one in did.households]),
        ("person", [_person(one) for one in did.people]),
        ("official", [_official(one) for one in did.officials]),
    ):
        if again:
            rows.put(table, found)
        else:
            rows.add(table, *found)


@applies(RosterChanged)
def changed(rows: Rows, entry: Entry, did: RosterChanged) -> None:
    """变动: the rows of the roster stay as they are; what they mean on a day is asked of both."""
    rows.put("household", [_household(one) for one in did.households])
    rows.put("person", [_person(one) for one in did.people])
    rows.add(
        "change",
        *(
            {
                "entry": entry.number,
                "place": place,
                "person": one.person,
                "kind": one.kind,
                "day": one.on,
                "household": one.household,
                "basis": did.basis,
                "undone_by": None,
            }
            for place, one in enumerate(did.changes)
        ),
    )


@applies(RosterChangeUndone)
def undone(rows: Rows, entry: Entry, did: RosterChangeUndone) -> None:
    """撤回变动."""
    rows.change("change", {"undone_by": entry.number}, entry=did.entry, undone_by=None)


@applies(TenuresBegun)
def tenures(rows: Rows, entry: Entry, did: TenuresBegun) -> None:
    """任期."""
    rows.add("tenure", *(_tenure(entry.number, place, one) for place, one in enumerate(did.tenures)))


@applies(TenureEnded)
def ended(rows: Rows, entry: Entry, did: TenureEnded) -> None:  # noqa: ARG001
    """卸任."""
    _end(rows, did.person, did.post, until=did.until)


@applies(HandedOver)
def handed_over(rows: Rows, entry: Entry, did: HandedOver) -> None:
    """交接: one tenure ends on the day the other begins."""
    _end(rows, did.person, did.post, until=did.begins.since)
    rows.add("tenure", _tenure(entry.number, 0, did.begins))


def _end(rows: Rows, person: str, post: str, *, until: date) -> None:
    """End a post; what would have ended earlier by itself is left."""
    tenure = tables.of("tenure").c
    still = or_(tenure.until.is_(None), tenure.until > until)
    rows.change("tenure", {"until": until}, still, tenure.since <= until, person=person, post=post)


@applies(ValueSealed)
def sealed(rows: Rows, entry: Entry, did: ValueSealed) -> None:
    """That the value lies sealed; the bytes themselves come with the act, not with the entry."""
    row = {"person": did.person, "kind": did.kind, "sealed": did.sealed, "finder": did.finder, "entry": entry.number}
    rows.put("sealing", [row])


@applies(ValuesSealed)
def all_sealed(rows: Rows, entry: Entry, did: ValuesSealed) -> None:
    """The same of many values."""
    sealings = [
        {"person": one.person, "kind": one.kind, "sealed": one.sealed, "finder": one.finder, "entry": entry.number}
        for one in did.values
    ]
    if rows.many("sealing"):
        rows.put("sealing", sealings)
    else:
        rows.add("sealing", *sealings)


@applies(ValueErased)
def erased(rows: Rows, entry: Entry, did: ValueErased) -> None:  # noqa: ARG001
    """Take the value out, bytes and all."""
    for table in ("sealing", "sealed"):
        rows.drop(table, person=did.person, kind=did.kind)


def _household(one: Household) -> Values:
    return {"id": one.id, "group": one.group, "head": one.head, "number": one.number}


def _person(one: Person) -> Values:
    return {
        "id": one.id,
        "name": one.name,
        "sex": one.sex.value,
        "born": one.born,
        "household": one.household,
        "group": one.group,
        "party_member_since": one.party_member_since,
        "politics": one.politics and one.politics.value,
    }


def _official(one: Official) -> Values:
    return {"id": one.id, "name": one.name, "role": one.role, "office": one.office}


def _tenure(entry: int, place: int, one: Tenure) -> dict[str, str | int | date | None]:
    return {
        "entry": entry,
        "place": place,
        "person": one.person,
        "post": one.post,
        "role": one.role,
        "body": one.body,
        "since": one.since,
        "until": one.until,
        "basis": one.basis,
    }
