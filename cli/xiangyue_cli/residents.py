"""花名册 on the screen and for machines; personal numbers are masked in both."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.changing import day_told
from xiangyue_cli.session import Session, now_of, office_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from xiangyue.acts.office import Office
    from xiangyue.acts.village.residents import Resident
    from xiangyue.records import Seals

SUMMED = 2  # lines of the sum above the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Whom a list is to hold."""

    name: str = ""
    group: int | None = None
    household: str | None = None
    away: bool = False
    on: str | None = None
    unmask: bool = False


class NotUnmasked(Refusal):
    """Numbers are not shown in full by the list: one person at a time, with a reason."""

    code = "not-unmasked"

    def __init__(self) -> None:
        super().__init__()


def list_residents(session: Session, sought: Sought) -> None:
    """List who is of the village on a day."""
    from xiangyue.acts.village.residents import residents, sum_of  # noqa: PLC0415
    from xiangyue_cli.keys import shown  # noqa: PLC0415
    from xiangyue_cli.tell import laid_out, lines, machine  # noqa: PLC0415

    if sought.unmask:
        raise NotUnmasked
    office = office_of(session)
    on = day_told(sought.on, now=now_of(session, office))
    found = [one for one in residents(office.register, on=on, seals=seals_of(office)) if _meant(one, sought)]
    total = sum_of(office.register, on=on)
    if session.json:
        machine({"on": on, "sum": total, "people": found})
        return
    lines(
        say(
            "told.roster_sum",
            day=on,
            people=total.people,
            households=total.households,
            adults=total.adults,
            party=total.party,
            away=total.away,
        )
    )
    heads = ("id", "name", "sex", "born", "group", "household", "posts", "phone", "remark")
    shown(laid_out([say(f"head.roster_{head}") for head in heads], [_row(one) for one in found]), above=SUMMED)


def show_resident(session: Session, told: str, *, on: str | None) -> None:
    """Show one person, and what became of him."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue.acts.village.residents import resident, story  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    office = office_of(session)
    day = day_told(on, now=now_of(session, office))
    id = person_meant(office.register, told, on=day)
    one = resident(office.register, id, on=day, seals=seals_of(office))
    seen = story(office.register, id)
    if session.json:
        machine({"on": day, "person": one, "changes": seen})
        return
    lines(*_told(one))
    for change in seen:
        undone = say("told.undone_by", number=change.undone_by) if change.undone_by else ""
        basis = say("told.on_basis", basis=change.basis) if change.basis else ""
        words = say("told.story", day=change.change.on, what=change.change.kind, entry=change.entry)
        lines(f"  {words}{basis}{undone}")


def seals_of(office: "Office") -> "Callable[[], Seals] | None":
    """Return what opens the key of the sealed numbers; None where it is not on this machine."""
    from xiangyue.acts.village.open import DATA_KEY  # noqa: PLC0415
    from xiangyue.records import Seals  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    file = keys_of(office) / DATA_KEY
    return (lambda: Seals.open(file, register=office.register.id)) if file.is_file() else None


def key_of(office: "Office") -> "Seals":
    """Return the key of the sealed numbers.

    Raises:
        KeyMissing: it is not on this machine.

    """
    from xiangyue.acts.village.open import DATA_KEY  # noqa: PLC0415
    from xiangyue.records import Seals  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    return Seals.open(keys_of(office) / DATA_KEY, register=office.register.id)


def _meant(one: "Resident", sought: Sought) -> bool:
    return (
        sought.name in one.name
        and sought.group in {None, one.group}
        and sought.household in {None, one.household}
        and (not sought.away or one.away_since is not None)
    )


def _row(one: "Resident") -> list[object]:
    return [
        one.id,
        one.name,
        say(f"sex.{one.sex}"),
        one.born_year,
        one.group,
        one.household,
        "、".join(one.posts) or (say(f"politics.{one.politics}") if one.politics in {"party", "probationary"} else ""),
        one.phone,
        _remark(one),
    ]


def _remark(one: "Resident") -> str:
    told = [say("told.head")] if one.head else []
    if one.away_since:
        told.append(_since("away", one.away_since))
    if one.gone:
        told.append(_since(one.gone.kind, one.gone.on))
    return " ".join(told)


def _since(kind: str, day: date) -> str:
    return f"{say(f'personchangekind.{kind}')}{day:%Y-%m-%d}"


def _told(one: "Resident") -> list[str]:
    facts = [
        say("told.person", who=one.called, id=one.id, sex=say(f"sex.{one.sex}")),
        say("told.person_home", group=one.group, household=one.household, head=say("told.head") if one.head else ""),
    ]
    if one.politics:
        facts.append(say("told.person_politics", politics=say(f"politics.{one.politics}")))
    if one.posts:
        facts.append(say("told.person_posts", posts=one.posts))
    if one.identity or one.phone:
        facts.append(say("told.person_numbers", identity=one.identity or "-", phone=one.phone or "-"))
    if one.away_since:
        facts.append(_since("away", one.away_since))
    if one.gone:
        facts.append(_since(one.gone.kind, one.gone.on))
    return facts
