"""The village, its people and posts, and what lies sealed."""

from datetime import date

from xiangyue.model import Entry, Household, Official, Person, Tenure
from xiangyue.model.happened import RegisterOpened, RosterTaken, TenuresBegun, ValueErased, ValueSealed
from xiangyue.records.apply.registry import applies
from xiangyue.records.apply.rows import Rows, Values


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


@applies(TenuresBegun)
def tenures(rows: Rows, entry: Entry, did: TenuresBegun) -> None:
    """任期."""
    rows.add("tenure", *(_tenure(entry.number, place, one) for place, one in enumerate(did.tenures)))


@applies(ValueSealed)
def sealed(rows: Rows, entry: Entry, did: ValueSealed) -> None:
    """That the value lies sealed; the bytes themselves come with the act, not with the entry."""
    row = {"person": did.person, "kind": did.kind, "sealed": did.sealed, "finder": did.finder, "entry": entry.number}
    rows.put("sealing", [row])


@applies(ValueErased)
def erased(rows: Rows, entry: Entry, did: ValueErased) -> None:  # noqa: ARG001
    """Take the value out, bytes and all."""
    for table in ("sealing", "sealed"):
        rows.drop(table, person=did.person, kind=did.kind)


def _household(one: Household) -> Values:
    return {"id": one.id, "group": one.group, "head": one.head}


def _person(one: Person) -> Values:
    return {
        "id": one.id,
        "name": one.name,
        "sex": one.sex,
        "born": one.born,
        "household": one.household,
        "group": one.group,
        "party_member_since": one.party_member_since,
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
